//! Columns of a SELECT list that are computed early, since rows are sorted or grouped by their names or places.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, SelectItem, Visit, Visitor};

use crate::plan::dialect::Dialect;
use crate::plan::walk;

/// What rows are sorted or grouped by, as far as it can be a column of the SELECT list.
#[derive(Default)]
pub(in crate::plan) struct Named {
    /// In lower case.
    names: HashSet<String>,
    places: bool,
}

impl Named {
    pub(in crate::plan) fn of<N: Visit>(by: &N) -> Self {
        let mut named = Self::default();
        let _ = walk::visit(by, &mut named);
        named
    }

    pub(in crate::plan) fn names(&self, item: &SelectItem, dialect: Dialect) -> bool {
        match item {
            SelectItem::ExprWithAlias { alias, .. } => {
                self.places || self.names.contains(&alias.value.to_lowercase())
            }
            // PostgreSQL gives it one of its own: that of a function, a type, a word.
            SelectItem::UnnamedExpr(Expr::Identifier(_) | Expr::CompoundIdentifier(_)) => {
                self.places
            }
            _ => self.places || dialect == Dialect::Postgres && !self.names.is_empty(),
        }
    }
}

impl Visitor for Named {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(name) => {
                // MySQL names a column without an alias after its text.
                let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
                self.places |= !name.value.chars().all(plain);
                self.names.insert(name.value.to_lowercase());
            }
            Expr::Value(_) => self.places = true,
            _ => {}
        }
        ControlFlow::Continue(())
    }
}
