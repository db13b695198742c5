use sqlparser::ast::Expr;

use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::tree;

impl Planning<'_> {
    /// A condition of HAVING without an aggregate can be evaluated as one of WHERE: with one it waits for the rows.
    pub(in crate::plan) fn having(&self, having: &mut Option<Expr>, block: &Block) {
        // A table that is read as a query holds its predicate itself.
        if !self.fallible || block.predicates.is_empty() && block.guards.is_empty() {
            return;
        }
        if let Some(theirs) = having.take_if(|having| self.must_wait(having, &block.tables)) {
            *having = Some(tree::case_when(tree::any_rows(), theirs));
        }
    }
}
