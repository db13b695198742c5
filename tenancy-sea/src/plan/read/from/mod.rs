//! Where a relation's predicate goes.
//!
//! - A relation that no outer join extends with NULLs: the block's WHERE.
//! - One on the nullable side of LEFT or RIGHT JOIN: the ON of the lowest such join.
//! - FULL JOIN, and USING or NATURAL on the nullable side: the relation becomes `(SELECT * FROM t WHERE …) AS t`.
//!
//! [`block`] collects what FROM brings, [`joins`] walks a tree of joins, [`relation`] looks at each leaf, [`placing`] puts the
//! predicates where they belong.

mod block;
mod joins;
mod placing;
mod relation;

use std::collections::HashSet;

use sqlparser::ast::{Expr, TableWithJoins};

use super::derived::derive_tables;
use super::output::FromRelation;
use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;

pub(in crate::plan) use block::Block;
use placing::Walk;

/// The refusal of a target that would become a query, which no database writes to.
const TARGET: &str = "the target of a write on that side of an outer join which may be missing, without ON; write ON";

/// How relations of a block are accessed: the targets of a write differ from the rest.
pub(in crate::plan) struct Accesses<'a> {
    /// The first relation is opened by `without_tenancy()`.
    pub(in crate::plan) first_opened: bool,
    /// The block's condition.
    pub(in crate::plan) condition: Option<&'a Expr>,
    /// The block has a single relation.
    pub(in crate::plan) alone: bool,
    /// The block's tables stay tables: rows of a query can't be locked.
    pub(in crate::plan) stays: bool,
    /// Whether the relation that this qualifier names is written.
    pub(in crate::plan) writes: &'a dyn Fn(&str) -> bool,
}

impl Planning<'_> {
    pub(in crate::plan) fn from(
        &mut self,
        from: &mut [TableWithJoins],
        accesses: &Accesses<'_>,
        scope: &Scope<'_>,
    ) -> Result<Block, TenancyError> {
        let mut block = Block::default();
        for table in from {
            let mut walk = Walk::new(&mut block, accesses, scope);
            let pending = self.joins(table, &mut walk)?;
            if walk.derives_target {
                return Err(TenancyError::form(TARGET));
            }
            let derive = walk.derive;
            for pending in pending {
                let place = match pending.placed {
                    true => &mut block.guards,
                    false => &mut block.predicates,
                };
                place.push(pending.predicate);
            }
            let fenced = self.fallible && block.scoped;
            derive_tables(table, &mut 0, &derive, fenced.then_some(self.dialect));
        }
        self.each_has_a_name(&block.relations, &block.tables)?;
        Ok(block)
    }

    /// Reads what stands beside the targets of a write. `condition` is the write's: rows are found by it.
    pub(in crate::plan) fn read_beside_targets(
        &mut self,
        targets: &mut Block,
        reads: &mut [TableWithJoins],
        condition: &Option<Expr>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        self.nothing_fails_beside(targets, reads, scope)?;
        let accesses = Accesses {
            first_opened: false,
            condition: condition.as_ref().filter(|_| self.fallible),
            alone: false,
            stays: false,
            writes: &|_| false,
        };
        let reads = self.from(reads, &accesses, scope)?;
        targets.read(reads)
    }

    /// A predicate on one of two relations of the same name could be read as one on the other.
    fn each_has_a_name(
        &self,
        relations: &[FromRelation],
        tables: &[(String, TableId)],
    ) -> Result<(), TenancyError> {
        let (mut names, mut twice) = (HashSet::new(), HashSet::new());
        for relation in relations {
            if !names.insert(relation.qualifier.as_str()) {
                twice.insert(relation.qualifier.as_str());
            }
        }
        for (name, id) in tables {
            if twice.contains(name.as_str()) && self.is_owned(*id) {
                let form = format!("two relations `{name}` in one FROM");
                return Err(TenancyError::form(form));
            }
        }
        Ok(())
    }
}
