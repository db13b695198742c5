use sea_orm::DbErr;

use crate::error::TenancyError;
use crate::plan::Plan;
use crate::plan::references::raise;

impl Plan {
    /// What a database error means: the check that raised it, or the error itself. A server's text that could quote
    /// other tenants' values is withheld.
    pub(crate) fn explain(&self, err: DbErr) -> DbErr {
        let text = match &err {
            DbErr::Exec(err) | DbErr::Query(err) => err.to_string(),
            _ => return err,
        };
        let code = code_of(&err);
        // A unique key, say, can hold such a text as a value.
        let can_be_ours = code.as_deref().is_none_or(raise::is_raised);
        if !self.checks.is_empty()
            && can_be_ours
            && let Some(raised) = raise::code_in(&text)
            && let Some(check) = self.checks.iter().find(|check| check.code == raised)
        {
            return check.error.clone().into();
        }
        match code.filter(|code| self.for_tenant && could_quote(code, &err, &text)) {
            Some(code) => TenancyError::DataException { code }.into(),
            None => err,
        }
    }
}

/// Whether the server's text could quote a value of a row.
fn could_quote(code: &str, err: &DbErr, text: &str) -> bool {
    is_data_exception(code)
        || code == EXCLUSION
        || SQLITE.iter().any(|quoting| text.contains(quoting))
        || (is_sqlstate(code)
            && !POSTGRES.iter().any(|class| code.starts_with(class))
            && !is_about_the_text(err))
}

/// PostgreSQL says where in the statement an error is that it finds before any row is read.
fn is_about_the_text(err: &DbErr) -> bool {
    #[cfg(feature = "sqlx-postgres")]
    if let DbErr::Exec(sea_orm::RuntimeErr::SqlxError(err))
    | DbErr::Query(sea_orm::RuntimeErr::SqlxError(err)) = err
        && let Some(err) = err.as_database_error()
        && let Some(err) = err.try_downcast_ref::<sea_orm::SqlxPostgresError>()
    {
        return err.position().is_some();
    }
    // MySQL's codes are no SQLSTATEs, and SQLite's have one digit or two.
    let _ = err;
    true
}

/// PostgreSQL quotes the row in the way of an EXCLUDE constraint, whose values overlap with the written ones and needn't be
/// the same. The error is the constraint's all the same.
const EXCLUSION: &str = "23P01";

/// Classes of PostgreSQL's errors that are about the connection, the transaction, a constraint or the statement, and quote no
/// value. Others can: a value is taken for a name, a query, a path, a number of a letter.
const POSTGRES: &[&str] = &[
    "08", "0A", "21", "23", "25", "2D", "40", "44", "53", "55", "57", "P0",
];

/// What SQLite, which has no code for it, says of values that can't be evaluated, quoting them.
const SQLITE: &[&str] = &[
    "bad JSON path",
    "JSON path error",
    "fts5: ",
    "malformed MATCH",
];

/// The code that the database gave an error: SQLSTATE, on MySQL the error's number.
fn code_of(err: &DbErr) -> Option<String> {
    match err {
        #[cfg(feature = "sqlx-dep")]
        DbErr::Exec(sea_orm::RuntimeErr::SqlxError(err))
        | DbErr::Query(sea_orm::RuntimeErr::SqlxError(err)) => {
            let err = err.as_database_error()?;
            #[cfg(feature = "sqlx-mysql")]
            if let Some(err) = err.try_downcast_ref::<sea_orm::SqlxMySqlError>() {
                return Some(err.number().to_string());
            }
            Some(err.code()?.into_owned())
        }
        _ => None,
    }
}

/// What MySQL says of values that can't be evaluated, in most cases quoting them: out of range, truncated, incorrect,
/// division by zero, and errors of JSON, dates and geometry.
const MYSQL: &[&str] = &[
    "1105", "1264", "1265", "1292", "1300", "1365", "1366", "1367", "1411", "1525", "1582", "1690",
    "1918", "3037", "3140", "3141", "3143", "3146", "3156", "4037", "4038", "4079",
];

/// SQLSTATE class 22: a value could not be evaluated, and servers quote it.
fn is_data_exception(code: &str) -> bool {
    (is_sqlstate(code) && code.starts_with("22")) || MYSQL.contains(&code)
}

/// Whether a code is PostgreSQL's: MySQL's and SQLite's numbers are shorter.
fn is_sqlstate(code: &str) -> bool {
    code.len() == 5
}
