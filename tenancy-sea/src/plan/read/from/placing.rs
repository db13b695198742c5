//! Predicates that wait for their place, and the places that there are.

use std::collections::HashMap;

use sqlparser::ast::{BinaryOperator, Expr, JoinConstraint};

use super::{Accesses, Block};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;

/// A predicate that waits for its place, with the number of its relation in this tree of joins.
pub(super) struct Pending {
    pub(super) leaf: usize,
    pub(super) predicate: Expr,
    /// The same where the row may be missing: `t.id IS NULL OR <predicate>`, if some condition can fail.
    pub(super) guard: Option<Expr>,
    /// It stands in an ON already. What can fail around that waits for it all the same: a database makes an inner join of an
    /// outer one where a condition asks for the row.
    pub(super) placed: bool,
    /// The statement changes the relation's rows.
    pub(super) written: bool,
}

/// What one tree of joins needs to know while it is walked.
pub(super) struct Walk<'w> {
    pub(super) block: &'w mut Block,
    pub(super) accesses: &'w Accesses<'w>,
    pub(super) scope: &'w Scope<'w>,
    pub(super) leaves: usize,
    pub(super) derive: HashMap<usize, Expr>,
    /// One of these is the target of a write.
    pub(super) derives_target: bool,
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        block: &'w mut Block,
        accesses: &'w Accesses<'w>,
        scope: &'w Scope<'w>,
    ) -> Self {
        Self {
            block,
            accesses,
            scope,
            leaves: 0,
            derive: HashMap::new(),
            derives_target: false,
        }
    }

    pub(super) fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Lets relations become queries, which hold their predicates.
    pub(super) fn derive(&mut self, pending: impl Iterator<Item = Pending>) {
        for pending in pending {
            self.derives_target |= pending.written;
            self.derive.insert(pending.leaf, pending.predicate);
        }
    }
}

impl Pending {
    /// What holds of the relation's row where it may be missing.
    pub(super) fn unless_missing(&self) -> &Expr {
        self.guard.as_ref().unwrap_or(&self.predicate)
    }

    /// What is left of it when it stands in an ON.
    fn placed(mut self) -> Option<Self> {
        if !self.placed {
            self.predicate = self.guard.take()?;
            self.placed = true;
        }
        Some(self)
    }
}

/// Takes out those that stand nowhere yet.
pub(super) fn fresh(pending: &mut Vec<Pending>) -> std::vec::IntoIter<Pending> {
    let (placed, fresh): (Vec<_>, Vec<_>) = std::mem::take(pending)
        .into_iter()
        .partition(|pending| pending.placed);
    *pending = placed;
    fresh.into_iter()
}

impl Planning<'_> {
    /// Looks at the condition of a join that fills no side with NULLs: the predicates of both sides go into WHERE, but what
    /// must wait for them in ON does so. What USING and NATURAL compare can't wait; the sides hold their predicates
    /// themselves then.
    pub(super) fn guard(
        &self,
        constraint: &mut JoinConstraint,
        left: &mut Vec<Pending>,
        right: &mut Vec<Pending>,
        walk: &mut Walk<'_>,
    ) {
        if !self.fallible || (left.is_empty() && right.is_empty()) {
            return;
        }
        match constraint {
            JoinConstraint::On(condition) if self.waits(condition, walk) => {
                // These trees are ours and small, whatever the statement is.
                let ours = left.iter().chain(right.iter());
                let ours = tree::and(ours.map(|pending| pending.predicate.clone()));
                if let Some(ours) = ours {
                    let theirs = std::mem::replace(condition, tree::null());
                    *condition = self.wait_for(ours, Some(theirs), &walk.block.tables);
                }
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural
                if self.dialect != Dialect::Postgres =>
            {
                walk.derive(fresh(left).chain(fresh(right)));
            }
            JoinConstraint::On(_)
            | JoinConstraint::Using(_)
            | JoinConstraint::Natural
            | JoinConstraint::None => {}
        }
    }

    fn waits(&self, condition: &Expr, walk: &Walk<'_>) -> bool {
        self.must_wait(condition, &walk.block.tables)
    }

    /// Puts the predicates of the nullable side into the join's ON, and returns what is left of them. `others` are those of
    /// the other side.
    pub(super) fn put_in_on(
        &self,
        constraint: &mut JoinConstraint,
        mut pending: Vec<Pending>,
        others: &mut Vec<Pending>,
        walk: &mut Walk<'_>,
    ) -> Vec<Pending> {
        match constraint {
            JoinConstraint::On(condition) => {
                let waits = self.waits(condition, walk);
                let disciplined = self.fallible && (self.dialect != Dialect::Postgres || waits);
                if pending.is_empty() && !(disciplined && waits) {
                    return Vec::new();
                }
                let ours: Vec<Expr> = if disciplined {
                    let both = others.iter().chain(&pending);
                    both.map(|pending| pending.predicate.clone()).collect()
                } else {
                    let fresh = pending.iter().filter(|pending| !pending.placed);
                    fresh.map(|pending| pending.predicate.clone()).collect()
                };
                let Some(ours) = tree::and(ours) else {
                    return pending;
                };
                let theirs = std::mem::replace(condition, tree::null());
                *condition = if disciplined {
                    self.wait_for(ours, Some(theirs), &walk.block.tables)
                } else {
                    tree::binary(ours, BinaryOperator::And, tree::nested(theirs))
                };
                pending.into_iter().filter_map(Pending::placed).collect()
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => {
                if self.fallible && self.dialect != Dialect::Postgres {
                    walk.derive(fresh(others));
                }
                walk.derive(fresh(&mut pending));
                pending
            }
        }
    }
}
