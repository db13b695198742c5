//! The layered world: accounts lie in zones, and so does each row that belongs to an account by itself. A row is seen by an
//! account in a zone where it is both's.

use super::rows::{self, Value};
use super::table::Table;

/// The tenants for whom a statement runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Current {
    pub account: i32,
    /// None in the world without zones.
    pub zone: Option<i32>,
}

impl From<i32> for Current {
    fn from(account: i32) -> Self {
        Self {
            account,
            zone: None,
        }
    }
}

impl Current {
    /// An account in the zone in which it lies.
    pub fn at_home(account: i32) -> Self {
        Self {
            account,
            zone: Some(home(account)),
        }
    }
}

/// Two zones have the keys of accounts, but none that of an account in it: a key in the other's place finds strangers' rows.
const fn home(account: i32) -> i32 {
    if account == 1 { 2 } else { 1 }
}

const fn other(zone: i32) -> i32 {
    3 - zone
}

/// The statements that create the zones, on a copy its own alone.
pub(super) fn create(copy_of: Option<i32>) -> Vec<String> {
    let zones = [1, 2].into_iter();
    let zones = zones.filter(|zone| copy_of.is_none_or(|own| own == *zone));
    let rows: Vec<String> = zones.map(|zone| format!("({zone}, 'zone')")).collect();
    vec![
        "CREATE TABLE zone (id int NOT NULL PRIMARY KEY, name varchar(255) NOT NULL)".to_owned(),
        format!("INSERT INTO zone (id, name) VALUES {}", rows.join(", ")),
    ]
}

/// All rows of a table: those of the world without zones, each account's at home, and each one's twin in the other zone.
/// What no account owns lies in the zone of those who look at it, its twin in the other.
pub(super) fn rows(table: &str, current: Current) -> Vec<Vec<Value>> {
    let table = Table::named(table);
    let rows = rows::of(table.name);
    let Some(zone) = current.zone else {
        return rows;
    };
    if !table.has_zone() {
        let twins = table.has_zoned_parent().then(|| twins(table, &rows));
        return [rows, twins.unwrap_or_default()].concat();
    }
    let lies_in = |row: &[Value]| match table.account(row) {
        Some(account) => home(account),
        None => zone,
    };
    let mut zoned = Vec::new();
    for row in &rows {
        zoned.push(within(row, lies_in(row)));
    }
    if table.name != "account" {
        for (twin, row) in twins(table, &rows).iter().zip(&rows) {
            zoned.push(within(twin, other(lies_in(row))));
        }
    }
    zoned
}

fn within(row: &[Value], zone: i32) -> Vec<Value> {
    row.iter().cloned().chain([Value::Int(zone)]).collect()
}

/// Rows like these for the other zone. Of keys to rows that lie in a zone themselves, every second leads out of it.
fn twins(table: &Table, rows: &[Vec<Value>]) -> Vec<Vec<Value>> {
    let twin = |(n, row): (usize, &Vec<Value>)| {
        let twin = row.iter().zip(table.columns).map(|(value, column)| {
            let leads_out = match column.name {
                "id" | "task_id" => false,
                "project_id" => table.has_zone() && n % 2 == 0,
                "label_id" => n % 2 == 1,
                "number" | "code" => {
                    return match value {
                        Value::Text(text) => Value::Text(format!("{text} abroad")),
                        other => other.clone(),
                    };
                }
                _ => true,
            };
            match value {
                Value::Int(key) if !leads_out => Value::Int(key + 5),
                other => other.clone(),
            }
        });
        twin.collect()
    };
    rows.iter().enumerate().map(twin).collect()
}
