//! A database of three tenants with secrets, and for each tenant the copy that holds only what it may see.

use std::fmt::Write;

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tenancy_sea::prelude::*;
use tenancy_tests::isolation::{
    Cell, Row, Snapshot, TABLES, TENANTS, Table, World, difference, missing,
};
use tenancy_tests::{Backend, TestContext};

use crate::secret::{self, Secrets};
use crate::server::Objects;

#[derive(Debug)]
pub struct Room {
    pub world: World,
    pub backend: Backend,
    /// All rows, as every attack finds them.
    planted: Snapshot,
    print: String,
    secrets: Vec<Secrets>,
    objects: Objects,
}

impl Room {
    pub async fn build(context: TestContext, half: bool) -> Self {
        let backend = context.backend;
        let world = World::build(context).await;
        let databases = TENANTS
            .map(|tenant| world.copy_of(tenant).raw())
            .into_iter()
            .chain([world.shared.raw()]);
        for database in databases {
            for statement in secret::plant(backend, half) {
                database
                    .execute_unprepared(&statement)
                    .await
                    .unwrap_or_else(|err| panic!("{statement}: {err}"));
            }
        }
        let planted = Snapshot::take(world.shared.raw()).await;
        let secrets = TENANTS
            .map(|tenant| Secrets::of(tenant, &planted))
            .into_iter()
            .collect();
        let print = fingerprint(backend, world.shared.raw()).await;
        let objects = Objects::of(backend, world.shared.raw()).await;
        Self {
            world,
            backend,
            planted,
            print,
            secrets,
            objects,
        }
    }

    pub fn raw(&self) -> &DatabaseConnection {
        self.world.shared.raw()
    }

    pub fn tenant(&self, tenant: i32) -> TenancyConnection {
        self.world.tenancy.for_tenant(tenant)
    }

    pub fn copy(&self, tenant: i32) -> &DatabaseConnection {
        self.world.copy_of(tenant).raw()
    }

    pub fn secrets(&self, tenant: i32) -> &Secrets {
        let place = TENANTS.iter().position(|known| *known == tenant);
        &self.secrets[place.expect("a tenant of the corpus")]
    }

    /// What a tenant did that it may not: rows that it doesn't own and that aren't as they were. Puts everything back.
    pub async fn damage(&self, tenant: i32) -> Option<String> {
        if fingerprint(self.backend, self.raw()).await == self.print {
            return None;
        }
        let now = Snapshot::take(self.raw()).await;
        let mut damage = None;
        for table in &TABLES {
            if table.name == "country" {
                continue;
            }
            let (before, after) = (self.planted.rows(table.name), now.rows(table.name));
            let gone = missing(&others(table, &self.planted, tenant), after);
            // A row that was there is as it was, also where its parent or its link has gone.
            let mine = table.visible(&now, tenant);
            let mut new = missing(after, before);
            new.retain(|row| !mine.contains(row));
            if !gone.is_empty() || !new.is_empty() {
                let rows = difference(&gone, &new).unwrap_or_default();
                damage.get_or_insert(format!("{}: {rows}", table.name));
            }
        }
        self.restore(&now).await;
        damage
    }

    /// Puts all rows back.
    async fn restore(&self, now: &Snapshot) {
        let mut statements = String::from("BEGIN;");
        for table in &TABLES {
            let rows = self.planted.rows(table.name);
            if now.rows(table.name) != rows {
                let _ = write!(
                    statements,
                    "DELETE FROM {};{};",
                    table.name,
                    insert(table, rows)
                );
            }
        }
        statements.push_str("COMMIT;");
        self.raw()
            .execute_unprepared(&statements)
            .await
            .expect("the rows can be restored");
        assert_eq!(
            fingerprint(self.backend, self.raw()).await,
            self.print,
            "the rows are restored"
        );
    }

    /// Drops the copies, and says what the attacks left on the server.
    pub async fn close(self) -> Option<String> {
        let objects = Objects::of(self.backend, self.raw()).await;
        let left = self.objects.difference(&objects);
        self.world.remove().await;
        left
    }
}

/// The rows of a table that a tenant doesn't see.
fn others(table: &Table, all: &Snapshot, tenant: i32) -> Vec<Row> {
    let mut rows = all.rows(table.name).to_vec();
    for own in table.visible(all, tenant) {
        if let Some(at) = rows.iter().position(|row| *row == own) {
            rows.remove(at);
        }
    }
    rows
}

fn insert(table: &Table, rows: &[Row]) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.0.iter().map(literal).collect();
            format!("({})", cells.join(", "))
        })
        .collect();
    format!(
        "INSERT INTO {} ({}) VALUES {}",
        table.name,
        columns.join(", "),
        rows.join(", ")
    )
}

fn literal(cell: &Cell) -> String {
    match cell {
        Cell::Null => "NULL".to_owned(),
        Cell::Bool(value) => value.to_string(),
        Cell::Int(value) => value.to_string(),
        Cell::Float(value) => value.clone(),
        Cell::Text(value) => format!("'{}'", value.replace('\'', "''")),
        Cell::Other(kind, _) => panic!("no column of the corpus is a {kind}"),
    }
}

/// All rows of a database in one answer: quicker than to read them after every attack.
async fn fingerprint(backend: Backend, database: &DatabaseConnection) -> String {
    let text = match backend {
        Backend::Mysql => {
            let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
            format!("CHECKSUM TABLE {}", names.join(", "))
        }
        _ => {
            let tables: Vec<String> = TABLES
                .iter()
                .map(|table| of_table(backend, table))
                .collect();
            format!("SELECT {}", tables.join(" || ';' || "))
        }
    };
    let statement = Statement::from_string(database.get_database_backend(), text);
    let rows = database
        .query_all_raw(statement)
        .await
        .expect("the tables can be read");
    let rows: Vec<String> = rows
        .iter()
        .map(|row| Row::read(row).expect("a row can be read").to_string())
        .collect();
    rows.join(" ")
}

fn of_table(backend: Backend, table: &Table) -> String {
    let name = table.name;
    if backend == Backend::Postgres {
        return format!(
            "(SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM {name} t)"
        );
    }
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("quote({})", column.name))
        .collect();
    let key = table.columns[0].name;
    format!(
        "(SELECT coalesce(group_concat({}), '') FROM (SELECT * FROM {name} ORDER BY {key}, 2))",
        columns.join(" || ',' || ")
    )
}
