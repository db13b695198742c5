//! What the drivers know of a result's columns: SQLite and MySQL say the names of the table and column from which one
//! comes, PostgreSQL says two numbers.

use sea_orm::QueryResult;

/// A column of a result.
pub(super) struct Output {
    pub(super) name: String,
    pub(super) origin: Origin,
}

/// From where it comes.
#[allow(dead_code, reason = "each driver says it in its own way")]
pub(super) enum Origin {
    Unknown,
    /// The table's bare name and the column's.
    Named {
        table: String,
        column: String,
    },
    /// The table's and the column's number in PostgreSQL's catalogue.
    Numbered(u32, i16),
}

/// The columns of a result like this row.
#[cfg_attr(not(feature = "sqlx-dep"), allow(unused_variables))]
pub(super) fn outputs(row: &QueryResult) -> Vec<Output> {
    #[cfg(feature = "sqlx-sqlite")]
    if let Some(row) = row.try_as_sqlite_row() {
        return named(row);
    }
    #[cfg(feature = "sqlx-mysql")]
    if let Some(row) = row.try_as_mysql_row() {
        return named(row);
    }
    #[cfg(feature = "sqlx-postgres")]
    if let Some(row) = row.try_as_pg_row() {
        return numbered(row);
    }
    Vec::new()
}

/// The schema stands in front of the table's name where it has one.
#[cfg(any(feature = "sqlx-sqlite", feature = "sqlx-mysql"))]
fn named<R: sea_orm::sqlx::Row>(row: &R) -> Vec<Output> {
    use sea_orm::sqlx::Column;

    let outputs = row.columns().iter().map(|column| Output {
        name: column.name().to_owned(),
        origin: column
            .origin()
            .table_column()
            .map_or(Origin::Unknown, |origin| {
                let table = origin
                    .table
                    .rsplit_once('.')
                    .map_or(&*origin.table, |(_, table)| table);
                Origin::Named {
                    table: table.to_owned(),
                    column: origin.name.to_string(),
                }
            }),
    });
    outputs.collect()
}

#[cfg(feature = "sqlx-postgres")]
fn numbered(row: &sea_orm::sqlx::postgres::PgRow) -> Vec<Output> {
    use sea_orm::sqlx::{Column, Row};

    let outputs = row.columns().iter().map(|column| {
        let numbers = column.relation_id().zip(column.relation_attribute_no());
        Output {
            name: column.name().to_owned(),
            origin: numbers.map_or(Origin::Unknown, |(relation, attribute)| {
                Origin::Numbered(relation.0, attribute)
            }),
        }
    });
    outputs.collect()
}

/// The bytes in which PostgreSQL or MySQL sent a value; `None` for NULL. SQLite has values and no bytes, and would turn one
/// into the other: its integers have a [way of their own](integer).
#[cfg_attr(
    not(any(feature = "sqlx-mysql", feature = "sqlx-postgres")),
    allow(unused_variables)
)]
#[inline]
pub(super) fn bytes(row: &QueryResult, index: usize) -> Option<&[u8]> {
    #[cfg(feature = "sqlx-postgres")]
    if let Some(row) = row.try_as_pg_row() {
        // As they came, without a decoder in between: every row of a stream is asked for them.
        let raw = sea_orm::sqlx::Row::try_get_raw(row, index).ok()?;
        return raw.as_bytes().ok();
    }
    #[cfg(feature = "sqlx-mysql")]
    if let Some(row) = row.try_as_mysql_row() {
        return sea_orm::sqlx::Row::try_get_unchecked::<Option<&[u8]>, _>(row, index)
            .ok()
            .flatten();
    }
    None
}

/// An integer of SQLite's; `None` for whatever else a column holds there, of which SQLite would make an integer.
#[cfg_attr(not(feature = "sqlx-sqlite"), allow(unused_variables))]
#[inline]
pub(super) fn integer(row: &QueryResult, index: usize) -> Option<i64> {
    #[cfg(feature = "sqlx-sqlite")]
    if let Some(row) = row.try_as_sqlite_row() {
        use sea_orm::sqlx::{Decode, Row, Sqlite, Type, ValueRef};

        let value = row.try_get_raw(index).ok()?;
        if *value.type_info() != <i64 as Type<Sqlite>>::type_info() {
            return None;
        }
        return <i64 as Decode<'_, Sqlite>>::decode(value).ok();
    }
    None
}
