//! PostgreSQL refuses a negative LIMIT or OFFSET when it comes to it, SQLite one that is no integer. Within a query that they
//! come to for some row alone, the error would tell of that row.

use sqlparser::ast::{Expr, LimitClause, Query, Statement};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::{ValueCheck, ValueRule};

impl Planning<'_> {
    /// Notes which given values must be a limit. Literals are looked at where it is asked what can fail.
    pub(super) fn limits(&mut self, inner: InnerLimits) {
        let on_sqlite = self.dialect == Dialect::Sqlite;
        let check = |given| ValueCheck {
            rule: ValueRule::IsLimit {
                given,
                null: !on_sqlite,
                negative: on_sqlite,
            },
            error: TenancyError::form(
                "a LIMIT or OFFSET within a statement that is no integer, or below zero",
            ),
        };
        self.value_checks.extend(inner.given.into_iter().map(check));
    }
}

/// The given limits of queries within a statement, collected by the walk that looks for patterns.
pub(super) struct InnerLimits {
    /// How many queries there are around.
    queries: usize,
    given: Vec<usize>,
}

impl InnerLimits {
    pub(super) fn of(statement: &Statement) -> Self {
        Self {
            // Every query of a write is one within it.
            queries: usize::from(!matches!(statement, Statement::Query(_))),
            given: Vec::new(),
        }
    }

    pub(super) fn enter(&mut self, query: &Query) {
        if self.queries > 0 {
            match &query.limit_clause {
                Some(LimitClause::LimitOffset { limit, offset, .. }) => {
                    limit.iter().for_each(|limit| self.limit(limit));
                    offset.iter().for_each(|offset| self.limit(&offset.value));
                }
                Some(LimitClause::OffsetCommaLimit { offset, limit }) => {
                    self.limit(offset);
                    self.limit(limit);
                }
                None => {}
            }
            let fetch = query.fetch.iter();
            fetch
                .filter_map(|fetch| fetch.quantity.as_ref())
                .for_each(|limit| self.limit(limit));
        }
        self.queries += 1;
    }

    pub(super) fn leave(&mut self) {
        self.queries -= 1;
    }

    fn limit(&mut self, limit: &Expr) {
        if let Some(Parameter::Given(given)) = Parameter::of(limit) {
            self.given.push(given);
        }
    }
}
