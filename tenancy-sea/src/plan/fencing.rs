//! Which tables become queries of their own where something in a statement can fail.
//!
//! A condition that waits in a CASE fails on no foreign row, but such a row may be reached before its scope is looked at: a
//! join runs what stands beside it, a sort computes its keys, a sub-query is taken for a join, a row that is found by its key
//! is read while the database plans. So a table that can be reached before its scope becomes
//! `(SELECT * FROM t WHERE <ours> AND <what finds rows> OFFSET 0) AS t`: nothing of the statement is evaluated below that.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, GroupByExpr, Ident, OrderBy, Query, Select, SelectItem, SetExpr, Statement, TableFactor,
    TableWithJoins, Value, Visit, Visitor,
};

use super::dialect::Dialect;
use super::fallible::{holds_query, is_scalar};
use super::fence::{holds_failing, is_failing_column};
use super::from::{Accesses, Block};
use super::label::Parameter;
use super::output::OutputColumn;
use super::planning::Planning;
use super::tree;
use crate::entity::TableId;
use crate::error::TenancyError;

impl Planning<'_> {
    /// Whether a table that is read becomes a query.
    ///
    /// PostgreSQL looks at a comparison with the tenant's key where it reads the table, and at nothing of others before; the
    /// other two put constants into each other's places where there is more than one table.
    pub(super) fn fences(&self, predicate: &Expr, accesses: &Accesses<'_>) -> bool {
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
        let late = self.dialect == Dialect::Postgres && self.fallible && target.semi_joined;
        if late && !self.are_tables(reads) {
            return Err(TenancyError::form(
                "a query beside the target of a write that belongs to its tenant through others, in a statement that can fail; use a sub-query in WHERE",
            ));
        }
        Ok(())
    }

    /// Whether nothing but declared tables stands in a FROM, and all of each.
    fn are_tables(&self, from: &[TableWithJoins]) -> bool {
        let is_table = |factor: &TableFactor| matches!(factor, TableFactor::Table { sample: None, name, .. } if self.declared(name).is_ok());
        from.iter().flat_map(tree::factors).all(is_table)
    }

    /// Refuses row locks where a row could be reached before its scope: rows of a query can't be locked.
    pub(super) fn locks_in_order(
        &self,
        block: &Block,
        from: &[TableWithJoins],
        items: &[SelectItem],
        order_by: &Option<OrderBy>,
    ) -> Result<(), TenancyError> {
        let sorted =
            order_by.is_some() && (holds_failing(order_by) || items.iter().any(is_failing_column));
        let in_order = match self.dialect {
            Dialect::Postgres => !block.semi_joined || self.are_tables(from) && !sorted,
            Dialect::Sqlite => true,
            Dialect::MySql => !block.scoped || self.simple && !(sorted && block.semi_joined),
        };
        if in_order {
            return Ok(());
        }
        Err(TenancyError::form(
            "a row lock in a statement that can fail; find the rows first, and lock them by their keys",
        ))
    }

    /// MariaDB doesn't know what a query around a sub-query without FROM reads, if that is a query itself.
    pub(super) fn reads_something(&mut self, from: &mut Vec<TableWithJoins>) {
        let nothing = match from.as_slice() {
            [] => true,
            [table] => matches!(&table.relation, TableFactor::Table { name, .. }
                if name.to_string().eq_ignore_ascii_case("dual")),
            _ => false,
        };
        if self.dialect != Dialect::MySql || !nothing {
            return;
        }
        let one = SelectItem::UnnamedExpr(tree::number("1"));
        *from = vec![TableWithJoins {
            relation: TableFactor::Derived {
                lateral: false,
                subquery: Box::new(tree::select(one, Vec::new(), None)),
                alias: Some(tree::as_alias(self.alias())),
                sample: None,
            },
            joins: Vec::new(),
        }];
    }

    /// PostgreSQL knows what depends on the key of a table, by which rows are grouped, of tables alone: of one that is read as
    /// a query it has to be said.
    pub(super) fn group_by_what_the_key_tells(
        &self,
        group_by: &mut GroupByExpr,
        items: &[SelectItem],
        having: &Option<Expr>,
        order_by: &Option<OrderBy>,
        block: &Block,
    ) {
        let GroupByExpr::Expressions(by, modifiers) = group_by else {
            return;
        };
        if self.dialect != Dialect::Postgres || by.is_empty() || !modifiers.is_empty() {
            return;
        }
        let mut told = Vec::new();
        for relation in &block.relations {
            let columns: Vec<_> = relation.columns.iter().collect();
            let [OutputColumn::Derived(id)] = columns.as_slice() else {
                continue;
            };
            let table = self.registry.table(*id);
            let alone = block.relations.len() == 1;
            let is = |expr: &Expr, column: &str| match expr {
                Expr::Identifier(name) => alone && self.dialect.names(name, column),
                Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                    [qualifier, name] => {
                        self.dialect.fold(qualifier) == relation.qualifier
                            && self.dialect.names(name, column)
                    }
                    _ => false,
                },
                _ => false,
            };
            let mut key = table.primary_key.iter();
            if table.primary_key.is_empty() || !key.all(|key| by.iter().any(|by| is(by, key))) {
                continue;
            }
            let all = items.iter().any(|item| {
                matches!(
                    item,
                    SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..)
                )
            });
            for column in &table.columns {
                let mut shown = Shown {
                    is: &|expr| is(expr, &column.name),
                    within: 0,
                };
                let used = all
                    || Visit::visit(&items.to_vec(), &mut shown).is_break()
                    || Visit::visit(having, &mut shown).is_break()
                    || Visit::visit(order_by, &mut shown).is_break();
                if used && !by.iter().any(|by| is(by, &column.name)) {
                    let qualifier = self.ident(&relation.qualifier);
                    told.push(tree::column(&qualifier, self.ident(&column.name)));
                }
            }
        }
        by.extend(told);
    }
}

/// Looks for a column outside of what aggregates count.
struct Shown<'s> {
    is: &'s dyn Fn(&Expr) -> bool,
    /// How many aggregates there are around.
    within: usize,
}

impl Visitor for Shown<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within += usize::from(is_aggregate(expr));
        if self.within == 0 && (self.is)(expr) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within -= usize::from(is_aggregate(expr));
        ControlFlow::Continue(())
    }
}

/// A call that isn't known to be one on a single row.
fn is_aggregate(expr: &Expr) -> bool {
    matches!(expr, Expr::Function(function) if function.over.is_none() && !is_scalar(function))
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
