//! What only one tenant can know: every text of a row names its row, and every amount is a number of its own.

use std::collections::BTreeSet;

use tenancy_tests::Backend;
use tenancy_tests::isolation::{Cell, Kind, Row, Snapshot, TABLES, Table};

/// How a text that names its row begins.
const BEGINS: &str = "zq";

/// The statements that give every row of a database its secrets; `half` leaves every second row as it is.
pub fn plant(backend: Backend, half: bool) -> Vec<String> {
    let mut statements = Vec::new();
    for (place, table) in TABLES.iter().enumerate() {
        let columns: Vec<String> = table
            .columns
            .iter()
            .filter_map(|column| {
                let value = match column.kind {
                    Kind::Text => name(backend, table, column.name),
                    Kind::Int if is_amount(column.name) => amount(place, column.name),
                    _ => return None,
                };
                Some(format!("{} = {value}", column.name))
            })
            .collect();
        // A country is nobody's secret.
        if columns.is_empty() || table.name == "country" {
            continue;
        }
        let rows = if half { " WHERE id / 10 % 2 = 0" } else { "" };
        let rows = match backend {
            Backend::Mysql if half => " WHERE id DIV 10 % 2 = 0",
            _ => rows,
        };
        statements.push(format!(
            "UPDATE {} SET {}{rows}",
            table.name,
            columns.join(", ")
        ));
    }
    statements
}

fn is_amount(column: &str) -> bool {
    matches!(column, "budget" | "salary" | "total" | "amount" | "points")
}

fn name(backend: Backend, table: &Table, column: &str) -> String {
    let (begin, end) = (
        format!("'{BEGINS}{}'", table.name.replace('_', "")),
        format!("'{}x'", &column[..1]),
    );
    match backend {
        Backend::Sqlite => format!("{begin} || substr('00000' || id, -5) || {end}"),
        Backend::Postgres => format!("{begin} || lpad(id::text, 5, '0') || {end}"),
        Backend::Mysql => format!("CONCAT({begin}, LPAD(id, 5, '0'), {end})"),
    }
}

fn amount(place: usize, column: &str) -> String {
    format!(
        "CASE WHEN {column} IS NULL THEN NULL ELSE {} + id * 100003 END",
        1_000_000_000 + place * 50_000_000
    )
}

/// What a tenant can know, and what is there.
#[derive(Debug)]
pub struct Secrets {
    own: BTreeSet<String>,
    foreign_numbers: BTreeSet<i64>,
    foreign: BTreeSet<String>,
}

impl Secrets {
    pub fn of(tenant: i32, all: &Snapshot) -> Self {
        let mut own = BTreeSet::new();
        let mut own_numbers = BTreeSet::new();
        let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for table in &TABLES {
            collect(&table.visible(all, tenant), &mut own, &mut own_numbers);
            collect(all.rows(table.name), &mut names, &mut numbers);
        }
        Self {
            foreign_numbers: numbers.difference(&own_numbers).copied().collect(),
            foreign: names.difference(&own).cloned().collect(),
            own,
        }
    }

    /// A secret of somebody else in a text, as it is, backwards or as hexadecimal digits. What was `given` is no secret.
    pub fn in_text(&self, text: &str, given: &str) -> Option<String> {
        let text = text.to_lowercase();
        let given = given.to_lowercase();
        let backwards: String = text.chars().rev().collect();
        let from_hex = from_hex(&text);
        for form in [&text, &backwards, &from_hex] {
            for (at, _) in form.match_indices(BEGINS) {
                let told = self
                    .foreign
                    .iter()
                    .find(|secret| form[at..].starts_with(secret.as_str()));
                if let Some(told) = told.filter(|told| !given.contains(told.as_str())) {
                    return Some(told.clone());
                }
            }
        }
        let digits = text.split(|char: char| !char.is_ascii_digit());
        digits
            .filter_map(|digits| digits.parse().ok())
            .find(|number| {
                self.foreign_numbers.contains(number) && !given.contains(&number.to_string())
            })
            .map(|number: i64| number.to_string())
    }

    pub fn in_rows(&self, rows: &[Row], given: &str) -> Option<String> {
        let mut cells = rows.iter().flat_map(|row| &row.0);
        cells.find_map(|cell| match cell {
            Cell::Other(_, bytes) => self
                .in_text(&String::from_utf8_lossy(bytes), given)
                .or_else(|| self.in_text(&cell.to_string(), given)),
            _ => self.in_text(&cell.to_string(), given),
        })
    }

    /// A secret of somebody else, for an attacker who guesses.
    pub fn any_foreign(&self, table: &str) -> &str {
        let begins = format!("{BEGINS}{table}");
        self.foreign
            .iter()
            .find(|secret| secret.starts_with(&begins))
            .expect("a row of another tenant")
    }

    pub fn any_own(&self, table: &str) -> &str {
        let begins = format!("{BEGINS}{table}");
        self.own
            .iter()
            .find(|secret| secret.starts_with(&begins))
            .expect("an own row")
    }
}

fn collect(rows: &[Row], names: &mut BTreeSet<String>, numbers: &mut BTreeSet<i64>) {
    for cell in rows.iter().flat_map(|row| &row.0) {
        match cell {
            Cell::Text(text) if text.starts_with(BEGINS) => {
                names.insert(text.clone());
            }
            Cell::Int(number) if *number > 1_000_000_000 => {
                numbers.insert(*number);
            }
            _ => {}
        }
    }
}

/// The text that runs of hexadecimal digits stand for.
fn from_hex(text: &str) -> String {
    let mut out = String::new();
    for run in text.split(|char: char| !char.is_ascii_hexdigit()) {
        for pair in run.as_bytes().chunks(2) {
            let byte = std::str::from_utf8(pair)
                .ok()
                .and_then(|pair| u8::from_str_radix(pair, 16).ok());
            out.push(byte.map_or(' ', char::from));
        }
        out.push(' ');
    }
    out.to_lowercase()
}
