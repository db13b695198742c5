//! Tables that have to stay tables, since their rows are locked or written: what can fail beside them is refused where it
//! could be run before their scope is looked at.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, ObjectName, OrderBy, Query, Select, SelectItem, TableFactor, TableWithJoins, Visit,
    Visitor,
};

use super::fallible::{holds_failing, is_failing_column};
use super::named::Named;
use super::somewhere::stop_if;
use crate::entity::{Scope as Ownership, TableId};
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::scope::{Relation, Scope};
use crate::plan::tree;

impl Planning<'_> {
    /// Refuses what can fail beside the target of a write whose scope is looked at late: it would be run as soon as a row of
    /// the target is found.
    pub(in crate::plan) fn nothing_fails_beside(
        &self,
        target: &Block,
        reads: &[TableWithJoins],
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let hidden = self.hides_calls && !self.are_tables(reads, scope);
        if self.fallible && target.semi_joined && (hidden || self.fails_within(reads, scope)) {
            return Err(fails_beside());
        }
        Ok(())
    }

    /// The same of tables that are joined with the target. `fail`: whether anything can fail within them.
    pub(in crate::plan) fn nothing_fails_among(
        &self,
        targets: impl Iterator<Item = TableId>,
        fail: bool,
    ) -> Result<(), TenancyError> {
        let mut late = targets.filter(|id| {
            matches!(
                self.registry.table(*id).scope,
                Ownership::Secondary { .. } | Ownership::Many { .. }
            )
        });
        if fail && self.scopes() && late.next().is_some() {
            return Err(fails_beside());
        }
        Ok(())
    }

    /// Whether something within a FROM can fail: the condition of a join, or what a query there computes.
    pub(in crate::plan) fn fails_within(&self, from: &[TableWithJoins], scope: &Scope<'_>) -> bool {
        let mut failing = Failing {
            planning: self,
            scope,
            within: vec![0],
        };
        self.fallible
            && from
                .iter()
                .any(|table| table.visit(&mut failing).is_break())
    }

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
        let sorted = holds_failing(order_by)
            || items.any(|item| is_failing_column(item) && named.names(item, self.dialect));
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
    fn are_tables(&self, from: &[TableWithJoins], scope: &Scope<'_>) -> bool {
        let is_table = |factor: &TableFactor| matches!(factor, TableFactor::Table { sample: None, name, .. } if self.is_table(name, scope));
        from.iter().flat_map(tree::factors).all(is_table)
    }

    fn is_table(&self, name: &ObjectName, scope: &Scope<'_>) -> bool {
        matches!(self.relation(name, scope), Ok(Relation::Table(_)))
    }
}

fn fails_beside() -> TenancyError {
    TenancyError::form(
        "a query, or a condition of a join, beside the target of a write that belongs to its tenant through others, where it can fail; let a sub-query in SET or WHERE compute it",
    )
}

/// Looks for something that can fail, sub-queries included.
struct Failing<'f, 'r> {
    planning: &'f Planning<'r>,
    scope: &'f Scope<'f>,
    /// For each query around, and for what is around them all, how many expressions are open.
    within: Vec<usize>,
}

impl Visitor for Failing<'_, '_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.within.push(0);
        // What a common table expression hides isn't looked up.
        stop_if(query.with.is_some())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.within.pop();
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        stop_if(!select.named_window.is_empty())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        stop_if(match factor {
            TableFactor::Table { sample, name, .. } => {
                sample.is_some() || !self.planning.is_table(name, self.scope)
            }
            TableFactor::Derived { .. }
            | TableFactor::NestedJoin { .. }
            | TableFactor::UNNEST { .. } => false,
            _ => true,
        })
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let outermost = self.within.last() == Some(&0);
        if let Some(open) = self.within.last_mut() {
            *open += 1;
        }
        stop_if(outermost && self.planning.fails(expr) || self.planning.overflows(expr))
    }

    fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
        if let Some(open) = self.within.last_mut() {
            *open -= 1;
        }
        ControlFlow::Continue(())
    }
}
