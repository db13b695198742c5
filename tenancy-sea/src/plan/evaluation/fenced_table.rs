//! Which tables become queries of their own where something in a statement can fail.
//!
//! A condition that waits in a CASE fails on no foreign row, but such a row may be reached before its scope is looked at: a
//! join runs what stands beside it, a sort computes its keys, a sub-query is taken for a join, a row that is found by its key
//! is read while the database plans. So a table that can be reached before its scope becomes
//! `(SELECT * FROM t WHERE <ours> AND <what finds rows> OFFSET 0) AS t`: nothing of the statement is evaluated below that.

use sqlparser::ast::{Expr, Value};

use super::fallible::holds_query;
use crate::entity::TableId;
use crate::plan::Runs;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::read::from::Accesses;
use crate::plan::tree;

impl Planning<'_> {
    /// Whether a table that is read becomes a query.
    ///
    /// PostgreSQL looks at a comparison with the tenant's key where it reads the table, and at nothing of others before; the
    /// other two put constants into each other's places where there is more than one table.
    pub(in crate::plan) fn fences(&self, predicate: &Expr, accesses: &Accesses<'_>) -> bool {
        if !self.fallible || !self.scopes() || accesses.stays {
            return false;
        }
        match self.dialect {
            Dialect::Postgres => holds_query(predicate),
            Dialect::Sqlite | Dialect::MySql => !self.simple || holds_query(predicate),
        }
    }

    /// The terms of the block's condition by which rows of a table are found: comparisons of its columns with given values,
    /// none of which is true of a row that is missing.
    pub(in crate::plan) fn finding(
        &self,
        id: TableId,
        name: &str,
        accesses: &Accesses<'_>,
    ) -> Vec<Expr> {
        let Some(condition) = accesses.condition else {
            return Vec::new();
        };
        let terms = self.terms(condition.clone()).into_iter();
        terms
            .filter(|term| !self.must_wait(term, &[]) && self.finds(term, id, name, accesses.alone))
            .collect()
    }

    fn finds(&self, term: &Expr, id: TableId, name: &str, alone: bool) -> bool {
        let is_column = |expr: &Expr| match expr {
            Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                [qualifier, column] => {
                    self.dialect.fold(qualifier) == name && self.declares(id, column)
                }
                _ => false,
            },
            Expr::Identifier(column) => alone && self.declares(id, column),
            _ => false,
        };
        match term {
            Expr::Nested(inner) => self.finds(inner, id, name, alone),
            Expr::BinaryOp { left, op, right } => {
                tree::is_comparison(op)
                    && (is_column(left) && self.is_given(right)
                        || self.is_given(left) && is_column(right))
            }
            Expr::InList { expr, list, .. } => {
                is_column(expr) && list.iter().all(|item| self.is_given(item))
            }
            Expr::Between {
                expr, low, high, ..
            } => is_column(expr) && self.is_given(low) && self.is_given(high),
            _ => false,
        }
    }

    /// A value that may be written twice: not one of many that the text has once.
    fn is_given(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Value(value) => match &value.value {
                Value::Placeholder(_) => {
                    self.runs == Runs::default()
                        && matches!(Parameter::of(expr), Some(Parameter::Given(_)))
                }
                _ => true,
            },
            _ => false,
        }
    }
}
