use sea_orm::{DbErr, RuntimeErr};

use super::{Plan, raise};
use crate::error::TenancyError;

impl Plan {
    /// What a database error means: the check that raised it, or the error itself. A server's text that could quote
    /// other tenants' values is withheld.
    pub(crate) fn explain(&self, err: DbErr) -> DbErr {
        let text = match &err {
            DbErr::Exec(err) | DbErr::Query(err) => err.to_string(),
            _ => return err,
        };
        if !self.checks.is_empty()
            && let Some(code) = raise::code_in(&text)
            && let Some(check) = self.checks.iter().find(|check| check.code == code)
        {
            return check.error.clone().into();
        }
        match code_of(&err).filter(|code| self.for_tenant && is_data_exception(code)) {
            Some(code) => TenancyError::DataException { code }.into(),
            None => err,
        }
    }
}

/// The code that the database gave an error: SQLSTATE, on MySQL the error's number.
fn code_of(err: &DbErr) -> Option<String> {
    match err {
        #[cfg(feature = "sqlx-dep")]
        DbErr::Exec(RuntimeErr::SqlxError(err)) | DbErr::Query(RuntimeErr::SqlxError(err)) => {
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
    "1264", "1265", "1292", "1365", "1366", "1367", "1411", "1525", "1582", "1690", "3037", "3140",
    "3141", "3143", "3146", "3156", "4037", "4038", "4079",
];

/// SQLSTATE class 22: a value could not be evaluated, and servers quote it.
fn is_data_exception(code: &str) -> bool {
    (code.len() == 5 && code.starts_with("22")) || MYSQL.contains(&code)
}
