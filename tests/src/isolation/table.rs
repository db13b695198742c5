//! The corpus's tables as the databases know them, and which of their rows a tenant sees.

use std::collections::BTreeSet;

use crate::Backend;

use super::cell::{Cell, Row};
use super::rows::Value;
use super::snapshot::Snapshot;
use super::zones::Current;

/// The first number that a database gives out by itself, on the shared database and on the copies alike.
const FIRST_GENERATED: u32 = 1000;

#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    key: &'static [&'static str],
    unique: &'static [&'static [&'static str]],
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    null: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number that the database gives out.
    Id,
    Int,
    Text,
    Bool,
}

/// Who sees a row.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// The tenant that the row is.
    Itself,
    /// The tenant in the column.
    Tenant(&'static str),
    /// The tenant in the column, everybody where it is NULL.
    Optional(&'static str),
    /// Who sees the row of the table to which the column points.
    Parent(&'static str, &'static str),
    /// The tenants to which `account_member` links the row.
    Many,
    Everybody,
}

const fn required(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        null: false,
    }
}

const fn nullable(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        null: true,
    }
}

use Kind::{Bool, Id, Int, Text};

#[rustfmt::skip]
pub static TABLES: [Table; 12] = [
    Table { name: "account", key: &["id"], unique: &[&["slug"]], owner: Owner::Itself,
        columns: &[required("id", Int), required("slug", Text), required("name", Text)] },
    Table { name: "project", key: &["id"], unique: &[], owner: Owner::Tenant("account_id"),
        columns: &[required("id", Id), required("account_id", Int), required("name", Text), nullable("budget", Int)] },
    Table { name: "manager", key: &["id"], unique: &[], owner: Owner::Tenant("account_id"),
        columns: &[required("id", Id), required("account_id", Int), nullable("project_id", Int), required("name", Text), required("salary", Int)] },
    Table { name: "invoice", key: &["id"], unique: &[&["org_id", "number"]], owner: Owner::Tenant("org_id"),
        columns: &[required("id", Id), required("org_id", Int), required("number", Text), required("total", Int)] },
    Table { name: "voucher", key: &["id"], unique: &[&["code"]], owner: Owner::Tenant("account_id"),
        columns: &[required("id", Id), required("account_id", Int), required("code", Text), required("amount", Int)] },
    Table { name: "task", key: &["id"], unique: &[], owner: Owner::Parent("project_id", "project"),
        columns: &[required("id", Id), required("project_id", Int), required("title", Text), required("done", Bool), nullable("points", Int)] },
    Table { name: "sub_task", key: &["id"], unique: &[], owner: Owner::Parent("task_id", "task"),
        columns: &[required("id", Id), required("task_id", Int), required("title", Text), required("points", Int)] },
    Table { name: "label", key: &["id"], unique: &[], owner: Owner::Optional("account_id"),
        columns: &[required("id", Id), nullable("account_id", Int), required("name", Text)] },
    Table { name: "project_label", key: &["project_id", "label_id"], unique: &[], owner: Owner::Tenant("account_id"),
        columns: &[required("project_id", Int), required("label_id", Int), required("account_id", Int)] },
    Table { name: "member", key: &["id"], unique: &[], owner: Owner::Many,
        columns: &[required("id", Id), required("name", Text)] },
    Table { name: "account_member", key: &["account_id", "member_id"], unique: &[], owner: Owner::Tenant("account_id"),
        columns: &[required("account_id", Int), required("member_id", Int)] },
    Table { name: "country", key: &["id"], unique: &[], owner: Owner::Everybody,
        columns: &[required("id", Id), required("code", Text), required("name", Text)] },
];

/// The zone in which a row lies, where there are zones: the last column.
static ZONE: Column = required("zone_id", Int);

impl Table {
    pub fn named(name: &str) -> &'static Self {
        TABLES
            .iter()
            .find(|table| table.name == name)
            .expect("a table of the corpus")
    }

    fn place(&self, column: &str) -> usize {
        self.columns
            .iter()
            .position(|known| known.name == column)
            .expect("a column of the table")
    }

    /// Whether its rows belong to those of tables with zones.
    pub(super) fn has_zoned_parent(&self) -> bool {
        matches!(self.owner, Owner::Parent(..))
    }

    /// Whether its rows lie in a zone each, where there are zones: not the links, which are one tenancy's.
    pub(super) fn has_zone(&self) -> bool {
        let is_owned = matches!(
            self.owner,
            Owner::Itself | Owner::Tenant(_) | Owner::Optional(_)
        );
        is_owned && self.name != "account_member"
    }

    /// The columns, that of the zone among them where there are zones.
    pub(super) fn all_columns(&self, zones: bool) -> impl Iterator<Item = &Column> {
        let zone = (zones && self.has_zone()).then_some(&ZONE);
        self.columns.iter().chain(zone)
    }

    /// The account that owns a row by itself.
    pub(super) fn account(&self, row: &[Value]) -> Option<i32> {
        let column = match self.owner {
            Owner::Itself => "id",
            Owner::Tenant(column) | Owner::Optional(column) => column,
            Owner::Parent(..) | Owner::Many | Owner::Everybody => return None,
        };
        match row[self.place(column)] {
            Value::Int(account) => Some(account),
            _ => None,
        }
    }

    pub fn generates_ids(&self) -> bool {
        self.columns.iter().any(|column| column.kind == Kind::Id)
    }

    /// Whether a row has a number that the database gave out.
    pub fn has_generated(&self, rows: &[Row]) -> bool {
        let id = self
            .columns
            .iter()
            .position(|column| column.kind == Kind::Id);
        let given = |row: &Row, id: usize| row.0[id] >= Cell::Int(FIRST_GENERATED.into());
        id.is_some_and(|id| rows.iter().any(|row| given(row, id)))
    }

    /// The statements that create the table. On the copy of a tenant the database itself fills the tenant columns in
    /// where an INSERT leaves them out or gives NULL: what the planner must do is done there by other means.
    pub fn create(&self, backend: Backend, zones: bool, copy_of: Option<Current>) -> Vec<String> {
        let filled: Vec<(&str, i32)> = copy_of.map_or_else(Vec::new, |of| self.filled_in(of));
        let mut parts: Vec<String> = self
            .all_columns(zones)
            .map(|column| {
                let default = filled
                    .iter()
                    .find(|filled| filled.0 == column.name)
                    .map(|filled| filled.1);
                format!("{} {}", column.name, definition(column, backend, default))
            })
            .collect();
        if !self.generates_ids() || backend != Backend::Sqlite {
            parts.push(format!("PRIMARY KEY ({})", self.key.join(", ")));
        }
        parts.extend(
            self.unique
                .iter()
                .map(|unique| format!("UNIQUE ({})", unique.join(", "))),
        );
        let mut statements = vec![format!("CREATE TABLE {} ({})", self.name, parts.join(", "))];
        if self.generates_ids() {
            statements.extend(self.restart(backend));
        }
        if !filled.is_empty() {
            statements.extend(fill_in(self.name, &filled, backend));
        }
        statements
    }

    /// The tenant columns and their tenants. Whose an optional row is must be said.
    fn filled_in(&self, of: Current) -> Vec<(&'static str, i32)> {
        let account = match self.owner {
            Owner::Tenant(column) => Some((column, of.account)),
            _ => None,
        };
        let zone = of.zone.filter(|_| self.has_zone());
        account
            .into_iter()
            .chain(zone.map(|zone| (ZONE.name, zone)))
            .collect()
    }

    /// Lets the database begin again with the numbers that it gives out.
    pub fn restart(&self, backend: Backend) -> Vec<String> {
        let (name, first) = (self.name, FIRST_GENERATED);
        match backend {
            Backend::Sqlite => vec![
                format!("DELETE FROM sqlite_sequence WHERE name = '{name}'"),
                format!(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {})",
                    first - 1
                ),
            ],
            Backend::Postgres => vec![format!(
                "ALTER TABLE {name} ALTER COLUMN id RESTART WITH {first}"
            )],
            Backend::Mysql => vec![format!("ALTER TABLE {name} AUTO_INCREMENT = {first}")],
        }
    }

    /// The rows that a tenant sees, from all rows of a database.
    pub fn visible(&self, all: &Snapshot, current: impl Into<Current>) -> Vec<Row> {
        let current = current.into();
        let rows = all.rows(self.name);
        let own = Cell::Int(current.account.into());
        let zone = current.zone.filter(|_| self.has_zone());
        let zone = zone.map(|zone| Cell::Int(zone.into()));
        let of = |column: &str| {
            let place = self.place(column);
            move |row: &Row| row.0[place].clone()
        };
        let keep: Box<dyn Fn(&Row) -> bool> = match self.owner {
            Owner::Everybody => Box::new(|_| true),
            Owner::Itself => {
                let id = of("id");
                Box::new(move |row| id(row) == own)
            }
            Owner::Tenant(column) => {
                let tenant = of(column);
                Box::new(move |row| tenant(row) == own)
            }
            Owner::Optional(column) => {
                let tenant = of(column);
                Box::new(move |row| tenant(row) == own || tenant(row) == Cell::Null)
            }
            Owner::Parent(column, parent) => {
                let parent = Self::named(parent);
                let id = parent.place("id");
                let parents: BTreeSet<Cell> = parent
                    .visible(all, current)
                    .into_iter()
                    .map(|row| row.0[id].clone())
                    .collect();
                let key = of(column);
                Box::new(move |row| parents.contains(&key(row)))
            }
            Owner::Many => {
                let pivot = Self::named("account_member");
                let member = pivot.place("member_id");
                let linked: BTreeSet<Cell> = pivot
                    .visible(all, current)
                    .into_iter()
                    .map(|row| row.0[member].clone())
                    .collect();
                let id = of("id");
                Box::new(move |row| linked.contains(&id(row)))
            }
        };
        let in_zone = |row: &Row| zone.is_none() || row.0.last() == zone.as_ref();
        let visible = rows.iter().filter(|row| keep(row) && in_zone(row));
        visible.cloned().collect()
    }
}

fn definition(column: &Column, backend: Backend, default: Option<i32>) -> String {
    let kind = match (column.kind, backend) {
        (Kind::Id, Backend::Sqlite) => return "integer PRIMARY KEY AUTOINCREMENT".to_owned(),
        (Kind::Id, Backend::Postgres) => "integer GENERATED BY DEFAULT AS IDENTITY",
        (Kind::Id, Backend::Mysql) => return "int NOT NULL AUTO_INCREMENT".to_owned(),
        (Kind::Int, _) => "int",
        (Kind::Text, _) => "varchar(255)",
        (Kind::Bool, _) => "boolean",
    };
    let null = match (column.null, default, backend) {
        (true, ..) => "",
        (false, Some(_), Backend::Sqlite) => " NOT NULL ON CONFLICT REPLACE",
        (false, ..) => " NOT NULL",
    };
    let default = default
        .map(|value| format!(" DEFAULT {value}"))
        .unwrap_or_default();
    format!("{kind}{null}{default}")
}

/// NULL in a tenant column becomes the tenant; SQLite's column definition does it alone.
fn fill_in(table: &str, columns: &[(&str, i32)], backend: Backend) -> Vec<String> {
    let sets: Vec<String> = columns
        .iter()
        .map(|(column, tenant)| match backend {
            Backend::Postgres => format!("NEW.{column} := coalesce(NEW.{column}, {tenant}); "),
            _ => format!("NEW.{column} = coalesce(NEW.{column}, {tenant})"),
        })
        .collect();
    match backend {
        Backend::Sqlite => Vec::new(),
        Backend::Postgres => vec![
            format!(
                "CREATE FUNCTION fill_in_{table}() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN {}RETURN NEW; END $$",
                sets.concat()
            ),
            format!(
                "CREATE TRIGGER fill_in BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fill_in_{table}()"
            ),
        ],
        Backend::Mysql => vec![format!(
            "CREATE TRIGGER fill_in_{table} BEFORE INSERT ON {table} FOR EACH ROW SET {}",
            sets.join(", ")
        )],
    }
}
