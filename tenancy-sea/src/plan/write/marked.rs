use sqlparser::ast::{BinaryOperator, Expr, Value};

use crate::entity::marker;
use crate::plan::tree;

/// Takes the marker of `without_tenancy()` out of a condition and says whether it was there.
///
/// SeaORM joins filters with AND, so the marker is looked for among the terms of the topmost AND alone.
pub(in crate::plan) fn take(selection: &mut Option<Expr>) -> bool {
    let Some(condition) = selection.take() else {
        return false;
    };
    let (kept, found) = without(condition);
    *selection = kept;
    found
}

fn without(condition: Expr) -> (Option<Expr>, bool) {
    match condition {
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And,
            right,
        } => {
            let (left, in_left) = without(*left);
            let (right, in_right) = without(*right);
            let kept = match (left, right) {
                (Some(left), Some(right)) => Some(tree::binary(left, BinaryOperator::And, right)),
                (left, right) => left.or(right),
            };
            (kept, in_left || in_right)
        }
        Expr::Nested(inner) => {
            let (kept, found) = without(*inner);
            (kept.map(tree::nested), found)
        }
        Expr::IsNotNull(inner) if is_marker(&inner) => (None, true),
        other => (Some(other), false),
    }
}

fn is_marker(expr: &Expr) -> bool {
    match expr {
        Expr::Value(value) => {
            matches!(&value.value, Value::SingleQuotedString(text) if marker::is_marker(text))
        }
        _ => false,
    }
}
