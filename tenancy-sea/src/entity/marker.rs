//! The condition by which `without_tenancy()` tells the planner to open a query block's own entity: the first relation
//! of its FROM, or the target of its UPDATE or DELETE.
//!
//! It is true on every database, so a query that carries it also runs on a plain SeaORM connection. Its text holds a
//! number that is drawn anew in every process: text from outside can't forge it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use sea_orm::sea_query::Expr;

static LITERAL: LazyLock<String> = LazyLock::new(|| {
    let draw = || RandomState::new().build_hasher().finish();
    format!("tenancy:{:016x}{:016x}:without", draw(), draw())
});

/// The marker, as a condition.
pub(crate) fn condition() -> Expr {
    Expr::cust(format!("'{}' IS NOT NULL", *LITERAL))
}

/// Whether a string literal is the marker's.
pub(crate) fn is_marker(literal: &str) -> bool {
    literal == LITERAL.as_str()
}
