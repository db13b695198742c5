use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Query, Visit, Visitor};

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
