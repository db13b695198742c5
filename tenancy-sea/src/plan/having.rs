use std::ops::ControlFlow;

use sqlparser::ast::{Expr, GroupByExpr, Query, SelectItem, Visit, Visitor};

use super::dialect::Dialect;
use super::from::Block;
use super::planning::Planning;
use super::tree;
use crate::error::TenancyError;

impl Planning<'_> {
    /// A condition of HAVING without an aggregate can be evaluated as one of WHERE: with one it waits for the rows.
    pub(super) fn having(
        &self,
        having: &mut Option<Expr>,
        projection: &[SelectItem],
        group_by: &GroupByExpr,
        block: &Block,
    ) -> Result<(), TenancyError> {
        // A table that is a query of its own holds its predicate itself.
        let waits_for_nothing = block.predicates.is_empty() && block.guards.is_empty();
        if !block.scoped || !self.fallible || waits_for_nothing {
            return Ok(());
        }
        let Some(theirs) = having.take_if(|having| self.must_wait(having, &block.tables)) else {
            return Ok(());
        };
        let one_group = matches!(group_by, GroupByExpr::Expressions(by, _) if by.is_empty());
        let aggregated = is_aggregated(&theirs) || projection.iter().any(is_aggregated);
        if self.dialect == Dialect::MySql && one_group && !aggregated {
            // MySQL's second WHERE, of which an aggregate would make one row of all.
            return Err(TenancyError::form(
                "a HAVING that can fail without GROUP BY; use WHERE",
            ));
        }
        *having = Some(tree::case_when(tree::any_rows(), theirs));
        Ok(())
    }
}

/// Whether an aggregate makes one row of many. What a sub-query counts is its own.
pub(super) fn is_aggregated<N: Visit>(node: &N) -> bool {
    const AGGREGATES: [&str; 18] = [
        "avg",
        "bit_and",
        "bit_or",
        "bit_xor",
        "count",
        "group_concat",
        "json_arrayagg",
        "json_objectagg",
        "max",
        "min",
        "std",
        "stddev",
        "stddev_pop",
        "stddev_samp",
        "sum",
        "var_pop",
        "var_samp",
        "variance",
    ];
    #[derive(Default)]
    struct Find {
        queries: usize,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            self.queries += 1;
            ControlFlow::Continue(())
        }

        fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            self.queries -= 1;
            ControlFlow::Continue(())
        }

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            let found = matches!(expr, Expr::Function(function) if function.over.is_none()
                && AGGREGATES.iter().any(|name| function.name.to_string().eq_ignore_ascii_case(name)));
            if found && self.queries == 0 {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    Visit::visit(node, &mut Find::default()).is_break()
}
