//! From which table a column of `SELECT *` over several tables comes. The drivers know: SQLite and MySQL say the names
//! with every row, PostgreSQL says two numbers, whose names the catalogue has.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::super::shared::Shared;
use crate::plan::GuardedColumn;

/// A table's and a column's numbers in PostgreSQL's catalogue.
type Numbers = Arc<[(u32, i16)]>;

/// The numbers of the tenant columns that were asked for so far.
#[derive(Clone, Debug, Default)]
pub(in crate::connection) struct Origins {
    #[cfg_attr(not(feature = "sqlx-postgres"), allow(dead_code))]
    known: Arc<Mutex<HashMap<(String, String), Numbers>>>,
}

/// What the catalogue says about a guarded column, where the driver needs it to tell a column's origin.
#[derive(Clone, Debug, Default)]
pub(super) struct AskedOrigin {
    #[cfg_attr(not(feature = "sqlx-postgres"), allow(dead_code))]
    numbers: Option<Numbers>,
    #[cfg_attr(not(feature = "sqlx-postgres"), allow(dead_code))]
    origins: Origins,
}

/// Asks the catalogue for those guarded columns that are told by their origin, before the statement runs: a stream keeps
/// its connection busy.
#[cfg_attr(
    not(feature = "sqlx-postgres"),
    allow(unused_variables, clippy::unused_async)
)]
pub(super) async fn ask<D: ConnectionTrait>(
    guard: &[GuardedColumn],
    shared: &Shared,
    database: &D,
) -> Result<Vec<AskedOrigin>, DbErr> {
    #[cfg(feature = "sqlx-postgres")]
    {
        use sea_orm::DatabaseConnectionType::SqlxPostgresPoolConnection;

        if matches!(shared.database.inner, SqlxPostgresPoolConnection(_)) {
            return postgres::ask(guard, &shared.origins, database).await;
        }
    }
    Ok(Vec::new())
}

/// The columns of a row that come from a table's column.
#[cfg_attr(not(feature = "sqlx-postgres"), allow(unused_variables))]
pub(super) fn indexes_of_origin(
    row: &QueryResult,
    table: &str,
    column: &str,
    asked: Option<&AskedOrigin>,
) -> Vec<usize> {
    #[cfg(feature = "sqlx-sqlite")]
    if let Some(row) = row.try_as_sqlite_row() {
        return said(row, table, column);
    }
    #[cfg(feature = "sqlx-mysql")]
    if let Some(row) = row.try_as_mysql_row() {
        return said(row, table, column);
    }
    #[cfg(feature = "sqlx-postgres")]
    if let (Some(row), Some(asked)) = (row.try_as_pg_row(), asked) {
        return postgres::numbered(row, asked, table, column);
    }
    Vec::new()
}

/// The columns whose origin the driver says by name, with the schema in front of the table's where it has one.
#[cfg(any(feature = "sqlx-sqlite", feature = "sqlx-mysql"))]
fn said<R: sea_orm::sqlx::Row>(row: &R, table: &str, column: &str) -> Vec<usize> {
    use sea_orm::sqlx::Column;

    let columns = row.columns().iter().enumerate();
    let from_there = columns.filter(|(_, candidate)| {
        candidate.origin().table_column().is_some_and(|origin| {
            let last = origin
                .table
                .rsplit_once('.')
                .map_or(&*origin.table, |(_, last)| last);
            (origin.table.eq_ignore_ascii_case(table) || last.eq_ignore_ascii_case(table))
                && origin.name.eq_ignore_ascii_case(column)
        })
    });
    from_there.map(|(index, _)| index).collect()
}

#[cfg(feature = "sqlx-postgres")]
mod postgres {
    use std::sync::PoisonError;

    use sea_orm::sqlx::Row;
    use sea_orm::sqlx::postgres::PgRow;
    use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

    use super::{AskedOrigin, Numbers, Origins};
    use crate::plan::{GuardedColumn, Position};

    /// Every table of this name: one that isn't meant can't be in a planned statement.
    const NUMBERS: &str = "SELECT c.oid::bigint, a.attnum FROM pg_catalog.pg_class c \
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid \
        WHERE c.relname = $1 AND a.attname = $2 AND a.attnum > 0 AND NOT a.attisdropped";

    pub(super) async fn ask<D: ConnectionTrait>(
        guard: &[GuardedColumn],
        origins: &Origins,
        database: &D,
    ) -> Result<Vec<AskedOrigin>, DbErr> {
        let mut asked = Vec::with_capacity(guard.len());
        for guarded in guard {
            let numbers = match &guarded.position {
                Position::Origin { table, column } => {
                    Some(numbers(origins, table, column, database).await?)
                }
                Position::Index { .. } | Position::Name(_) => None,
            };
            asked.push(AskedOrigin {
                numbers,
                origins: origins.clone(),
            });
        }
        Ok(asked)
    }

    async fn numbers<D: ConnectionTrait>(
        origins: &Origins,
        table: &str,
        column: &str,
        database: &D,
    ) -> Result<Numbers, DbErr> {
        let place = (table.to_owned(), column.to_owned());
        if let Some(known) = origins
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&place)
        {
            return Ok(Numbers::clone(known));
        }
        let values = [table.into(), column.into()];
        let question = Statement::from_sql_and_values(DbBackend::Postgres, NUMBERS, values);
        let mut numbers = Vec::new();
        for row in database.query_all_raw(question).await? {
            let relation: i64 = row.try_get_by_index(0)?;
            numbers.extend(
                u32::try_from(relation)
                    .ok()
                    .zip(row.try_get_by_index::<i16>(1).ok()),
            );
        }
        let numbers = Numbers::from(numbers);
        origins
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(place, Numbers::clone(&numbers));
        Ok(numbers)
    }

    pub(super) fn numbered(
        row: &PgRow,
        asked: &AskedOrigin,
        table: &str,
        column: &str,
    ) -> Vec<usize> {
        let numbers = asked.numbers.as_deref().unwrap_or_default();
        let columns = row.columns().iter().enumerate();
        let from_there = columns.filter(|(_, candidate)| {
            let number = candidate
                .relation_id()
                .map(|oid| oid.0)
                .zip(candidate.relation_attribute_no());
            number.is_some_and(|number| numbers.contains(&number))
        });
        let indexes: Vec<usize> = from_there.map(|(index, _)| index).collect();
        if indexes.is_empty() {
            // The table was made anew since it was asked for: refuse now, ask again next time.
            let place = (table.to_owned(), column.to_owned());
            asked
                .origins
                .known
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&place);
        }
        indexes
    }
}
