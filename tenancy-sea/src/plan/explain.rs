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

/// The code that the database gave an error.
fn code_of(err: &DbErr) -> Option<String> {
    match err {
        #[cfg(feature = "sqlx-dep")]
        DbErr::Exec(RuntimeErr::SqlxError(err)) | DbErr::Query(RuntimeErr::SqlxError(err)) => {
            Some(err.as_database_error()?.code()?.into_owned())
        }
        DbErr::Exec(RuntimeErr::Internal(_)) | DbErr::Query(RuntimeErr::Internal(_)) => None,
        #[allow(unreachable_patterns, reason = "the variants depend on features")]
        _ => None,
    }
}

/// SQLSTATE class 22: a value could not be evaluated, and servers quote it. Invalid text representations, division by
/// zero, values out of range, bad JSON, and MySQL's warnings that strict mode turns into errors.
fn is_data_exception(code: &str) -> bool {
    code.len() == 5 && code.starts_with("22") || code == "HY000"
}
