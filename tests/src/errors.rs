use std::fmt;

use sea_orm::DbErr;
use tenancy_sea::TenancyError;

/// The refusal that a call ended in.
///
/// # Panics
///
/// Where the call succeeded, or failed for another reason.
#[track_caller]
pub fn refused<T: fmt::Debug>(outcome: Result<T, DbErr>) -> TenancyError {
    match outcome {
        Ok(value) => panic!("expected a refusal, got {value:?}"),
        Err(err) => match TenancyError::from_db_err(&err) {
            Some(refusal) => refusal.clone(),
            None => panic!("expected a refusal by tenancy, got the database error {err:?}"),
        },
    }
}

/// Asserts that a call is refused with a [`TenancyError`] of the given pattern.
#[macro_export]
macro_rules! assert_refused {
    ($outcome:expr, $($pattern:tt)+) => {
        match $crate::refused($outcome) {
            $($pattern)+ => {}
            other => panic!("expected {}, got {other:?}", stringify!($($pattern)+)),
        }
    };
}
