//! A value that is compared inside a sub-query of ours must mean there what it means outside: a column without a
//! qualifier could be taken for one of the table that the sub-query reads.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Ident, ObjectName, Query, SelectItem, SetExpr, TableAlias, TableFactor, Visitor,
    VisitorMut,
};

use super::set_reference::Target;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;
use crate::plan::walk;
use crate::plan::write::tenant_value::is_default;

impl Planning<'_> {
    /// Qualifies the columns of a value. The target's name is that of the only relation to which the value can refer; it
    /// has none where there are several.
    pub(super) fn uncapturable(
        &self,
        value: &mut Expr,
        target: Target<'_>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let inserted = target.is_conflict() && self.dialect == Dialect::MySql;
        if is_default(value) || inserted && is_inserted_value(value) {
            return Ok(());
        }
        let mut qualify = Qualify {
            planning: self,
            qualifier: target.qualifier(),
            scope,
            blocks: Vec::new(),
            hidden: Vec::new(),
        };
        match walk::visit_mut(value, &mut qualify) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(err) => Err(err),
        }
    }
}

struct Qualify<'q, 'r> {
    planning: &'q Planning<'r>,
    qualifier: Option<&'q Ident>,
    scope: &'q Scope<'q>,
    /// For each sub-query around the place: the columns that its FROM is known to have, as the dialect compares them, if
    /// all of it is known.
    blocks: Vec<Option<HashSet<String>>>,
    /// For each of them, whether a WITH in or around it may have given its tables' names to something else.
    hidden: Vec<bool>,
}

impl VisitorMut for Qualify<'_, '_> {
    type Break = TenancyError;

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<TenancyError> {
        let hidden = query.with.is_some() || self.hidden.last() == Some(&true);
        self.hidden.push(hidden);
        let columns = if hidden {
            None
        } else {
            self.planning.columns_of(query, self.scope)
        };
        self.blocks.push(columns);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &mut Query) -> ControlFlow<TenancyError> {
        self.blocks.pop();
        self.hidden.pop();
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
    /// The columns of a simple query's FROM; `None` where it isn't declared tables alone, under their columns' own names.
    pub(in crate::plan) fn columns_of(
        &self,
        query: &Query,
        scope: &Scope<'_>,
    ) -> Option<HashSet<String>> {
        let SetExpr::Select(select) = query.body.as_ref() else {
            return None;
        };
        let mut columns = HashSet::new();
        for table in &select.from {
            for factor in tree::factors(table) {
                let (name, alias) = table_of(factor)?;
                let id = self.declared(name).ok()?;
                let renamed = alias
                    .as_ref()
                    .is_some_and(|alias| !alias.columns.is_empty());
                if renamed || scope.hides(&self.registry.table(id).name) {
                    return None;
                }
                columns.extend(
                    self.registry
                        .table(id)
                        .columns
                        .iter()
                        .map(|column| self.dialect.declared_as(&column.name)),
                );
            }
        }
        Some(columns)
    }
}

/// The table whose columns a factor has: a table, or all of one, as it stands where conditions can't reach it.
fn table_of(factor: &TableFactor) -> Option<(&ObjectName, Option<&TableAlias>)> {
    match factor {
        TableFactor::Table { name, alias, .. } => Some((name, alias.as_ref())),
        TableFactor::Derived {
            subquery, alias, ..
        } => {
            let SetExpr::Select(select) = subquery.body.as_ref() else {
                return None;
            };
            match (select.projection.as_slice(), select.from.as_slice()) {
                ([SelectItem::Wildcard(_)], [table]) if table.joins.is_empty() => {
                    let TableFactor::Table {
                        name, alias: inner, ..
                    } = &table.relation
                    else {
                        return None;
                    };
                    let renamed = inner
                        .as_ref()
                        .is_some_and(|inner| !inner.columns.is_empty());
                    (subquery.with.is_none() && !renamed).then_some((name, alias.as_ref()))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// MySQL's `VALUES(column)`, or MariaDB's `VALUE(column)`, which is no column of the row.
pub(in crate::plan) fn is_inserted_value(value: &Expr) -> bool {
    matches!(value, Expr::Function(function) if ["value", "values"]
        .iter()
        .any(|name| function.name.to_string().eq_ignore_ascii_case(name)))
}

/// Whether a value is made of one that the INSERT brought.
pub(super) fn holds_inserted(value: &Expr) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            if is_inserted_value(expr) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    walk::visit(value, &mut Find).is_break()
}
