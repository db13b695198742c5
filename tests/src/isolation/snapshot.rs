//! All rows of a database.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use super::cell::Row;
use super::table::TABLES;

/// All rows by table, in an order of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<&'static str, Vec<Row>>);

impl Snapshot {
    pub async fn take(database: &DatabaseConnection) -> Self {
        let mut tables = BTreeMap::new();
        for table in &TABLES {
            let statement = Statement::from_string(
                database.get_database_backend(),
                format!("SELECT * FROM {}", table.name),
            );
            let rows = database
                .query_all_raw(statement)
                .await
                .expect("a table of the corpus can be read");
            let mut rows: Vec<Row> = rows
                .iter()
                .map(|row| Row::read(row).expect("its rows can be read"))
                .collect();
            rows.sort();
            tables.insert(table.name, rows);
        }
        Self(tables)
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }
}

/// The rows of `left` that `right` lacks; a row counts as often as it is there. Both are sorted.
pub fn missing(left: &[Row], right: &[Row]) -> Vec<Row> {
    let mut right = right.iter().peekable();
    let mut missing = Vec::new();
    for row in left {
        while right.next_if(|other| *other < row).is_some() {}
        if right.next_if(|other| *other == row).is_none() {
            missing.push(row.clone());
        }
    }
    missing
}

/// What two lists of rows don't share, for messages: `-` is in the first alone, `+` in the second alone.
pub fn difference(left: &[Row], right: &[Row]) -> Option<String> {
    let sorted = |rows: &[Row]| {
        let mut rows = rows.to_vec();
        rows.sort();
        rows
    };
    let (left, right) = (sorted(left), sorted(right));
    let parts: Vec<String> = missing(&left, &right)
        .iter()
        .map(|row| format!("-{row}"))
        .chain(missing(&right, &left).iter().map(|row| format!("+{row}")))
        .collect();
    (!parts.is_empty()).then(|| abridged(&parts))
}

fn abridged(parts: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = parts
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    match parts.len().checked_sub(SHOWN) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}
