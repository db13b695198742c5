//! A value that is compared inside a sub-query of ours must mean there what it means outside: a column without a
//! qualifier could be taken for one of the table that the sub-query reads.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Ident, Query, SelectItem, SetExpr, TableFactor, VisitMut, VisitorMut};

use super::planning::Planning;
use super::tenant_value::is_default;
use super::tree;
use crate::error::TenancyError;

impl Planning<'_> {
    /// Qualifies the columns of a value. `qualifier` is the only relation that the value can refer to; `None` where
    /// there are several, or none.
    pub(super) fn uncapturable(
        &self,
        value: &mut Expr,
        qualifier: Option<&Ident>,
    ) -> Result<(), TenancyError> {
        if is_default(value) || is_inserted_value(value) {
            return Ok(());
        }
        let mut qualify = Qualify {
            planning: self,
            qualifier,
            blocks: Vec::new(),
        };
        match VisitMut::visit(value, &mut qualify) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(err) => Err(err),
        }
    }
}

struct Qualify<'q, 'r> {
    planning: &'q Planning<'r>,
    qualifier: Option<&'q Ident>,
    /// For each sub-query around the place: the columns that its FROM is known to have, as the dialect compares them, if
    /// all of it is known.
    blocks: Vec<Option<HashSet<String>>>,
}

impl VisitorMut for Qualify<'_, '_> {
    type Break = TenancyError;

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<TenancyError> {
        self.blocks.push(self.planning.columns_of(query));
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &mut Query) -> ControlFlow<TenancyError> {
        self.blocks.pop();
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<TenancyError> {
        let Expr::Identifier(name) = expr else {
            return ControlFlow::Continue(());
        };
        let unqualified = || {
            TenancyError::form(format!(
                "column {name} without its table in the key of a relation; write table.{name}"
            ))
        };
        match (self.blocks.as_slice(), self.qualifier) {
            ([], Some(qualifier)) => {
                *expr = tree::column(qualifier, name.clone());
                ControlFlow::Continue(())
            }
            ([], None) => ControlFlow::Break(unqualified()),
            // Inside a sub-query of the user's the name must be that sub-query's own.
            ([.., Some(columns)], _) if columns.contains(&self.planning.dialect.fold(name)) => {
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(unqualified()),
        }
    }
}

impl Planning<'_> {
    /// The columns of a simple query's FROM; `None` where it isn't declared tables alone.
    fn columns_of(&self, query: &Query) -> Option<HashSet<String>> {
        let SetExpr::Select(select) = query.body.as_ref() else {
            return None;
        };
        let mut columns = HashSet::new();
        for table in &select.from {
            for factor in std::iter::once(&table.relation)
                .chain(table.joins.iter().map(|join| &join.relation))
            {
                let TableFactor::Table { name, .. } = factor else {
                    return None;
                };
                let id = self.declared(name).ok()?;
                columns.extend(
                    self.registry
                        .table(id)
                        .columns
                        .iter()
                        .map(|column| self.dialect.declared_as(&column.name)),
                );
            }
        }
        // The names that the SELECT list gives can be used in ORDER BY.
        columns.extend(select.projection.iter().filter_map(|item| match item {
            SelectItem::ExprWithAlias { alias, .. } => Some(self.dialect.fold(alias)),
            _ => None,
        }));
        Some(columns)
    }
}

/// MySQL's `VALUES(column)`, which is no column of the row.
fn is_inserted_value(value: &Expr) -> bool {
    matches!(value, Expr::Function(function) if function.name.to_string().eq_ignore_ascii_case("values"))
}
