use std::collections::BTreeMap;

use sea_orm::sea_query::{Asterisk, Query};
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult, JsonValue};

/// All rows of some tables, read through SeaORM's own connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    tables: Vec<&'static str>,
    rows: BTreeMap<String, JsonValue>,
}

impl Snapshot {
    pub async fn take(raw: &DatabaseConnection, tables: &[&'static str]) -> Self {
        let mut rows = BTreeMap::new();
        for table in tables {
            let select = Query::select().column(Asterisk).from(*table).to_owned();
            for row in raw.query_all(&select).await.unwrap() {
                let row = JsonValue::from_query_result(&row, "").unwrap();
                rows.insert(format!("{table} {}", identity(&row)), row);
            }
        }
        Self {
            tables: tables.to_vec(),
            rows,
        }
    }

    /// What happened since: `+post 7` for a new row, `-post 7` for one that is gone, `~post 7` for a changed one.
    pub async fn changes(&self, raw: &DatabaseConnection) -> Vec<String> {
        let now = Self::take(raw, &self.tables).await;
        let gone = self
            .rows
            .keys()
            .filter(|row| !now.rows.contains_key(*row))
            .map(|row| format!("-{row}"));
        let new = now
            .rows
            .keys()
            .filter(|row| !self.rows.contains_key(*row))
            .map(|row| format!("+{row}"));
        let changed = now
            .rows
            .iter()
            .filter(|(row, value)| self.rows.get(*row).is_some_and(|before| before != *value))
            .map(|(row, _)| format!("~{row}"));
        gone.chain(new).chain(changed).collect()
    }

    /// A row by table and identity.
    ///
    /// # Panics
    ///
    /// Where there is none.
    #[must_use]
    pub fn row(&self, row: &str) -> &JsonValue {
        self.rows
            .get(row)
            .unwrap_or_else(|| panic!("no row `{row}`"))
    }
}

/// A row's `id`, or all columns of its key where it has none.
fn identity(row: &JsonValue) -> String {
    let columns = row.as_object().unwrap();
    let key: Vec<_> = match columns.get("id") {
        Some(id) => vec![id],
        None => columns
            .iter()
            .filter(|(name, _)| name.ends_with("_id") || *name == "code")
            .map(|(_, key)| key)
            .collect(),
    };
    key.into_iter()
        .map(|key| key.as_str().map_or_else(|| key.to_string(), str::to_owned))
        .collect::<Vec<_>>()
        .join("-")
}
