//! Sums that become too large, which PostgreSQL and SQLite fail.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Value, ValueWithSpan, Visit, Visitor};

/// Whether a number is so large that a sum of it can become too large.
pub(super) fn is_large(expr: &Expr) -> bool {
    matches!(expr, Expr::Value(value) if matches!(&value.value, Value::Number(number, _) if {
        let number = number.to_string();
        number.len() > 15 || number.contains(['e', 'E', 'x', 'X'])
    }))
}

/// Whether an expression is a sum.
pub(super) fn is_sum(expr: &Expr) -> bool {
    matches!(expr, Expr::Function(function)
        if ["avg", "sum", "total"].iter().any(|name| function.name.to_string().eq_ignore_ascii_case(name)))
}

/// Whether something holds a given value, which may be such a number.
pub(super) fn holds_given<N: Visit>(node: &N) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_value(&mut self, value: &ValueWithSpan) -> ControlFlow<()> {
            match value.value {
                Value::Placeholder(_) => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        }
    }

    Visit::visit(node, &mut Find).is_break()
}
