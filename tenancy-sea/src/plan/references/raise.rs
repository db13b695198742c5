//! Expressions that raise a database error when a row would cross tenants: one round trip, all or nothing.
//!
//! Each carries its code into the error's text, by which [`Plan::explain`](crate::plan::Plan::explain) finds what it means.
//! On PostgreSQL the error must depend on data, since a constant that fails is evaluated when the statement is planned.

use sqlparser::ast::{
    BinaryOperator, CastKind, DataType, Expr, FunctionArgExpr, Query, SelectItem, Value,
};
use sqlparser::tokenizer::Span;

use super::pointing::Pointing;
use crate::entity::{IntegerWidth, KeyFamily};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;

/// MySQL: `EXP` of more than 709 is out of range, and the error quotes the call.
pub(super) const OUT_OF_RANGE: u32 = 70_000;

/// What every code is written behind.
pub(in crate::plan) const PREFIX: &str = "tenancy:";

impl Planning<'_> {
    /// `value` if the key points where it may, or if `passes` holds; the error `code` otherwise.
    pub(super) fn value_or_raise(
        &self,
        value: Expr,
        passes: Option<Expr>,
        pointing: Pointing,
        family: KeyFamily,
        code: u32,
    ) -> Expr {
        let found = match pointing {
            Pointing::Found(found) if self.dialect == Dialect::Postgres => found,
            pointing => {
                let passes = passes.into_iter().chain([pointing.condition()]);
                let condition = tree::or(passes).unwrap_or_else(tree::null);
                return tree::case_else(condition, value, self.raise(family, code));
            }
        };
        let count = || tree::call("count", vec![FunctionArgExpr::Wildcard]);
        let any = tree::binary(count(), BinaryOperator::Gt, tree::number("0"));
        let condition = tree::or(passes.into_iter().chain([any])).unwrap_or_else(tree::null);
        let raise = self.raise_on_postgres(cast(count(), DataType::Text), family, code);
        let projection = SelectItem::UnnamedExpr(tree::case_else(condition, value, raise));
        Expr::Subquery(Box::new(with_projection(found, projection)))
    }

    /// `value` if `failing` finds no row; the error `code` otherwise.
    pub(super) fn value_or_raise_if_any(
        &self,
        value: Expr,
        failing: Query,
        family: KeyFamily,
        code: u32,
    ) -> Expr {
        if self.dialect != Dialect::Postgres {
            return self.value_if_or_raise(tree::not_exists(failing), value, family, code);
        }
        let count = || tree::call("count", vec![FunctionArgExpr::Wildcard]);
        let none = tree::binary(count(), BinaryOperator::Eq, tree::number("0"));
        let raise = self.raise_on_postgres(cast(count(), DataType::Text), family, code);
        let projection = SelectItem::UnnamedExpr(tree::case_else(none, value, raise));
        Expr::Subquery(Box::new(with_projection(failing, projection)))
    }

    /// `value` if `condition` holds; the error `code` otherwise. Not for PostgreSQL.
    pub(in crate::plan) fn value_if_or_raise(
        &self,
        condition: Expr,
        value: Expr,
        family: KeyFamily,
        code: u32,
    ) -> Expr {
        tree::case_else(condition, value, self.raise(family, code))
    }

    /// `then` if `condition` holds for the row that `column` belongs to; the error `code` otherwise. A condition itself.
    pub(in crate::plan) fn condition_or_raise(
        &self,
        condition: Expr,
        then: Expr,
        column: Expr,
        code: u32,
    ) -> Expr {
        let raise = match self.dialect {
            Dialect::Postgres => {
                let of_row = cast(tree::nested(tree::is_null(column)), DataType::Text);
                cast(message(of_row, code), DataType::Boolean)
            }
            Dialect::Sqlite | Dialect::MySql => {
                self.raise(KeyFamily::Integer(IntegerWidth::Int), code)
            }
        };
        tree::case_else(condition, then, raise)
    }

    /// `value` if `condition` holds for the row that `column` belongs to; the error `code` otherwise.
    pub(in crate::plan) fn value_of_row_or_raise(
        &self,
        condition: Expr,
        value: Expr,
        column: Expr,
        family: KeyFamily,
        code: u32,
    ) -> Expr {
        let raise = match self.dialect {
            Dialect::Postgres => {
                let of_row = cast(tree::nested(tree::is_null(column)), DataType::Text);
                self.raise_on_postgres(of_row, family, code)
            }
            Dialect::Sqlite | Dialect::MySql => self.raise(family, code),
        };
        tree::case_else(condition, value, raise)
    }

    fn raise(&self, family: KeyFamily, code: u32) -> Expr {
        match self.dialect {
            Dialect::Sqlite => tree::call(
                "json_extract",
                vec![text("{}"), text(&format!("{PREFIX}{code};"))],
            ),
            _ => {
                let exp = tree::call(
                    "EXP",
                    vec![FunctionArgExpr::Expr(tree::number(
                        &(OUT_OF_RANGE + code).to_string(),
                    ))],
                );
                // The other branch of the CASE keeps its type: a double would round large integers.
                if matches!(family, KeyFamily::Integer(_)) {
                    cast(exp, DataType::Signed)
                } else {
                    exp
                }
            }
        }
    }

    fn raise_on_postgres(&self, of_data: Expr, family: KeyFamily, code: u32) -> Expr {
        let message = message(of_data, code);
        match family {
            KeyFamily::Integer(_) => cast(message, DataType::BigInt(None)),
            KeyFamily::Uuid => cast(message, DataType::Uuid),
            KeyFamily::Bytes => {
                let digits = FunctionArgExpr::Expr(cast(
                    cast(message, DataType::BigInt(None)),
                    DataType::Text,
                ));
                tree::call("decode", vec![digits, self::text("hex")])
            }
            KeyFamily::Text | KeyFamily::Other => {
                cast(cast(message, DataType::BigInt(None)), DataType::Text)
            }
        }
    }
}

/// `'tenancy:<code>;' || <data>`
fn message(of_data: Expr, code: u32) -> Expr {
    let text = Value::SingleQuotedString(format!("{PREFIX}{code};")).with_span(Span::empty());
    tree::binary(Expr::Value(text), BinaryOperator::StringConcat, of_data)
}

/// Whether an error can be one that these expressions raise, by the database's own code for it: a value that is no number,
/// a number out of range, or SQLite's code for most errors.
pub(in crate::plan) fn is_raised(code: &str) -> bool {
    matches!(code, "22P02" | "1690" | "1")
}

/// The code that a database's error text carries.
pub(in crate::plan) fn code_in(message: &str) -> Option<u32> {
    let digits = |text: &str| -> String { text.chars().take_while(char::is_ascii_digit).collect() };
    if let Some((_, rest)) = message.split_once(PREFIX) {
        let code = digits(rest);
        return rest
            .get(code.len()..)
            .filter(|rest| rest.starts_with(';'))
            .and_then(|_| code.parse().ok());
    }
    let (_, rest) = message.split_once("exp(")?;
    digits(rest).parse::<u32>().ok()?.checked_sub(OUT_OF_RANGE)
}

pub(in crate::plan) fn cast(expr: Expr, data_type: DataType) -> Expr {
    Expr::Cast {
        kind: CastKind::Cast,
        expr: Box::new(expr),
        data_type,
        format: None,
    }
}

fn text(text: &str) -> FunctionArgExpr {
    FunctionArgExpr::Expr(Expr::Value(
        Value::SingleQuotedString(text.to_owned()).with_span(Span::empty()),
    ))
}

fn with_projection(mut query: Query, projection: SelectItem) -> Query {
    if let sqlparser::ast::SetExpr::Select(select) = query.body.as_mut() {
        select.projection = vec![projection];
    }
    query
}
