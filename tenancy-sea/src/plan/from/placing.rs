//! Predicates that wait for their place, and the places that there are.

use std::collections::HashMap;

use sqlparser::ast::{BinaryOperator, Expr, JoinConstraint};

use super::{Accesses, Block};
use crate::plan::scope::Scope;
use crate::plan::{fallible, tree};

/// A predicate that waits for its place, with the number of its relation in this tree of joins.
pub(super) struct Pending {
    pub(super) leaf: usize,
    pub(super) predicate: Expr,
    /// It holds a sub-query, which a database may evaluate after the user's conditions.
    pub(super) late: bool,
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
    /// Some condition of the statement can fail.
    pub(super) fallible: bool,
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        block: &'w mut Block,
        accesses: &'w Accesses<'w>,
        scope: &'w Scope<'w>,
        fallible: bool,
    ) -> Self {
        Self {
            block,
            accesses,
            scope,
            leaves: 0,
            derive: HashMap::new(),
            derives_target: false,
            fallible,
        }
    }

    pub(super) fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Puts the predicates of the nullable side into the join's ON. `others` are those of the other side.
    pub(super) fn put_in_on(
        &mut self,
        constraint: &mut JoinConstraint,
        pending: Vec<Pending>,
        others: &[Pending],
    ) {
        if guard(constraint, others, &pending, self.fallible) {
            return;
        }
        match constraint {
            JoinConstraint::On(condition) => {
                let ours = tree::and(pending.into_iter().map(|pending| pending.predicate));
                if let Some(ours) = ours {
                    let theirs = std::mem::replace(condition, tree::null());
                    *condition = tree::binary(ours, BinaryOperator::And, tree::nested(theirs));
                }
            }
            JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => {
                self.derive(pending.into_iter())
            }
        }
    }

    /// Lets relations become queries, which hold their predicates.
    pub(super) fn derive(&mut self, pending: impl Iterator<Item = Pending>) {
        for pending in pending {
            self.derives_target |= pending.written;
            self.derive.insert(pending.leaf, pending.predicate);
        }
    }
}

/// Lets a condition that can fail wait for the predicates of the rows on which it is evaluated, where one of them may come
/// late: its error would tell of rows that aren't the tenant's. Says whether the condition holds the predicates now.
pub(super) fn guard(
    constraint: &mut JoinConstraint,
    left: &[Pending],
    right: &[Pending],
    fallible: bool,
) -> bool {
    let JoinConstraint::On(condition) = constraint else {
        return false;
    };
    let pending = || left.iter().chain(right);
    if !pending().any(|pending| pending.late) || !fallible::must_wait(condition, fallible) {
        return false;
    }
    // These trees are ours and small, whatever the statement is.
    let ours = tree::and(pending().map(|pending| pending.predicate.clone()));
    let Some(ours) = ours else { return false };
    let theirs = std::mem::replace(condition, tree::null());
    *condition = tree::case_when(ours, theirs);
    true
}
