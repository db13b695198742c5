//! Sums that become too large.
//!
//! SQLite fails one of integers that are too many or too large, whatever they are read from. PostgreSQL sums integers and
//! decimals in a type that holds them, but floats in their own.

use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, Value,
};

use super::fallible::can_fail;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;

impl Planning<'_> {
    /// Whether an expression is a sum that can become too large.
    pub(in crate::plan) fn overflows(&self, expr: &Expr) -> bool {
        let Expr::Function(function) = expr else {
            return false;
        };
        let name = function.name.to_string();
        let is_sum = name.eq_ignore_ascii_case("sum");
        match self.dialect {
            Dialect::Sqlite => is_sum,
            Dialect::Postgres => {
                (is_sum || name.eq_ignore_ascii_case("avg")) && !self.sums_exactly(function)
            }
            Dialect::MySql => false,
        }
    }

    fn sums_exactly(&self, function: &Function) -> bool {
        let FunctionArguments::List(list) = &function.args else {
            return false;
        };
        match list.args.as_slice() {
            [FunctionArg::Unnamed(FunctionArgExpr::Expr(summed))] => self.is_exact(summed),
            _ => false,
        }
    }

    /// Whether something is an integer or a decimal: a literal, or a column that is declared as one.
    fn is_exact(&self, summed: &Expr) -> bool {
        let declared = |name: &Ident| {
            let name = self.dialect.fold(name);
            !self.given.unites_all
                && !self.given.united.contains(&name)
                && !self.given.columns.contains(&name)
                && self.registry.is_exact(&name)
        };
        match summed {
            Expr::Nested(inner) => self.is_exact(inner),
            Expr::Case {
                conditions,
                else_result,
                ..
            } => {
                let results = conditions.iter().map(|when| &when.result);
                let mut results = results.chain(else_result.as_deref());
                results.all(|result| self.is_exact(result))
            }
            Expr::Value(value) => {
                matches!(value.value, Value::Number(..)) && !can_fail(summed, self.dialect)
            }
            summed => tree::column_name(summed).is_some_and(declared),
        }
    }
}
