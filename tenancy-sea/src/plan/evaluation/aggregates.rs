//! Aggregates: evaluated when all rows of their own query are known, but for what they are given from a query around.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Function, Query, Visit, VisitorMut};

use super::enclosing::Place;
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Lets what aggregates are given wait: a column of a query around is known before any row is.
    pub(super) fn aggregates_wait(
        &self,
        value: &mut Expr,
        place: Place<'_>,
    ) -> Result<bool, TenancyError> {
        struct Aggregates<'a, 'r> {
            planning: &'a Planning<'r>,
            place: Place<'a>,
            queries: usize,
            waits: bool,
        }

        impl VisitorMut for Aggregates<'_, '_> {
            type Break = TenancyError;

            fn pre_visit_query(&mut self, _: &mut Query) -> ControlFlow<TenancyError> {
                self.queries += 1;
                ControlFlow::Continue(())
            }

            fn post_visit_query(&mut self, _: &mut Query) -> ControlFlow<TenancyError> {
                self.queries -= 1;
                ControlFlow::Continue(())
            }

            // When its parts were looked at: what waits is not to wait again.
            fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<TenancyError> {
                if let Expr::Function(function) = expr
                    && self.queries == 0
                    && is_aggregate(function)
                {
                    match self.planning.all_wait(&mut function.args, self.place) {
                        Ok(waits) => self.waits |= waits,
                        Err(err) => return ControlFlow::Break(err),
                    }
                }
                ControlFlow::Continue(())
            }
        }

        let mut aggregates = Aggregates {
            planning: self,
            place,
            queries: 0,
            waits: false,
        };
        match walk::visit_mut(value, &mut aggregates) {
            ControlFlow::Continue(()) => Ok(aggregates.waits),
            ControlFlow::Break(err) => Err(err),
        }
    }
}

/// Whether an aggregate makes one row of many. What a sub-query counts is its own.
pub(super) fn is_aggregated<N: Visit>(node: &N) -> bool {
    tree::any_outside_queries(
        node,
        |expr| matches!(expr, Expr::Function(function) if is_aggregate(function)),
    )
}

const AGGREGATES: &[&str] = &[
    "any_value",
    "array_agg",
    "avg",
    "bit_and",
    "bit_or",
    "bit_xor",
    "bool_and",
    "bool_or",
    "corr",
    "count",
    "covar_pop",
    "covar_samp",
    "every",
    "group_concat",
    "json_agg",
    "json_arrayagg",
    "json_group_array",
    "json_group_object",
    "json_object_agg",
    "json_objectagg",
    "jsonb_agg",
    "jsonb_object_agg",
    "max",
    "min",
    "mode",
    "percentile_cont",
    "percentile_disc",
    "range_agg",
    "range_intersect_agg",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "regr_sxx",
    "regr_sxy",
    "regr_syy",
    "std",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "string_agg",
    "sum",
    "total",
    "var_pop",
    "var_samp",
    "variance",
    "xmlagg",
];

/// Whether a call makes one value of many rows.
pub(super) fn is_aggregate(function: &Function) -> bool {
    let name = function.name.to_string();
    function.over.is_none()
        && AGGREGATES
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}
