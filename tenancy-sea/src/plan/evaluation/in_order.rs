//! Tables that have to stay tables, since their rows are locked: what can fail beside them is refused where it could be run
//! before their scope is looked at.

use sqlparser::ast::{ObjectName, OrderBy, SelectItem, TableFactor, TableWithJoins};

use super::fallible::{holds_failing, is_failing_column};
use super::named::Named;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::scope::{Relation, Scope};
use crate::plan::tree;

impl Planning<'_> {
    /// Refuses row locks where a row could be reached before its scope: rows of a query can't be locked.
    pub(in crate::plan) fn locks_in_order(
        &self,
        block: &Block,
        from: &[TableWithJoins],
        items: &[SelectItem],
        order_by: &Option<OrderBy>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let named = Named::of(order_by);
        let mut items = items.iter();
        let sorted = holds_failing(order_by, self.dialect)
            || items.any(|item| {
                is_failing_column(item, self.dialect) && named.names(item, self.dialect)
            });
        let in_order = match self.dialect {
            Dialect::Postgres => {
                !block.semi_joined
                    || self.are_tables(from, scope) && !sorted && !self.fails_within(from, scope)
            }
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

    /// Whether nothing but declared tables stands in a FROM, and all of each.
    pub(super) fn are_tables(&self, from: &[TableWithJoins], scope: &Scope<'_>) -> bool {
        let is_table = |factor: &TableFactor| matches!(factor, TableFactor::Table { sample: None, name, .. } if self.is_table(name, scope));
        from.iter().flat_map(tree::factors).all(is_table)
    }

    pub(super) fn is_table(&self, name: &ObjectName, scope: &Scope<'_>) -> bool {
        matches!(self.relation(name, scope), Ok(Relation::Table(_)))
    }
}
