//! The condition by which `without_tenancy()` tells the planner what to open.
//!
//! It is true on every database, so a query that carries it also runs on a plain SeaORM connection. Its text holds a
//! number that is drawn anew in every process: text from outside can't forge it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use sea_orm::sea_query::Expr;

static PREFIX: LazyLock<String> = LazyLock::new(|| {
    let draw = || RandomState::new().build_hasher().finish();
    format!("tenancy:{:016x}{:016x}:without:", draw(), draw())
});

/// The marker for a table.
pub(crate) fn condition(schema: Option<&str>, table: &str) -> Expr {
    let name = match schema {
        Some(schema) => format!("{schema}.{table}"),
        None => format!(".{table}"),
    };
    Expr::cust(format!("'{}{}' IS NOT NULL", *PREFIX, name.replace('\'', "''")))
}

/// The table that a marker's literal opens: its schema and name.
pub(crate) fn opened(literal: &str) -> Option<(Option<&str>, &str)> {
    let (schema, table) = literal.strip_prefix(PREFIX.as_str())?.split_once('.')?;
    Some(((!schema.is_empty()).then_some(schema), table))
}
