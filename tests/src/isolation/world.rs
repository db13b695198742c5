//! The databases of a backend: one that all tenants share, and a copy a tenant that holds only what the tenant may see.

use std::fmt::Write;

use crate::{Backend, TestContext};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tenancy_sea::prelude::*;

use super::cell::Row;
use super::rows::{self, TENANTS, Value};
use super::snapshot::Snapshot;
use super::table::{TABLES, Table};
use super::zones::{self, Current};
use super::{layered, schema};

#[derive(Debug)]
pub struct World<T: TenantEntity = schema::account::Entity> {
    pub tenancy: Tenancy<T>,
    pub shared: Store,
    copies: Vec<(Current, Store)>,
}

/// The rows of a table in the shared database, by the table's name.
pub type Rows<'r> = &'r dyn Fn(&str) -> Vec<Vec<Value>>;

/// A database and the rows with which every statement finds it.
#[derive(Debug)]
pub struct Store {
    context: TestContext,
    zones: bool,
    /// The statement that fills a table, by table.
    fill: Vec<(&'static str, Option<String>)>,
    pub before: Snapshot,
}

impl World {
    /// Creates the databases with the corpus's rows; the shared one in the given database.
    pub async fn build(context: TestContext) -> Self {
        Self::create(context, SCHEMA, &rows::of, &TENANTS.map(Current::from)).await
    }

    /// Creates the databases for one tenant's statements, beside those of others.
    pub async fn of_tenant(context: TestContext, tenant: i32) -> Self {
        Self::create(context, SCHEMA, &rows::of, &[tenant.into()]).await
    }

    /// Creates the databases with other rows.
    pub async fn with_rows(context: TestContext, rows: Rows<'_>) -> Self {
        Self::create(context, SCHEMA, rows, &TENANTS.map(Current::from)).await
    }
}

impl World<layered::account::Entity> {
    /// Creates the databases for the statements of an account in the zone in which it lies.
    pub async fn layered(context: TestContext, account: i32) -> Self {
        let current = Current::at_home(account);
        let rows = |table: &str| zones::rows(table, current);
        Self::create(
            context,
            "tenancy_tests::isolation::layered::*",
            &rows,
            &[current],
        )
        .await
    }
}

const SCHEMA: &str = "tenancy_tests::isolation::schema::*";

impl<T: TenantEntity> World<T> {
    async fn create(
        context: TestContext,
        entities: &str,
        rows: Rows<'_>,
        tenants: &[Current],
    ) -> Self {
        let tenancy = Tenancy::<T>::builder(context.raw.clone())
            .entities(entities)
            .build()
            .await
            .expect("the corpus's entities fit together");
        let zones = tenants.iter().any(|current| current.zone.is_some());
        let shared = Store::create(context, zones, rows, None).await;
        let mut copies = Vec::new();
        for current in tenants {
            let context = shared
                .context
                .another()
                .await
                .expect("a database can be created");
            let of = Some((*current, &shared.before));
            copies.push((*current, Store::create(context, zones, rows, of).await));
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
        for (current, copy) in &mut self.copies {
            copy.refill(rows, Some((*current, &self.shared.before)))
                .await;
        }
    }

    /// An account's connection, and within a zone where there are zones.
    pub fn connection(&self, account: i32) -> TenancyConnection {
        let database = self.tenancy.for_tenant(account);
        match self.current(account).zone {
            Some(zone) => database.and_tenant::<layered::zone::Entity>(zone),
            None => database,
        }
    }

    /// The tenants for whom an account's statements run.
    pub(super) fn current(&self, account: i32) -> Current {
        self.of(account).0
    }

    pub fn copy_of(&self, account: i32) -> &Store {
        &self.of(account).1
    }

    fn of(&self, account: i32) -> &(Current, Store) {
        let mut copies = self.copies.iter();
        let copy = copies.find(|(of, _)| of.account == account);
        copy.expect("a tenant of this world")
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
    async fn create(
        context: TestContext,
        zones: bool,
        rows: Rows<'_>,
        copy: Option<(Current, &Snapshot)>,
    ) -> Self {
        let copy_of = copy.map(|copy| copy.0);
        let backend = context.backend;
        let mut statements: Vec<String> = TABLES
            .iter()
            .flat_map(|table| table.create(backend, zones, copy_of))
            .collect();
        if zones {
            statements.extend(zones::create(copy_of.and_then(|of| of.zone)));
        }
        for statement in statements {
            let created = context.raw.execute_unprepared(&statement).await;
            created.expect(&statement);
        }
        let before = Snapshot::take(&context.raw).await;
        let mut store = Self {
            context,
            zones,
            fill: Vec::new(),
            before,
        };
        store.refill(rows, copy).await;
        store
    }

    /// Puts other rows in the place of those that are there: on a copy, what its tenant sees of them.
    async fn refill(&mut self, rows: Rows<'_>, copy: Option<(Current, &Snapshot)>) {
        self.fill.clear();
        for table in &TABLES {
            let mut rows = rows(table.name);
            if let Some((current, all)) = copy {
                let visible = table.visible(all, current);
                rows.retain(|row| visible.contains(&self.cells(row, table)));
            }
            let fill = (!rows.is_empty()).then(|| rows::insert(table, self.zones, &rows));
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

    fn cells(&self, row: &[Value], table: &Table) -> Row {
        let values = row.iter().zip(table.all_columns(self.zones));
        let cells = values.map(|(value, column)| value.cell(column.kind, self.backend()));
        Row(cells.collect())
    }
}
