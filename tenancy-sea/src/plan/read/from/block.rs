use sqlparser::ast::Expr;

use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::read::output::FromRelation;

/// What FROM brings into a query block.
#[derive(Debug, Default)]
pub(in crate::plan) struct Block {
    pub(in crate::plan) relations: Vec<FromRelation>,
    /// Predicates for the block's WHERE.
    pub(in crate::plan) predicates: Vec<Expr>,
    /// What stands in an ON already, for what can fail in WHERE.
    pub(in crate::plan) guards: Vec<Expr>,
    /// A predicate looks at other tables than its own: it is looked at when these are joined.
    pub(in crate::plan) semi_joined: bool,
    /// Something in a sub-query waits for the predicates as well.
    pub(in crate::plan) awaited: bool,
    /// A relation is a tenant's: the user's condition could run before its predicate.
    pub(in crate::plan) scoped: bool,
    /// Where the tables' own names lead, for the targets of multi-table writes.
    pub(in crate::plan) tables: Vec<(String, TableId)>,
}

impl Block {
    /// Takes in the relations that a write reads beside its targets, each under a name of its own: no database knows which
    /// one is meant otherwise.
    pub(in crate::plan) fn read(&mut self, reads: Self) -> Result<(), TenancyError> {
        let is_target =
            |(name, _): &(String, TableId)| self.tables.iter().any(|(target, _)| target == name);
        if reads.tables.iter().any(is_target) {
            return Err(TenancyError::form(
                "a table beside the written one under the same name; give it an alias",
            ));
        }
        self.relations.extend(reads.relations);
        self.tables.extend(reads.tables);
        self.predicates.extend(reads.predicates);
        self.guards.extend(reads.guards);
        self.scoped |= reads.scoped;
        self.semi_joined |= reads.semi_joined;
        Ok(())
    }
}
