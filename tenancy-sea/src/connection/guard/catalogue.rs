//! The numbers by which PostgreSQL says from where a column comes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};

/// The numbers of a table and of its column. There are several where schemas have tables of the same name; one that isn't
/// meant can't be in a planned statement.
pub(super) type Numbers = Arc<[(u32, i16)]>;

const NUMBERS: &str = "SELECT c.oid::bigint, a.attnum FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid \
    WHERE c.relname = $1 AND a.attname = $2 AND a.attnum > 0 AND NOT a.attisdropped";

/// The numbers that were asked for so far.
#[derive(Debug, Default)]
pub(in crate::connection) struct Catalogue {
    known: Mutex<HashMap<(String, String), Numbers>>,
}

impl Catalogue {
    /// The numbers of a table's column; nothing where the driver says names.
    pub(super) async fn numbers<D: ConnectionTrait>(
        &self,
        table: &str,
        column: &str,
        pool: &DatabaseConnection,
        database: &D,
    ) -> Result<Option<Numbers>, DbErr> {
        if !says_numbers(pool) {
            return Ok(None);
        }
        let place = (table.to_owned(), column.to_owned());
        let known = self.known().get(&place).map(Arc::clone);
        if known.is_some() {
            return Ok(known);
        }
        let values = [table.into(), column.into()];
        let question = Statement::from_sql_and_values(DbBackend::Postgres, NUMBERS, values);
        let mut numbers = Vec::new();
        for row in database.query_all_raw(question).await? {
            let relation: i64 = row.try_get_by_index(0)?;
            let attribute: i16 = row.try_get_by_index(1)?;
            numbers.extend(u32::try_from(relation).map(|relation| (relation, attribute)));
        }
        let numbers = Numbers::from(numbers);
        self.known().insert(place, Arc::clone(&numbers));
        Ok(Some(numbers))
    }

    /// Forgets the numbers of a table's column.
    pub(super) fn forget(&self, table: &str, column: &str) {
        self.known().remove(&(table.to_owned(), column.to_owned()));
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(String, String), Numbers>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A mock or proxy of PostgreSQL says neither, and has no catalogue to ask.
#[cfg(feature = "sqlx-postgres")]
fn says_numbers(pool: &DatabaseConnection) -> bool {
    matches!(
        pool.inner,
        sea_orm::DatabaseConnectionType::SqlxPostgresPoolConnection(_)
    )
}

#[cfg(not(feature = "sqlx-postgres"))]
fn says_numbers(_pool: &DatabaseConnection) -> bool {
    false
}
