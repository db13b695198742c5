//! What stands beside the target of a write whose scope needs other tables, and so is looked at late: it would be run as soon
//! as a row of the target is found. What can fail there is refused, since the target has to stay a table.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, JoinConstraint, Query, Select, TableFactor, TableWithJoins, Visit, Visitor,
};

use super::given_cast::CastTo;
use super::outermost::Outermost;
use super::somewhere::stop_if;
use crate::entity::Scope as Ownership;
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::scope::{Scope, name_of};
use crate::plan::walk;
use crate::plan::{ValueCheck, ValueRule, tree};

impl Planning<'_> {
    /// Refuses what can fail beside the target of a write whose scope is looked at late: it would be run as soon as a row of
    /// the target is found.
    pub(in crate::plan) fn nothing_fails_beside(
        &mut self,
        target: &Block,
        reads: &[TableWithJoins],
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if !self.fallible || !target.semi_joined {
            return Ok(());
        }
        let hidden = self.hides_calls && !self.are_tables(reads, scope);
        let mut failing = Failing::new(self, scope);
        if hidden || reads.iter().any(|table| failing.is_in(table)) {
            return Err(fails_beside());
        }
        let casts = failing.casts;
        self.value_checks.extend(casts.into_iter().map(|(given, to)| ValueCheck {
            rule: ValueRule::CastsTo { given, to },
            error: TenancyError::form(
                "a cast, beside the target of a write that belongs to its tenant through others, of a value that may not be of the type; give it as a value of the type",
            ),
        }));
        Ok(())
    }

    /// The same of tables that are joined with the targets, which `writes` names. The condition of a join that has all of them
    /// waits for their scopes by itself.
    pub(in crate::plan) fn nothing_fails_among(
        &self,
        from: &[TableWithJoins],
        writes: &dyn Fn(&str) -> bool,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let late = |factor: &TableFactor| self.is_late(factor, writes);
        let count = from.iter().map(|table| count(table, &late)).sum();
        if !self.fallible || !self.scopes() || count == 0 {
            return Ok(());
        }
        let mut among = Among {
            failing: Failing::new(self, scope),
            late: &late,
            count,
        };
        let fails = from.iter().any(|table| among.fails(table)) || !among.failing.casts.is_empty();
        if fails { Err(fails_beside()) } else { Ok(()) }
    }

    /// Whether a factor is a written table whose scope needs others.
    fn is_late(&self, factor: &TableFactor, writes: &dyn Fn(&str) -> bool) -> bool {
        let TableFactor::Table { name, .. } = factor else {
            return false;
        };
        let qualifier = name_of(factor).map(|name| self.dialect.fold(&name));
        let scope = self
            .declared(name)
            .ok()
            .map(|id| &self.registry.table(id).scope);
        qualifier.is_some_and(|name| writes(&name))
            && matches!(
                scope,
                Some(Ownership::Secondary { .. } | Ownership::Many { .. })
            )
    }

    /// Whether something within a FROM can fail: the condition of a join, or what a query there computes.
    pub(super) fn fails_within(&self, from: &[TableWithJoins], scope: &Scope<'_>) -> bool {
        let mut failing = Failing::new(self, scope);
        from.iter().any(|table| failing.is_in(table)) || !failing.casts.is_empty()
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
    outermost: Outermost,
    /// The given values that are cast.
    casts: Vec<(usize, CastTo)>,
}

impl<'f, 'r> Failing<'f, 'r> {
    fn new(planning: &'f Planning<'r>, scope: &'f Scope<'f>) -> Self {
        Self {
            planning,
            scope,
            outermost: Outermost::new(),
            casts: Vec::new(),
        }
    }

    fn is_in<N: Visit>(&mut self, node: &N) -> bool {
        walk::visit(node, self).is_break()
    }
}

/// Looks at tables that are joined with the targets of a write.
struct Among<'a, 'f, 'r> {
    failing: Failing<'f, 'r>,
    late: &'a dyn Fn(&TableFactor) -> bool,
    /// How many targets have a late scope.
    count: usize,
}

impl Among<'_, '_, '_> {
    fn fails(&mut self, table: &TableWithJoins) -> bool {
        if self.factor_fails(&table.relation) {
            return true;
        }
        let mut seen = count_factor(&table.relation, self.late);
        table.joins.iter().any(|join| {
            seen += count_factor(&join.relation, self.late);
            let on = match tree::constraint(join) {
                Some(JoinConstraint::On(on)) if seen < self.count => self.failing.is_in(on),
                _ => false,
            };
            on || self.factor_fails(&join.relation)
        })
    }

    fn factor_fails(&mut self, factor: &TableFactor) -> bool {
        match factor {
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => self.fails(table_with_joins),
            factor => self.failing.is_in(factor),
        }
    }
}

/// How many factors of a tree are such ones.
fn count(table: &TableWithJoins, late: &dyn Fn(&TableFactor) -> bool) -> usize {
    tree::factors(table)
        .map(|factor| count_factor(factor, late))
        .sum()
}

fn count_factor(factor: &TableFactor, late: &dyn Fn(&TableFactor) -> bool) -> usize {
    match factor {
        TableFactor::NestedJoin {
            table_with_joins, ..
        } => count(table_with_joins, late),
        factor => usize::from(late(factor)),
    }
}

impl Visitor for Failing<'_, '_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.outermost.enter_query();
        // What a common table expression hides isn't looked up.
        stop_if(query.with.is_some())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.outermost.leave_query();
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
        let outermost = self.outermost.enter();
        if let (true, Some(cast)) = (outermost, CastTo::of(expr)) {
            self.casts.push(cast);
            return ControlFlow::Continue(());
        }
        stop_if(outermost && self.planning.fails(expr) || self.planning.overflows(expr))
    }

    fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
        self.outermost.leave();
        ControlFlow::Continue(())
    }
}
