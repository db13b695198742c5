use std::ops::ControlFlow;

use sqlparser::ast::{Expr, GroupByExpr, SelectItem, Visit, Visitor};

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
        if !block.scoped || !self.fallible {
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

/// Whether an aggregate makes one row of many.
pub(super) fn is_aggregated<N: Visit>(node: &N) -> bool {
    const AGGREGATES: [&str; 12] = [
        "avg",
        "bit_and",
        "bit_or",
        "bit_xor",
        "count",
        "group_concat",
        "max",
        "min",
        "sum",
        "std",
        "stddev",
        "variance",
    ];
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            let found = matches!(expr, Expr::Function(function) if function.over.is_none()
                && AGGREGATES.iter().any(|name| function.name.to_string().eq_ignore_ascii_case(name)));
            if found {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    Visit::visit(node, &mut Find).is_break()
}
