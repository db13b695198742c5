//! The databases of a backend: one that all tenants share, and a copy a tenant that holds only what the tenant may see.

use std::fmt::Write;

use crate::{Backend, TestContext};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tenancy_sea::prelude::*;

use super::cell::Row;
use super::rows::{self, TENANTS, Value};
use super::schema::account;
use super::snapshot::Snapshot;
use super::table::TABLES;

#[derive(Debug)]
pub struct World {
    pub tenancy: Tenancy<account::Entity>,
    pub shared: Store,
    copies: Vec<Store>,
}

/// A database and the rows with which every statement finds it.
#[derive(Debug)]
pub struct Store {
    context: TestContext,
    /// The statement that fills a table, by table.
    fill: Vec<(&'static str, Option<String>)>,
    pub before: Snapshot,
}

impl World {
    /// Creates the databases; the shared one in the given database.
    pub async fn build(context: TestContext) -> Self {
        let tenancy = Tenancy::<account::Entity>::builder(context.raw.clone())
            .entities("tenancy_tests::isolation::schema::*")
            .build()
            .await
            .expect("the corpus's entities fit together");
        let backend = context.backend;
        let shared = Store::create(context, None).await;
        let mut copies = Vec::new();
        for tenant in TENANTS {
            let server = backend
                .server()
                .expect("a server that runs the harness's tests");
            let context = TestContext::create(backend, &server)
                .await
                .expect("a database can be created");
            copies.push(Store::create(context, Some((tenant, &shared.before))).await);
        }
        Self {
            tenancy,
            shared,
            copies,
        }
    }

    pub fn copy_of(&self, tenant: i32) -> &Store {
        let place = TENANTS
            .iter()
            .position(|known| *known == tenant)
            .expect("a tenant of the corpus");
        &self.copies[place]
    }

    /// Drops the copies; the shared database is the harness's.
    pub async fn remove(self) {
        for copy in self.copies {
            copy.context
                .remove()
                .await
                .expect("a database can be dropped");
        }
    }
}

impl Store {
    async fn create(context: TestContext, copy: Option<(i32, &Snapshot)>) -> Self {
        let backend = context.backend;
        let mut fill = Vec::new();
        for table in &TABLES {
            for statement in table.create(backend, copy.map(|copy| copy.0)) {
                context
                    .raw
                    .execute_unprepared(&statement)
                    .await
                    .expect(&statement);
            }
            let mut rows = rows::of(table.name);
            if let Some((tenant, all)) = copy {
                let visible = table.visible(all, tenant);
                rows.retain(|row| visible.contains(&cells(row, table, backend)));
            }
            fill.push((
                table.name,
                (!rows.is_empty()).then(|| rows::insert(table, &rows)),
            ));
        }
        for (table, fill) in &fill {
            if let Some(fill) = fill {
                context
                    .raw
                    .execute_unprepared(fill)
                    .await
                    .unwrap_or_else(|err| panic!("{table}: {err}"));
            }
        }
        let before = Snapshot::take(&context.raw).await;
        Self {
            context,
            fill,
            before,
        }
    }

    pub fn raw(&self) -> &DatabaseConnection {
        &self.context.raw
    }

    pub fn backend(&self) -> Backend {
        self.context.backend
    }

    /// Undoes what a statement did: `now` is what it left behind. `failed_insert` is an INSERT without success: it can
    /// have used up numbers that the database gives out.
    pub async fn restore(&self, now: &Snapshot, failed_insert: Option<&str>) {
        let mut rows = String::new();
        let mut numbers = String::new();
        for (table, (name, fill)) in TABLES.iter().zip(&self.fill) {
            if now.rows(name) != self.before.rows(name) {
                let _ = write!(rows, "DELETE FROM {name};");
                if let Some(fill) = fill {
                    let _ = write!(rows, "{fill};");
                }
            }
            let used = table.has_generated(now.rows(name))
                || failed_insert.is_some_and(|text| text.contains(name));
            if used && table.generates_ids() {
                for statement in table.restart(self.backend()) {
                    let _ = write!(numbers, "{statement};");
                }
            }
        }
        if !rows.is_empty() || !numbers.is_empty() {
            let statements = format!("BEGIN;{rows}COMMIT;{numbers}");
            self.raw()
                .execute_unprepared(&statements)
                .await
                .expect("the rows can be restored");
        }
    }
}

fn cells(row: &[Value], table: &super::table::Table, backend: Backend) -> Row {
    Row(row
        .iter()
        .zip(table.columns)
        .map(|(value, column)| value.cell(column.kind, backend))
        .collect())
}
