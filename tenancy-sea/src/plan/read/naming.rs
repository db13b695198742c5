//! SQLite and MySQL name a column without an alias after its text, which planning can change.

use std::fmt::{self, Write};

use sqlparser::ast::{Expr, SelectItem};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::PARAMETER;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;

/// MySQL's longest alias of a column.
const LONGEST: usize = 255;
/// SQLite has no longest name; a longer one than this is left to change.
const LONGEST_KEPT: usize = 1024;

impl Planning<'_> {
    /// Plans the sub-queries of RETURNING.
    pub(in crate::plan) fn returning(
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
                    self.short_text(expr)
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
            if name.contains(PARAMETER) || self.short_text(expr).as_ref() == Some(&name) {
                continue;
            }
            let expr = std::mem::replace(expr, tree::null());
            *item = SelectItem::ExprWithAlias {
                expr,
                alias: self.ident(&name),
            };
        }
    }

    /// The text of an expression, if it isn't longer than a name can be. No more of it than that is written: a sub-query in
    /// a list stands in all lists around it as well.
    fn short_text(&self, expr: &Expr) -> Option<String> {
        let longest = match self.dialect {
            Dialect::MySql => LONGEST,
            Dialect::Postgres | Dialect::Sqlite => LONGEST_KEPT,
        };
        let mut text = Short {
            text: String::new(),
            longest,
        };
        write!(text, "{expr}").ok().map(|()| text.text)
    }
}

/// A text that takes so many bytes and no more.
struct Short {
    text: String,
    longest: usize,
}

impl Write for Short {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.text.len() + part.len() > self.longest {
            return Err(fmt::Error);
        }
        self.text.push_str(part);
        Ok(())
    }
}
