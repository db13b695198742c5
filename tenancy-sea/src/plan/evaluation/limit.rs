//! PostgreSQL refuses a negative LIMIT or OFFSET when it comes to it. Within a query that it comes to for some row alone, the
//! error would tell of that row.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, LimitClause, Query, Statement, Visit, Visitor};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::{Mode, ValueCheck, ValueRule};

impl Planning<'_> {
    /// Notes which given values must not be negative. Literals are looked at where it is asked what can fail.
    pub(in crate::plan) fn limits(&mut self, statement: &Statement) {
        if self.dialect != Dialect::Postgres || self.mode != Mode::Tenant {
            return;
        }
        let mut inner = InnerLimits {
            // Every query of a write is one within it.
            queries: usize::from(!matches!(statement, Statement::Query(_))),
            given: Vec::new(),
        };
        let _ = Visit::visit(statement, &mut inner);
        let check = |given| ValueCheck {
            rule: ValueRule::NotNegative { given },
            error: TenancyError::form("a negative LIMIT or OFFSET within a statement"),
        };
        self.value_checks.extend(inner.given.into_iter().map(check));
    }
}

struct InnerLimits {
    /// How many queries there are around.
    queries: usize,
    given: Vec<usize>,
}

impl InnerLimits {
    fn limit(&mut self, limit: &Expr) {
        if let Some(Parameter::Given(given)) = Parameter::of(limit) {
            self.given.push(given);
        }
    }
}

impl Visitor for InnerLimits {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        if let Some(LimitClause::LimitOffset { limit, offset, .. }) = &query.limit_clause
            && self.queries > 0
        {
            limit.iter().for_each(|limit| self.limit(limit));
            offset.iter().for_each(|offset| self.limit(&offset.value));
        }
        self.queries += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries -= 1;
        ControlFlow::Continue(())
    }
}
