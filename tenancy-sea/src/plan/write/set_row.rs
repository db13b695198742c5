//! `SET (a, b) = (1, 2)` and `SET (a, b) = (SELECT …)`, column by column where a column has to be looked at.

use sqlparser::ast::{
    Assignment, AssignmentTarget, Expr, FunctionArg, FunctionArgExpr, FunctionArguments,
    ObjectName, Query, SelectItem, TableFactor,
};

use super::read_source::first_items;
use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::tree;

impl Planning<'_> {
    /// Makes assignments to single columns of those to rows. A row that a sub-query brings stays one if nothing has to
    /// be known of its columns.
    pub(super) fn split_rows(
        &mut self,
        assignments: &mut Vec<Assignment>,
        id: TableId,
    ) -> Result<(), TenancyError> {
        let mut split = Vec::with_capacity(assignments.len());
        for assignment in std::mem::take(assignments) {
            let Assignment { target, value } = assignment;
            let AssignmentTarget::Tuple(names) = target else {
                split.push(Assignment { target, value });
                continue;
            };
            let values = match value {
                Expr::Subquery(query) if self.any_matters(&names, id)? => {
                    self.columns_of_row(*query, names.len())?
                }
                value => match row(&value) {
                    Some(values) => values,
                    None => {
                        let target = AssignmentTarget::Tuple(names);
                        split.push(Assignment { target, value });
                        continue;
                    }
                },
            };
            if values.len() != names.len() {
                return Err(form());
            }
            split.extend(names.into_iter().zip(values).map(column_by_column));
        }
        *assignments = split;
        Ok(())
    }

    /// `(SELECT q.c1 FROM (SELECT a AS c1, b AS c2 FROM …) AS q)`, and so on for each column of `(SELECT a, b FROM …)`.
    fn columns_of_row(
        &mut self,
        mut query: Query,
        width: usize,
    ) -> Result<Vec<Expr>, TenancyError> {
        let items = first_items(&mut query.body).ok_or_else(form)?;
        if items.len() != width {
            return Err(form());
        }
        let names = self.name_items(items)?;
        let table = self.alias();
        let columns = names.into_iter().map(|name| {
            let derived = TableFactor::Derived {
                lateral: false,
                subquery: Box::new(query.clone()),
                alias: Some(tree::as_alias(table.clone())),
                sample: None,
            };
            let item = SelectItem::UnnamedExpr(tree::column(&table, name));
            Expr::Subquery(Box::new(tree::select(item, vec![derived], None)))
        });
        Ok(columns.collect())
    }

    /// Whether a column is the tenant's, or a part of a reference.
    fn any_matters(&self, names: &[ObjectName], id: TableId) -> Result<bool, TenancyError> {
        let table = self.registry.table(id);
        let keys = table.references.iter().flat_map(|key| &key.columns);
        let columns: Vec<&str> = table
            .tenant_columns()
            .map(|(_, column)| column)
            .chain(keys.map(|pair| pair.from.as_str()))
            .collect();
        for name in names {
            for column in &columns {
                if self.is_column(name, column)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

pub(in crate::plan) fn form() -> TenancyError {
    TenancyError::form("this form of SET (a, b) = (…); assign the columns one by one")
}

fn column_by_column((name, value): (ObjectName, Expr)) -> Assignment {
    Assignment {
        target: AssignmentTarget::ColumnName(name),
        value,
    }
}

/// The values of `(1, 2)`, `ROW(1, 2)` or `(1)`.
fn row(value: &Expr) -> Option<Vec<Expr>> {
    match value {
        Expr::Tuple(values) => Some(values.clone()),
        Expr::Nested(value) => Some(vec![(**value).clone()]),
        Expr::Function(function) if function.name.to_string().eq_ignore_ascii_case("row") => {
            let FunctionArguments::List(list) = &function.args else {
                return None;
            };
            let values = list.args.iter().map(|arg| match arg {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(value)) => Some(value.clone()),
                _ => None,
            });
            values.collect()
        }
        _ => None,
    }
}
