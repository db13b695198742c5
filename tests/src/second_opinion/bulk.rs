//! Keys of a bulk insert, checked together in its first row.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Query, SetExpr, Value, Visit, Visitor};

use super::judge::Judge;
use super::writes::can_raise;

impl Judge<'_> {
    /// Whether the first row's value holds a check of a list that has a key for every row, and this row's at its place.
    pub(super) fn is_checked_with_first(&self, values: &[Option<&Expr>], at: usize) -> bool {
        let (Some(Some(first)), Some(Some(value))) = (values.first(), values.get(at)) else {
            return false;
        };
        if at == 0 || !self.carries_key(first) || !can_raise(first) {
            return false;
        }
        let mut lists = Lists(Vec::new());
        let _ = first.visit(&mut lists);
        lists.0.iter().any(|list| {
            list.len() == values.len() && list.get(at).is_some_and(|key| self.are_same(key, value))
        })
    }

    fn are_same(&self, key: &Expr, value: &Expr) -> bool {
        match (placeholder(key), placeholder(value)) {
            (Some(key), Some(value)) => self.text.are_same(key, value),
            _ => false,
        }
    }
}

/// The parameter that a value is, as the column will hold it.
fn placeholder(value: &Expr) -> Option<&str> {
    match value {
        Expr::Value(value) => match &value.value {
            Value::Placeholder(label) => Some(label),
            _ => None,
        },
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => placeholder(inner),
        _ => None,
    }
}

/// The lists in a value, whose rows are of one column: what a NOT EXISTS or a count goes through.
struct Lists(Vec<Vec<Expr>>);

impl Visitor for Lists {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if let SetExpr::Values(values) = query.body.as_ref() {
            let rows = values.rows.iter().map(|row| match row.content.as_slice() {
                [key] => Some(key.clone()),
                _ => None,
            });
            self.0.extend(rows.collect::<Option<Vec<_>>>());
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::InList {
            list,
            negated: false,
            ..
        } = expr
        {
            self.0.push(list.clone());
        }
        ControlFlow::Continue(())
    }
}
