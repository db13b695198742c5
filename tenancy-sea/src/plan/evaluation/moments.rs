//! Moments that are told from now, which no row has a part in.

use sqlparser::ast::{
    BinaryOperator, DateTimeField, Expr, Function, FunctionArguments, Interval, Value,
};

const NOW: &[&str] = &[
    "current_date",
    "current_time",
    "current_timestamp",
    "localtime",
    "localtimestamp",
    "now",
];

/// Units of which a thousand lead to a year that every database knows.
const UNITS: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year"];

/// `now()`, `CURRENT_TIMESTAMP`, as long as nothing is given to it.
pub(super) fn is_now(function: &Function) -> bool {
    let name = function.name.to_string();
    let bare = match &function.args {
        FunctionArguments::None => true,
        FunctionArguments::List(list) => list.args.is_empty() && list.clauses.is_empty(),
        FunctionArguments::Subquery(_) => false,
    };
    let plain =
        function.over.is_none() && function.filter.is_none() && function.within_group.is_empty();
    bare && plain && NOW.iter().any(|now| name.eq_ignore_ascii_case(now))
}

/// Whether a moment is less than a thousand units before or after now, so that it is one that every database knows.
pub(super) fn is_near(left: &Expr, op: &BinaryOperator, right: &Expr) -> bool {
    let now = matches!(left, Expr::Function(function) if is_now(function));
    let away = matches!(op, BinaryOperator::Plus | BinaryOperator::Minus);
    now && away && matches!(right, Expr::Interval(interval) if is_short(interval))
}

/// `INTERVAL '7 days'`, `INTERVAL 7 DAY`
fn is_short(interval: &Interval) -> bool {
    let Interval {
        value,
        leading_field,
        leading_precision: None,
        last_field: None,
        fractional_seconds_precision: None,
    } = interval
    else {
        return false;
    };
    let Expr::Value(value) = value.as_ref() else {
        return false;
    };
    let (Value::SingleQuotedString(text) | Value::Number(text, _)) = &value.value else {
        return false;
    };
    let unit = leading_field.as_ref().map(DateTimeField::to_string);
    let mut words = text.split_ascii_whitespace();
    match (
        words.next(),
        words.next().map(str::to_owned).or(unit),
        words.next(),
    ) {
        (Some(count), Some(unit), None) => is_small(count) && is_unit(&unit),
        _ => false,
    }
}

fn is_small(count: &str) -> bool {
    (1..=3).contains(&count.len()) && count.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_unit(unit: &str) -> bool {
    let unit = unit.to_ascii_lowercase();
    let singular = unit.strip_suffix('s').unwrap_or(&unit);
    UNITS.contains(&singular)
}
