use std::ops::ControlFlow;

use sqlparser::ast::{
    BinaryOperator, DataType, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgumentList,
    FunctionArguments, LimitClause, Query, SelectItem, SetExpr, UnaryOperator, Value, Visit,
    Visitor, WindowSpec, WindowType,
};

use super::aggregates::is_aggregated;
use super::{moments, pattern};
use crate::plan::dialect::Dialect;
use crate::plan::references::reference::is_null_literal;
use crate::plan::tree;
use crate::plan::walk;

/// Functions that have a value for whatever they are given.
const TOTAL: &[&str] = &[
    "coalesce",
    "ifnull",
    "length",
    "lower",
    "ltrim",
    "nullif",
    "octet_length",
    "rtrim",
    "trim",
    "upper",
];

/// Aggregates that have a value for whatever rows they are given, as long as no sum is too large.
const OF_GROUPS: &[&str] = &["avg", "count", "max", "min", "sum"];

/// Whether evaluating a condition on a row can end in an error, which could quote the row.
///
/// What SeaORM ordinarily writes can't: comparisons, IN, LIKE, IS NULL, AND, OR, NOT on columns and values.
pub(in crate::plan) fn can_fail(condition: &Expr, dialect: Dialect) -> bool {
    let can_fail = |expr: &Expr| can_fail(expr, dialect);
    match condition {
        Expr::Identifier(_) | Expr::CompoundIdentifier(_) => false,
        Expr::Value(value) => {
            matches!(&value.value, Value::Number(number, _) if is_extreme(&number.to_string()))
        }
        // A sub-query's own conditions are looked at by themselves.
        Expr::Exists { .. } => false,
        Expr::UnaryOp {
            op: UnaryOperator::Minus | UnaryOperator::Plus,
            expr: inner,
        } => !(is_number(inner) || dialect == Dialect::Sqlite) || can_fail(inner),
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
        Expr::Like {
            expr,
            pattern,
            escape_char,
            ..
        }
        | Expr::ILike {
            expr,
            pattern,
            escape_char,
            ..
        } => can_fail(expr) || pattern::can_fail(pattern, escape_char.as_deref()),
        Expr::Case {
            operand,
            conditions,
            else_result,
            ..
        } => {
            let branches = conditions
                .iter()
                .flat_map(|when| [&when.condition, &when.result]);
            let ends = operand.iter().chain(else_result).map(AsRef::as_ref);
            branches.chain(ends).any(can_fail)
        }
        Expr::AnyOp {
            left,
            compare_op,
            right,
            ..
        }
        | Expr::AllOp {
            left,
            compare_op,
            right,
        } => {
            let many = match right.as_ref() {
                Expr::Subquery(_) => false,
                right => can_fail(right),
            };
            !tree::is_comparison(compare_op) || can_fail(left) || many
        }
        Expr::Tuple(parts) => parts.iter().any(can_fail),
        // Arrays within it must have one length.
        Expr::Array(array) => {
            let plain = |elem: &Expr| matches!(elem, Expr::Value(_)) && !can_fail(elem);
            !array.elem.iter().all(plain)
        }
        Expr::IsDistinctFrom(left, right) | Expr::IsNotDistinctFrom(left, right) => {
            can_fail(left) || can_fail(right)
        }
        Expr::Cast {
            expr, data_type, ..
        } => {
            // A domain can have a condition of its own. SQLite makes something of whatever it is given.
            let null = is_null_literal(expr) && !matches!(data_type, DataType::Custom(..));
            let total = is_text(data_type) || dialect == Dialect::Sqlite;
            !null && (!total || can_fail(expr))
        }
        Expr::Subquery(query) => !has_one_row(query, dialect),
        Expr::Trim {
            expr,
            trim_what: None,
            trim_characters: None,
            ..
        } => can_fail(expr),
        Expr::Function(function) => !is_total_call(function, dialect),
        Expr::BinaryOp { left, op, right } if is_total(op, dialect) => {
            can_fail(left) || can_fail(right)
        }
        Expr::BinaryOp { left, op, right } => !moments::is_near(left, op, right),
        _ => true,
    }
}

/// Whether a column of a query can fail.
pub(super) fn is_failing_column(item: &SelectItem, dialect: Dialect) -> bool {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
            can_fail(expr, dialect)
        }
        _ => false,
    }
}

/// Whether something holds an expression that can fail.
pub(super) fn holds_failing<N: Visit>(node: &N, dialect: Dialect) -> bool {
    struct Find {
        dialect: Dialect,
        open: usize,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            self.open += 1;
            if self.open == 1 && can_fail(expr, self.dialect) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }

        fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
            self.open -= 1;
            ControlFlow::Continue(())
        }
    }

    walk::visit(node, &mut Find { dialect, open: 0 }).is_break()
}

/// Whether a condition waits for a scope that comes late: it can fail, or a condition in a sub-query of it may.
/// `somewhere`: some condition of the statement can fail.
pub(in crate::plan) fn must_wait(condition: &Expr, dialect: Dialect, somewhere: bool) -> bool {
    can_fail(condition, dialect) || (somewhere && holds_query(condition))
}

/// Whether a predicate looks at other tables than its own.
pub(in crate::plan) fn holds_query(predicate: &Expr) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }

    walk::visit(predicate, &mut Find).is_break()
}

/// Whether a number can be too large, or too small, for the type of a float with which PostgreSQL compares it.
fn is_extreme(number: &str) -> bool {
    const DIGITS_OF_A_FLOAT: usize = 37;
    number.len() > DIGITS_OF_A_FLOAT || number.contains(['e', 'E'])
}

/// SQLite goes on with a float where an integer is too large, and with NULL where it is divided by nothing.
fn is_total(op: &BinaryOperator, dialect: Dialect) -> bool {
    let is_arithmetic = matches!(
        op,
        BinaryOperator::Plus
            | BinaryOperator::Minus
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Modulo
    );
    matches!(op, BinaryOperator::And | BinaryOperator::Or)
        || tree::is_comparison(op)
        || is_arithmetic && dialect == Dialect::Sqlite
}

/// A number as it stands: of a text, MySQL fails what is none.
fn is_number(expr: &Expr) -> bool {
    matches!(expr, Expr::Value(value) if matches!(value.value, Value::Number(..)))
}

/// Whether a query has one row whatever it reads: what an aggregate makes of all, or the first of all. What it computes from
/// rows is looked at by itself, but not how many it makes of one.
fn has_one_row(query: &Query, dialect: Dialect) -> bool {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return false;
    };
    let [SelectItem::UnnamedExpr(item) | SelectItem::ExprWithAlias { expr: item, .. }] =
        select.projection.as_slice()
    else {
        return false;
    };
    let first = match &query.limit_clause {
        Some(LimitClause::LimitOffset {
            limit: Some(Expr::Value(limit)),
            ..
        }) => matches!(&limit.value, Value::Number(number, _) if number == "1"),
        _ => false,
    };
    let aggregated = tree::is_ungrouped(&select.group_by) && is_aggregated(item);
    !can_fail(item, dialect) && (first || aggregated)
}

/// A text of any length: to one that is shorter, MySQL fails a number that doesn't fit.
fn is_text(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Text
            | DataType::Varchar(None)
            | DataType::CharacterVarying(None)
            | DataType::Char(None)
    )
}

fn is_total_call(function: &Function, dialect: Dialect) -> bool {
    if moments::is_now(function) {
        return true;
    }
    let FunctionArguments::List(list) = &function.args else {
        return false;
    };
    if let Some(window) = &function.over {
        return is_total_window(function, list, window, dialect);
    }
    let plain = function.within_group.is_empty() && list.clauses.is_empty();
    let total = |arg: &FunctionArg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => !can_fail(expr, dialect),
        _ => false,
    };
    let name = function.name.to_string().to_lowercase();
    // An aggregate is evaluated when all rows are known.
    if plain && OF_GROUPS.contains(&name.as_str()) {
        let filter = function.filter.as_deref();
        if filter.is_some_and(|filter| can_fail(filter, dialect)) {
            return false;
        }
        let counted = |arg: &FunctionArg| {
            matches!(arg, FunctionArg::Unnamed(FunctionArgExpr::Wildcard)) || total(arg)
        };
        return list.args.len() == 1 && list.args.iter().all(counted);
    }
    // `length(a, 'encoding')` is another function.
    let takes = match name.as_str() {
        "coalesce" | "ifnull" | "nullif" => true,
        _ => list.args.len() == 1,
    };
    plain
        && function.filter.is_none()
        && takes
        && TOTAL.contains(&name.as_str())
        && list.args.iter().all(total)
}

/// Functions of a window that have a value whatever its rows are.
const OF_WINDOWS: &[&str] = &[
    "count",
    "cume_dist",
    "dense_rank",
    "first_value",
    "last_value",
    "max",
    "min",
    "percent_rank",
    "rank",
    "row_number",
];

fn is_total_window(
    function: &Function,
    list: &FunctionArgumentList,
    window: &WindowType,
    dialect: Dialect,
) -> bool {
    let name = function.name.to_string();
    let known = OF_WINDOWS
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    let total = |arg: &FunctionArg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => !can_fail(expr, dialect),
        FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => true,
        _ => false,
    };
    let spec = match window {
        // Looked at by itself.
        WindowType::NamedWindow(_) => true,
        WindowType::WindowSpec(WindowSpec {
            window_name: _,
            partition_by,
            order_by,
            window_frame,
        }) => {
            window_frame.is_none()
                && !partition_by.iter().any(|by| can_fail(by, dialect))
                && !order_by.iter().any(|by| can_fail(&by.expr, dialect))
        }
    };
    known
        && spec
        && function.filter.is_none()
        && function.within_group.is_empty()
        && list.clauses.is_empty()
        && list.args.len() < 2
        && list.args.iter().all(total)
}
