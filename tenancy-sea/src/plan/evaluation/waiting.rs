//! Where the user's conditions stand beside ours.
//!
//! Ours come first: `<ours> AND (<theirs>)`. But no database promises an order. PostgreSQL takes an equality with a constant for
//! the last of its price, SQLite and MariaDB read a row by whatever key the user gives, and an error, or that there is none,
//! tells what the row holds. So where anything in a statement can fail, it waits: `CASE WHEN <ours> THEN (<theirs>) END`.
//!
//! SQLite and MariaDB put the constant of `t.tenant = 1` in the place of `t.tenant` everywhere, in the CASE too, which is
//! always true then. There ours stand in the CASE alone, beside it as a range, for the sake of the index, and whatever of the
//! user's mentions the tenant column stands in the CASE as well.

use std::ops::ControlFlow;

use sqlparser::ast::{BinaryOperator, CastKind, Expr, UnaryOperator, Visitor};

use super::fallible;
use crate::entity::TableId;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::references::reference::operand;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Puts the predicates of a block's tables before its condition.
    pub(in crate::plan) fn scope_condition(&self, selection: &mut Option<Expr>, block: &mut Block) {
        let theirs = selection.take();
        let predicates = std::mem::take(&mut block.predicates);
        let tables = block.tables.as_slice();
        let waits = theirs
            .as_ref()
            .is_some_and(|theirs| self.must_wait(theirs, tables));
        // A table by itself, and nothing that waits: no error can tell of its rows, whatever a database puts in their place.
        let sorted = self.sorts && block.semi_joined;
        let alone = self.dialect == Dialect::Postgres
            || block.relations.len() < 2 && !sorted && !block.awaited;
        if !self.fallible || alone && !waits {
            *selection = match (tree::and(predicates), theirs) {
                (Some(ours), Some(theirs)) => Some(tree::binary(
                    ours,
                    BinaryOperator::And,
                    tree::nested(theirs),
                )),
                (ours, theirs) => ours.or(theirs),
            };
            return;
        }
        let guards = block.guards.iter().filter(|_| waits);
        let Some(ours) = tree::and(predicates.iter().chain(guards).cloned()) else {
            *selection = theirs;
            return;
        };
        let beside = predicates
            .into_iter()
            .filter_map(|ours| match self.dialect {
                _ if fallible::holds_query(&ours) => None,
                Dialect::Postgres => Some(ours),
                Dialect::Sqlite | Dialect::MySql => as_range(&ours),
            });
        let beside: Vec<_> = beside.collect();
        *selection = tree::and(
            beside
                .into_iter()
                .chain([self.wait_for(ours, theirs, tables)]),
        );
    }

    /// A condition whose terms that must wait do so. The others, if there are any, stand beside: a database finds rows by
    /// them.
    pub(in crate::plan) fn wait_for(
        &self,
        ours: Expr,
        theirs: Option<Expr>,
        tables: &[(String, TableId)],
    ) -> Expr {
        let (mut out, mut waiting, mut waits) = (Vec::new(), Vec::new(), false);
        let flush = |waiting: &mut Vec<Expr>, out: &mut Vec<Expr>| {
            let together = tree::and(std::mem::take(waiting));
            out.extend(together.map(|together| self.case_when(ours.clone(), together)));
        };
        for term in theirs.map(|theirs| self.terms(theirs)).unwrap_or_default() {
            let must_wait = self.must_wait(&term, tables);
            // Each keeps its place. SQLite evaluates both sides of an AND in a CASE; between terms the first that doesn't hold
            // is the last.
            if !must_wait || self.dialect == Dialect::Sqlite {
                flush(&mut waiting, &mut out);
            }
            let place = if must_wait { &mut waiting } else { &mut out };
            place.push(operand(term));
            waits |= must_wait;
        }
        flush(&mut waiting, &mut out);
        if !waits {
            out.push(match self.dialect {
                Dialect::Postgres => ours,
                // Nothing is put in the place of a column that a CASE alone compares.
                Dialect::Sqlite | Dialect::MySql => {
                    tree::case_when(ours, tree::eq(tree::number("1"), tree::number("1")))
                }
            });
        }
        tree::and(out).unwrap_or_else(tree::null)
    }

    /// `CASE WHEN <ours> THEN (<theirs>) END`. SQLite evaluates both sides of an AND in a CASE, but not in its WHEN, so that a
    /// user's own terms still keep one another from failing.
    fn case_when(&self, ours: Expr, theirs: Expr) -> Expr {
        match self.dialect {
            Dialect::Sqlite => tree::case_when(
                ours,
                tree::case_when(tree::nested(theirs), tree::number("1")),
            ),
            Dialect::Postgres | Dialect::MySql => tree::case_when(ours, theirs),
        }
    }

    /// Whether a term of a condition must wait for the scope.
    pub(in crate::plan) fn must_wait(&self, term: &Expr, tables: &[(String, TableId)]) -> bool {
        fallible::must_wait(term, self.dialect, self.fallible)
            || (self.dialect != Dialect::Postgres && self.mentions_tenant(term, tables))
            || (self.fallible && self.aliased.is_in(term, self.dialect))
            || self.asks_unlike(term)
            || (self.fallible && self.names_unknown(term))
    }

    /// Whether a term mentions the column that says whose a row of these tables is.
    fn mentions_tenant(&self, term: &Expr, tables: &[(String, TableId)]) -> bool {
        struct Find<'f, 'r> {
            planning: &'f Planning<'r>,
            tables: &'f [(String, TableId)],
        }

        impl Visitor for Find<'_, '_> {
            type Break = ();

            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                let (qualifier, column) = match expr {
                    Expr::Identifier(column) => (None, column),
                    Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                        [.., qualifier, column] => (Some(qualifier), column),
                        _ => return ControlFlow::Break(()),
                    },
                    _ => return ControlFlow::Continue(()),
                };
                let qualifier = qualifier.map(|name| self.planning.dialect.fold(name));
                let mut tables = self.tables.iter().filter(|(name, _)| {
                    qualifier.as_ref().is_none_or(|qualifier| qualifier == name)
                });
                let found = tables.any(|(_, id)| {
                    let mut keys = self.planning.registry.table(*id).tenant_columns();
                    keys.any(|(_, key)| self.planning.dialect.names(column, key))
                });
                if found {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            }
        }

        let mut find = Find {
            planning: self,
            tables,
        };
        walk::visit(term, &mut find).is_break()
    }

    /// The terms of a chain of ANDs; the condition as a whole where a term could be read otherwise by the database, to which
    /// XOR binds less than AND, and `||` on MySQL.
    pub(in crate::plan) fn terms(&self, condition: Expr) -> Vec<Expr> {
        if self.is_split_alike(&condition) {
            terms(condition)
        } else {
            vec![condition]
        }
    }

    fn is_split_alike(&self, condition: &Expr) -> bool {
        match condition {
            Expr::BinaryOp {
                left,
                op: BinaryOperator::And,
                right,
            } => self.is_split_alike(left) && self.is_split_alike(right),
            Expr::Nested(inner) if is_chain(inner) => self.is_split_alike(inner),
            term => self.binds_tighter(term),
        }
    }

    /// Whether every operator of a term that stands in no parentheses binds tighter than AND, to the parser and the database.
    fn binds_tighter(&self, term: &Expr) -> bool {
        let tighter = |term: &Expr| self.binds_tighter(term);
        match term {
            Expr::Identifier(_)
            | Expr::CompoundIdentifier(_)
            | Expr::Value(_)
            | Expr::Nested(_)
            | Expr::Function(_)
            | Expr::Exists { .. }
            | Expr::Subquery(_)
            | Expr::Case { .. }
            | Expr::Tuple(_)
            | Expr::Trim { .. }
            | Expr::Extract { .. } => true,
            Expr::Cast {
                kind: CastKind::Cast,
                ..
            } => true,
            Expr::IsNull(inner)
            | Expr::IsNotNull(inner)
            | Expr::IsTrue(inner)
            | Expr::IsNotTrue(inner)
            | Expr::IsFalse(inner)
            | Expr::IsNotFalse(inner)
            | Expr::InSubquery { expr: inner, .. }
            | Expr::InList { expr: inner, .. } => tighter(inner),
            Expr::UnaryOp {
                op: UnaryOperator::Not | UnaryOperator::Minus | UnaryOperator::Plus,
                expr: inner,
            } => tighter(inner),
            Expr::Between {
                expr, low, high, ..
            } => tighter(expr) && tighter(low) && tighter(high),
            Expr::Like { expr, pattern, .. } | Expr::ILike { expr, pattern, .. } => {
                tighter(expr) && tighter(pattern)
            }
            Expr::BinaryOp { left, op, right } => {
                let known = match op {
                    op if tree::is_comparison(op) => true,
                    BinaryOperator::Plus
                    | BinaryOperator::Minus
                    | BinaryOperator::Multiply
                    | BinaryOperator::Divide
                    | BinaryOperator::Modulo
                    | BinaryOperator::Arrow
                    | BinaryOperator::LongArrow => true,
                    BinaryOperator::StringConcat => self.dialect != Dialect::MySql,
                    _ => false,
                };
                known && tighter(left) && tighter(right)
            }
            _ => false,
        }
    }
}

/// The terms of a chain of ANDs, from left to right.
fn terms(condition: Expr) -> Vec<Expr> {
    let (mut waiting, mut terms) = (vec![condition], Vec::new());
    while let Some(term) = waiting.pop() {
        match term {
            Expr::BinaryOp {
                left,
                op: BinaryOperator::And,
                right,
            } => waiting.extend([*right, *left]),
            Expr::Nested(inner) if is_chain(&inner) => waiting.push(*inner),
            term => terms.push(term),
        }
    }
    terms
}

fn is_chain(condition: &Expr) -> bool {
    match condition {
        Expr::BinaryOp { op, .. } => *op == BinaryOperator::And,
        Expr::Nested(inner) => is_chain(inner),
        _ => false,
    }
}

/// `t.tenant = 1` as a range, from which no database takes a constant. `None` for what isn't such a comparison.
fn as_range(ours: &Expr) -> Option<Expr> {
    match ours {
        Expr::Nested(inner) => as_range(inner).map(tree::nested),
        Expr::IsNull(_) => Some(ours.clone()),
        Expr::BinaryOp {
            left,
            op: BinaryOperator::Eq,
            right,
        } => {
            let bound = |op| tree::binary(*left.clone(), op, *right.clone());
            let range = [BinaryOperator::GtEq, BinaryOperator::LtEq].map(bound);
            tree::and(range).map(tree::nested)
        }
        Expr::BinaryOp {
            left,
            op: BinaryOperator::Or,
            right,
        } => Some(tree::binary(
            as_range(left)?,
            BinaryOperator::Or,
            as_range(right)?,
        )),
        _ => None,
    }
}
