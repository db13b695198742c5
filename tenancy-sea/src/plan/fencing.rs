//! Which tables become queries of their own where something in a statement can fail.
//!
//! A condition that waits in a CASE fails on no foreign row, but such a row may be reached before its scope is looked at: a
//! join runs what stands beside it, a sort computes its keys, a sub-query is taken for a join, a row that is found by its key
//! is read while the database plans. So a table that can be reached before its scope becomes
//! `(SELECT * FROM t WHERE <ours> AND <what finds rows> OFFSET 0) AS t`: nothing of the statement is evaluated below that.

use std::ops::ControlFlow;

use sqlparser::ast::{
    BinaryOperator, Expr, GroupByExpr, Ident, Query, Select, SetExpr, Statement, TableFactor,
    TableWithJoins, Value, Visit, Visitor,
};

use super::dialect::Dialect;
use super::fallible::holds_query;
use super::from::{Accesses, Block};
use super::label::Parameter;
use super::planning::Planning;
use crate::entity::TableId;
use crate::error::TenancyError;

impl Planning<'_> {
    /// Whether a table that is read becomes a query.
    ///
    /// PostgreSQL looks at a comparison with the tenant's key where it reads the table, and at nothing of others before; the
    /// other two put constants into each other's places where there is more than one table.
    pub(super) fn fences(&self, predicate: &Expr, accesses: &Accesses<'_>) -> bool {
        if !self.fallible || !self.scopes() {
            return false;
        }
        match self.dialect {
            Dialect::Postgres => holds_query(predicate) && !accesses.grouped_by_key,
            Dialect::Sqlite | Dialect::MySql => !self.simple || holds_query(predicate),
        }
    }

    /// The terms of the block's condition by which rows of a table are found: comparisons of its columns with given values,
    /// none of which is true of a row that is missing.
    pub(super) fn finding(&self, id: TableId, name: &str, accesses: &Accesses<'_>) -> Vec<Expr> {
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
                    self.dialect.fold(qualifier) == name && self.has_declared(id, column)
                }
                _ => false,
            },
            Expr::Identifier(column) => alone && self.has_declared(id, column),
            _ => false,
        };
        match term {
            Expr::Nested(inner) => self.finds(inner, id, name, alone),
            Expr::BinaryOp { left, op, right } => {
                let compares = matches!(
                    op,
                    BinaryOperator::Eq
                        | BinaryOperator::NotEq
                        | BinaryOperator::Lt
                        | BinaryOperator::LtEq
                        | BinaryOperator::Gt
                        | BinaryOperator::GtEq
                );
                compares
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
                    self.runs == super::Runs::default()
                        && matches!(Parameter::of(expr), Some(Parameter::Given(_)))
                }
                _ => true,
            },
            _ => false,
        }
    }

    fn has_declared(&self, id: TableId, column: &Ident) -> bool {
        let mut columns = self.registry.table(id).columns.iter();
        columns.any(|known| self.dialect.names(column, &known.name))
    }

    /// Refuses, on PostgreSQL, what can fail beside the target of a write whose scope is looked at late: it would be run as
    /// soon as a row of the target is found.
    pub(super) fn nothing_fails_beside(
        &self,
        target: &Block,
        reads: &[TableWithJoins],
    ) -> Result<(), TenancyError> {
        let is_table = |factor: &TableFactor| matches!(factor, TableFactor::Table { sample: None, name, .. } if self.declared(name).is_ok());
        let late = self.dialect == Dialect::Postgres && self.fallible && target.semi_joined;
        let mut factors = reads.iter().flat_map(|table| {
            std::iter::once(&table.relation).chain(table.joins.iter().map(|join| &join.relation))
        });
        if late && !factors.all(is_table) {
            return Err(TenancyError::form(
                "a query beside the target of a write that belongs to its tenant through others, in a statement that can fail; use a sub-query in WHERE",
            ));
        }
        Ok(())
    }

    /// Whether PostgreSQL lets a query show columns that depend on the grouped key of a table, which it does of tables alone.
    /// Nothing else than tables stands beside it, so that no row is reached that tells something.
    pub(super) fn groups_by_key(&self, select: &Select) -> bool {
        let GroupByExpr::Expressions(by, modifiers) = &select.group_by else {
            return false;
        };
        let is_table = |factor: &TableFactor| matches!(factor, TableFactor::Table { sample: None, name, .. } if self.declared(name).is_ok());
        let mut tables = select.from.iter();
        self.dialect == Dialect::Postgres
            && !by.is_empty()
            && modifiers.is_empty()
            && by
                .iter()
                .all(|by| matches!(by, Expr::Identifier(_) | Expr::CompoundIdentifier(_)))
            && tables.all(|table| {
                is_table(&table.relation) && table.joins.iter().all(|join| is_table(&join.relation))
            })
    }
}

/// Whether a statement is a query of a single table and of nothing else, which keeps to the order of its conditions.
pub(super) fn is_simple(statement: &Statement) -> bool {
    #[derive(Default)]
    struct Count {
        queries: usize,
        tables: usize,
        groups: bool,
    }

    impl Visitor for Count {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            self.queries += 1;
            self.groups |= !matches!(query.body.as_ref(), SetExpr::Select(_));
            ControlFlow::Continue(())
        }

        fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
            let by_nothing =
                matches!(&select.group_by, GroupByExpr::Expressions(by, _) if by.is_empty());
            self.groups |= !by_nothing || select.having.is_some();
            ControlFlow::Continue(())
        }

        fn pre_visit_table_factor(&mut self, _: &TableFactor) -> ControlFlow<()> {
            self.tables += 1;
            ControlFlow::Continue(())
        }
    }

    let mut count = Count::default();
    let _ = Visit::visit(statement, &mut count);
    matches!(statement, Statement::Query(_) | Statement::Explain { .. })
        && count.queries == 1
        && count.tables < 2
        && !count.groups
}
