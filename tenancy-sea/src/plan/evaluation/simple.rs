//! Statements in which every database keeps to the order of the conditions.

use std::ops::ControlFlow;

use sqlparser::ast::{Query, Select, SetExpr, Statement, TableFactor, Visitor};

use crate::plan::tree;
use crate::plan::walk;

/// Whether a statement is a query of a single table and of nothing else, which keeps to the order of its conditions.
pub(in crate::plan) fn is_simple(statement: &Statement) -> bool {
    #[derive(Default)]
    struct Count {
        queries: usize,
        tables: usize,
        groups: bool,
    }

    impl Visitor for Count {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            self.queries += 1;
            self.groups |= !matches!(query.body.as_ref(), SetExpr::Select(_));
            ControlFlow::Continue(())
        }

        fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
            self.groups |= !tree::is_ungrouped(&select.group_by) || select.having.is_some();
            ControlFlow::Continue(())
        }

        fn pre_visit_table_factor(&mut self, _: &TableFactor) -> ControlFlow<()> {
            self.tables += 1;
            ControlFlow::Continue(())
        }
    }

    let mut count = Count::default();
    let _ = walk::visit(statement, &mut count);
    matches!(statement, Statement::Query(_) | Statement::Explain { .. })
        && count.queries == 1
        && count.tables < 2
        && !count.groups
}
