//! The condition by which `without_tenancy()` tells the planner to open a query block's own entity: the first relation
//! of its FROM, or the target of its UPDATE or DELETE.
//!
//! It is true on every database, so a query that carries it also runs on a plain SeaORM connection. Its text holds a
//! number that is drawn anew in every process: text from outside can't forge it.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use sea_orm::sea_query::Expr;

static NUMBER: LazyLock<String> = LazyLock::new(|| {
    let draw = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", draw(), draw())
});
static LITERAL: LazyLock<String> = LazyLock::new(|| format!("tenancy:{}:without", *NUMBER));

static CONDITION: LazyLock<String> = LazyLock::new(|| format!("'{}' IS NOT NULL", *LITERAL));

/// So many digits of the number are hardly met by chance.
const TELLING: usize = 6;

/// The marker, as a condition.
pub(crate) fn condition() -> Expr {
    Expr::cust(CONDITION.as_str())
}

/// A text without its markers: where nothing is planned they open nothing, and nobody is to read them in a log.
pub(crate) fn strip(sql: String) -> String {
    if is_in(&sql) {
        sql.replace(CONDITION.as_str(), "1 = 1")
    } else {
        sql
    }
}

/// Whether a string literal is the marker's.
pub(crate) fn is_marker(literal: &str) -> bool {
    literal == LITERAL.as_str()
}

/// Whether a text holds the marker's number.
pub(crate) fn is_in(text: &str) -> bool {
    text.contains(NUMBER.as_str())
}

/// Whether a text tells the marker's number, or a part of it.
pub(crate) fn is_told_by(text: &str) -> bool {
    let mut parts = NUMBER.as_bytes().windows(TELLING);
    parts.any(|part| std::str::from_utf8(part).is_ok_and(|part| text.contains(part)))
}
