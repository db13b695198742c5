use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator};

/// Whether evaluating a condition on a row can end in an error, which could quote the row.
///
/// What SeaORM ordinarily writes can't: comparisons, IN, LIKE, IS NULL, AND, OR, NOT on columns and values.
pub(super) fn can_fail(condition: &Expr) -> bool {
    match condition {
        Expr::Identifier(_) | Expr::CompoundIdentifier(_) | Expr::Value(_) => false,
        // A sub-query is planned by itself; its own conditions have been looked at.
        Expr::Exists { .. } => false,
        Expr::Nested(inner)
        | Expr::IsNull(inner)
        | Expr::IsNotNull(inner)
        | Expr::IsTrue(inner)
        | Expr::IsNotTrue(inner)
        | Expr::IsFalse(inner)
        | Expr::IsNotFalse(inner)
        | Expr::UnaryOp {
            op: UnaryOperator::Not,
            expr: inner,
        } => can_fail(inner),
        Expr::InSubquery { expr, .. } => can_fail(expr),
        Expr::InList { expr, list, .. } => can_fail(expr) || list.iter().any(can_fail),
        Expr::Between {
            expr, low, high, ..
        } => can_fail(expr) || can_fail(low) || can_fail(high),
        Expr::Like { expr, pattern, .. } | Expr::ILike { expr, pattern, .. } => {
            can_fail(expr) || can_fail(pattern)
        }
        Expr::BinaryOp { left, op, right } => !is_total(op) || can_fail(left) || can_fail(right),
        _ => true,
    }
}

fn is_total(op: &BinaryOperator) -> bool {
    matches!(
        op,
        BinaryOperator::And
            | BinaryOperator::Or
            | BinaryOperator::Eq
            | BinaryOperator::NotEq
            | BinaryOperator::Lt
            | BinaryOperator::LtEq
            | BinaryOperator::Gt
            | BinaryOperator::GtEq
    )
}
