//! Runs a statement and says what came of it.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, DbErr, Statement};
use tenancy_sea::TenancyError;
use tokio::time::timeout;

use super::cell::Row;
use super::text::{Shape, render};
use crate::Backend;

/// The longest that a statement may take.
const LONGEST: Duration = Duration::from_secs(60);

/// What came of a statement.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// `columns` is empty where there are no rows: drivers name columns row by row.
    Rows {
        columns: Vec<String>,
        rows: Vec<Row>,
    },
    Affected(u64),
    /// Tenancy refused it.
    Refused(String),
    /// The database refused it.
    Failed(String),
    Panicked(String),
}

/// Runs a statement on a connection.
pub async fn run<C: ConnectionTrait>(
    connection: &C,
    backend: Backend,
    text: &str,
    shape: Shape,
    values: &[sea_orm::Value],
) -> Outcome {
    let (sql, _) = render(text, backend);
    let values = values.iter().cloned();
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    run_built(connection, statement, shape).await
}

/// Runs a statement that is ready for the connection's backend.
pub async fn run_built<C: ConnectionTrait>(
    connection: &C,
    statement: Statement,
    shape: Shape,
) -> Outcome {
    let outcome = AssertUnwindSafe(outcome(connection, statement, shape)).catch_unwind();
    match timeout(LONGEST, outcome).await {
        Ok(Ok(Ok(outcome))) => outcome,
        Ok(Ok(Err(err))) => failure(&err),
        Ok(Err(panic)) => Outcome::Panicked(message(panic.as_ref())),
        Err(_) => Outcome::Failed(format!("no answer within {} s", LONGEST.as_secs())),
    }
}

async fn outcome<C: ConnectionTrait>(
    connection: &C,
    statement: Statement,
    shape: Shape,
) -> Result<Outcome, DbErr> {
    if !shape.returns {
        return Ok(Outcome::Affected(
            connection.execute_raw(statement).await?.rows_affected(),
        ));
    }
    let results = connection.query_all_raw(statement).await?;
    let columns = results
        .first()
        .map(|row| row.column_names())
        .unwrap_or_default();
    match results.iter().map(Row::read).collect() {
        Ok(rows) => Ok(Outcome::Rows { columns, rows }),
        Err(err) => Ok(Outcome::Failed(err)),
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

/// A refusal, or a failure of the database: of those tenancy only withholds the text.
fn failure(err: &DbErr) -> Outcome {
    match TenancyError::from_db_err(err) {
        Some(TenancyError::DataException { .. }) | None => Outcome::Failed(err.to_string()),
        Some(refusal) => Outcome::Refused(refusal.to_string()),
    }
}
