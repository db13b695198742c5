//! A relation that is computed from the rows of those beside it, `LATERAL (…)` or `unnest(…)`, may be computed before a scope
//! is looked at that needs other tables, and no CASE can stand around it. So nothing that can fail may be computed there from
//! such rows' columns: its error would tell of rows that aren't the tenant's.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Query, Visit, Visitor};

use super::fallible::can_fail;
use super::outer::Inner;
use super::outermost::Outermost;
use super::somewhere::stop_if;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::walk;

impl Planning<'_> {
    pub(in crate::plan) fn fails_on_no_outer_column<N: Visit>(
        &self,
        relation: &N,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if !self.scopes() {
            return Ok(());
        }
        let mut find = Find {
            dialect: self.dialect,
            inner: Inner::new(self, scope),
            outermost: Outermost::new(),
        };
        if walk::visit(relation, &mut find).is_break() {
            return Err(TenancyError::form(
                "a relation that computes, from columns of a relation beside it, what can fail; compute it in the select list",
            ));
        }
        Ok(())
    }
}

struct Find<'f, 'r> {
    dialect: Dialect,
    inner: Inner<'f, 'r>,
    outermost: Outermost,
}

impl Find<'_, '_> {
    fn reads_outer(&self, expr: &Expr) -> bool {
        struct Columns<'f, 'g, 'r>(&'f Inner<'g, 'r>);

        impl Visitor for Columns<'_, '_, '_> {
            type Break = ();

            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                stop_if(self.0.is_outer(expr))
            }
        }

        walk::visit(expr, &mut Columns(&self.inner)).is_break()
    }
}

impl Visitor for Find<'_, '_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        self.inner.enter(query);
        self.outermost.enter_query();
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.inner.leave();
        self.outermost.leave_query();
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let outermost = self.outermost.enter();
        stop_if(outermost && can_fail(expr, self.dialect) && self.reads_outer(expr))
    }

    fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
        self.outermost.leave();
        ControlFlow::Continue(())
    }
}
