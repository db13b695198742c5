//! The rows: three tenants whose names, titles and amounts overlap, shared rows, and rows that nobody sees.
//!
//! Ids are interleaved: tenant 0 has 10, 20, 30 …, tenant 1 has 11, 21, 31 …, tenant 2 has 12, 22, 32 …

use crate::Backend;

use super::table::{Kind, Table};

pub const TENANTS: [i32; 3] = [0, 1, 2];

/// A value to insert.
#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Int(i32),
    Bool(bool),
    Text(String),
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$(Value::from($value)),+] };
}

/// The statement that inserts a table's rows into an empty table.
pub(super) fn insert(table: &Table, zones: bool, rows: &[Vec<Value>]) -> String {
    let columns = table.all_columns(zones).map(|column| column.name);
    let columns: Vec<&str> = columns.collect();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let values: Vec<String> = row.iter().map(Value::literal).collect();
            format!("({})", values.join(", "))
        })
        .collect();
    format!(
        "INSERT INTO {} ({}) VALUES {}",
        table.name,
        columns.join(", "),
        rows.join(", ")
    )
}

impl Value {
    fn literal(&self) -> String {
        match self {
            Self::Null => "NULL".to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Bool(value) => value.to_string(),
            Self::Text(value) => format!("'{}'", value.replace('\'', "''")),
        }
    }

    /// The value as the driver hands it out.
    pub(super) fn cell(&self, kind: Kind, backend: Backend) -> super::cell::Cell {
        use super::cell::Cell;
        match self {
            Self::Null => Cell::Null,
            Self::Int(value) => Cell::Int((*value).into()),
            Self::Bool(value) if backend == Backend::Postgres && kind == Kind::Bool => {
                Cell::Bool(*value)
            }
            Self::Bool(value) => Cell::Int((*value).into()),
            Self::Text(value) => Cell::Text(value.clone()),
        }
    }
}

/// All rows of a table in the shared database.
pub(super) fn of(table: &str) -> Vec<Vec<Value>> {
    let mut rows: Vec<Vec<Value>> = TENANTS
        .into_iter()
        .flat_map(|tenant| own(table, tenant))
        .collect();
    rows.extend(strangers(table));
    rows
}

fn pick<T: Copy>(from: &[T], at: i32) -> T {
    from[usize::try_from(at).expect("not negative") % from.len()]
}

/// The rows that are one tenant's.
fn own(table: &str, k: i32) -> Vec<Vec<Value>> {
    let id = |n: i32| 10 * n + k;
    // Each tenant lacks some of what the others have.
    let names = [
        "alpha", "beta", "gamma", "alpha", "beta", "delta", "sigma", "kappa", "alpha", "omega",
        "gamma", "beta", "theta",
    ];
    let budgets = [
        Some(100),
        None,
        Some(200),
        Some(300),
        Some(100),
        Some(500),
        None,
        Some(800),
        Some(50),
        Some(400),
        None,
        Some(900),
    ];
    let people = ["Ann", "Bob", "Cid", "Dan", "Ann", "Eve", "Bob"];
    let titles = ["write", "review", "ship", "plan", "test"];
    // Projects 3 and 8 have no task.
    let with_tasks = [1, 2, 4, 5, 6, 7, 9];
    let parent = |n: i32| (n % 4 != 3).then(|| id((2 * n + k) % 9 + 1));
    match table {
        "account" => vec![row![
            k,
            pick(&["acme", "beta", "core"], k),
            pick(&["Acme", "Beta", "Core"], k)
        ]],
        "project" => (1..=9)
            .map(|n| row![id(n), k, pick(&names, n + 4 * k), pick(&budgets, n + 3 * k)])
            .collect(),
        "manager" => (1..=7)
            .map(|n| {
                row![
                    id(n),
                    k,
                    parent(n),
                    pick(&people, n + k),
                    1000 * (n % (4 + k) + 1)
                ]
            })
            .collect(),
        "invoice" => (1..=6)
            .map(|n| row![id(n), k, format!("N-{n}"), 25 * ((n + k) % 4 + 1)])
            .collect(),
        "voucher" => (1..=5)
            .map(|n| row![id(n), k, format!("V-{}", id(n)), 10 * ((n + k) % 3 + 1)])
            .collect(),
        "task" => (1..=21)
            .map(|n| {
                let points = (n % 5 != 0).then_some((n + k) % (5 + k));
                row![
                    id(n),
                    id(pick(&with_tasks, 3 * n + k)),
                    pick(&titles, n + k),
                    n % 3 == 0,
                    points
                ]
            })
            .collect(),
        // Tasks 20 and 21 have no sub-task.
        "sub_task" => (1..=42)
            .map(|n| {
                row![
                    id(n),
                    id((5 * n + k) % 19 + 1),
                    pick(&titles, 2 * n + k),
                    (2 * n + k) % (7 - k)
                ]
            })
            .collect(),
        "label" => (1..=4)
            .map(|n| row![id(n), k, pick(&["bug", "feature", "chore", "docs"], n)])
            .collect(),
        "project_label" => [
            (1, id(1)),
            (1, 13),
            (2, id(2)),
            (2, id(1)),
            (4, id(1)),
            (5, 23),
            (6, id(3)),
            (6, 13),
        ]
        .into_iter()
        .map(|(project, label)| row![id(project), label, k])
        .collect(),
        "member" => [1, 3, 4]
            .into_iter()
            .map(|n| row![id(n), pick(&people, n + k)])
            .collect(),
        // Members 20, 21 and 22 have two tenants, 13 has all three.
        "account_member" => [id(1), id(3), id(4), 20 + k, 20 + (k + 2) % 3, 13]
            .into_iter()
            .map(|member| row![k, member])
            .collect(),
        _ => Vec::new(),
    }
}

/// The rows that are shared, global, or nobody's: those of parents that don't exist, and a member without a tenant.
fn strangers(table: &str) -> Vec<Vec<Value>> {
    match table {
        "label" => vec![
            row![13, None::<i32>, "bug"],
            row![23, None::<i32>, "shared"],
            row![33, None::<i32>, "docs"],
        ],
        "member" => {
            vec![
                row![20, "Fay"],
                row![21, "Gus"],
                row![22, "Ann"],
                row![13, "Hal"],
                row![99, "Ivy"],
            ]
        }
        "task" => vec![row![13, 999, "lost", false, 3]],
        "sub_task" => vec![row![13, 13, "lost", 1], row![23, 999, "lost", 2]],
        "country" => vec![
            row![1, "fr", "France"],
            row![2, "pe", "Peru"],
            row![3, "jp", "Japan"],
            row![4, "ke", "Kenya"],
        ],
        _ => Vec::new(),
    }
}
