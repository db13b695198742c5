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
    /// By tenant.
    copies: Vec<(i32, Store)>,
}

/// The rows of a table in the shared database, by the table's name.
pub type Rows<'r> = &'r dyn Fn(&str) -> Vec<Vec<Value>>;

/// A database and the rows with which every statement finds it.
#[derive(Debug)]
pub struct Store {
    context: TestContext,
    /// The statement that fills a table, by table.
    fill: Vec<(&'static str, Option<String>)>,
    pub before: Snapshot,
}

impl World {
    /// Creates the databases with the corpus's rows; the shared one in the given database.
    pub async fn build(context: TestContext) -> Self {
        Self::create(context, &rows::of, &TENANTS).await
    }

    /// Creates the databases for one tenant's statements, beside those of others.
    pub async fn of_tenant(context: TestContext, tenant: i32) -> Self {
        Self::create(context, &rows::of, &[tenant]).await
    }

    /// Creates the databases with other rows.
    pub async fn with_rows(context: TestContext, rows: Rows<'_>) -> Self {
        Self::create(context, rows, &TENANTS).await
    }

    async fn create(context: TestContext, rows: Rows<'_>, tenants: &[i32]) -> Self {
        let tenancy = Tenancy::<account::Entity>::builder(context.raw.clone())
            .entities("tenancy_tests::isolation::schema::*")
            .build()
            .await
            .expect("the corpus's entities fit together");
        let shared = Store::create(context, rows, None).await;
        let mut copies = Vec::new();
        for tenant in tenants {
            let context = shared
                .context
                .another()
                .await
                .expect("a database can be created");
            let copy = Store::create(context, rows, Some((*tenant, &shared.before))).await;
            copies.push((*tenant, copy));
        }
        Self {
            tenancy,
            shared,
            copies,
        }
    }

    /// Gives the databases other rows.
    pub async fn refill(&mut self, rows: Rows<'_>) {
        self.shared.refill(rows, None).await;
        for (tenant, copy) in &mut self.copies {
            copy.refill(rows, Some((*tenant, &self.shared.before)))
                .await;
        }
    }

    pub fn copy_of(&self, tenant: i32) -> &Store {
        let mut copies = self.copies.iter();
        let copy = copies.find(|(of, _)| *of == tenant);
        &copy.expect("a tenant of this world").1
    }

    /// Drops the copies; the shared database is the harness's.
    pub async fn remove(self) {
        for (_, copy) in self.copies {
            copy.context
                .remove()
                .await
                .expect("a database can be dropped");
        }
    }
}

impl Store {
    async fn create(context: TestContext, rows: Rows<'_>, copy: Option<(i32, &Snapshot)>) -> Self {
        for table in &TABLES {
            for statement in table.create(context.backend, copy.map(|copy| copy.0)) {
                let created = context.raw.execute_unprepared(&statement).await;
                created.expect(&statement);
            }
        }
        let before = Snapshot::take(&context.raw).await;
        let mut store = Self {
            context,
            fill: Vec::new(),
            before,
        };
        store.refill(rows, copy).await;
        store
    }

    /// Puts other rows in the place of those that are there: on a copy, what its tenant sees of them.
    async fn refill(&mut self, rows: Rows<'_>, copy: Option<(i32, &Snapshot)>) {
        self.fill.clear();
        for table in &TABLES {
            let mut rows = rows(table.name);
            if let Some((tenant, all)) = copy {
                let visible = table.visible(all, tenant);
                rows.retain(|row| visible.contains(&cells(row, table, self.backend())));
            }
            let fill = (!rows.is_empty()).then(|| rows::insert(table, &rows));
            let empty = format!("DELETE FROM {}", table.name);
            for statement in std::iter::once(&empty).chain(&fill) {
                let filled = self.raw().execute_unprepared(statement).await;
                filled.expect(statement);
            }
            self.fill.push((table.name, fill));
        }
        self.before = Snapshot::take(self.raw()).await;
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
