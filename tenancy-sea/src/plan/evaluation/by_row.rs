//! What can fail on a single row: an aggregate is evaluated when all of them are known.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, SelectItem, Visit, Visitor,
};

use super::fallible::can_fail;

/// Functions over many rows: no database evaluates them before the rows are known.
const OF_MANY_ROWS: &[&str] = &["avg", "count", "max", "min", "sum"];

pub(super) fn is_failing_column(item: &SelectItem) -> bool {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
            fails_by_row(expr)
        }
        _ => false,
    }
}

/// Whether an expression can fail on a row: an aggregate is evaluated when all of them are known.
pub(super) fn fails_by_row(expr: &Expr) -> bool {
    match expr {
        Expr::Function(function) if is_of_many_rows(function) => false,
        expr => can_fail(expr),
    }
}

/// Whether something holds an expression that can fail.
pub(super) fn holds_failing<N: Visit>(node: &N) -> bool {
    struct Find {
        open: usize,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            self.open += 1;
            if self.open == 1 && fails_by_row(expr) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }

        fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
            self.open -= 1;
            ControlFlow::Continue(())
        }
    }

    Visit::visit(node, &mut Find { open: 0 }).is_break()
}

fn is_of_many_rows(function: &Function) -> bool {
    let name = function.name.to_string();
    let total = |arg: &FunctionArg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => !can_fail(expr),
        FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => true,
        _ => false,
    };
    let FunctionArguments::List(list) = &function.args else {
        return false;
    };
    function.over.is_none()
        && function.filter.is_none()
        && function.within_group.is_empty()
        && list.clauses.is_empty()
        && list.args.iter().all(total)
        // SQLite's of more values than one are functions of a single row.
        && list.args.len() < 2
        && OF_MANY_ROWS
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}
