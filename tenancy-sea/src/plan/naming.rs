//! SQLite and MySQL name a column without an alias after its text, which planning can change.

use sqlparser::ast::{Expr, SelectItem};

use super::dialect::Dialect;
use super::label::PARAMETER;
use super::planning::Planning;
use super::scope::Scope;
use crate::error::TenancyError;

/// MySQL's longest name.
const LONGEST: usize = 64;

impl Planning<'_> {
    /// Plans the sub-queries of RETURNING.
    pub(super) fn returning(
        &mut self,
        items: Option<&mut [SelectItem]>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let Some(items) = items else { return Ok(()) };
        let names = self.names_by_text(items);
        for item in items.iter_mut() {
            self.expressions(item, scope)?;
        }
        self.keep_names(items, names);
        Ok(())
    }

    /// The names of columns that have none but their text.
    pub(super) fn names_by_text(&self, items: &[SelectItem]) -> Vec<Option<String>> {
        items
            .iter()
            .map(|item| match item {
                SelectItem::UnnamedExpr(Expr::Identifier(_) | Expr::CompoundIdentifier(_)) => None,
                SelectItem::UnnamedExpr(expr) if self.dialect != Dialect::Postgres => {
                    Some(expr.to_string())
                }
                _ => None,
            })
            .collect()
    }

    /// Gives columns whose text has changed the name that they would have had.
    pub(super) fn keep_names(&self, items: &mut [SelectItem], names: Vec<Option<String>>) {
        for (item, name) in items.iter_mut().zip(names) {
            let (SelectItem::UnnamedExpr(expr), Some(name)) = (&mut *item, name) else {
                continue;
            };
            let too_long = self.dialect == Dialect::MySql && name.len() > LONGEST;
            if expr.to_string() == name || too_long || name.contains(PARAMETER) {
                continue;
            }
            let expr = std::mem::replace(expr, super::tree::null());
            *item = SelectItem::ExprWithAlias {
                expr,
                alias: self.ident(&name),
            };
        }
    }
}
