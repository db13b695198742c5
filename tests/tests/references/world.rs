//! Two shops: 1, whose connection is tried, and 2, whose rows nothing may point to.

use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult, JsonValue, Statement};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::references::*;
use tenancy_tests::{Backend, Fixture, Snapshot, TestContext};

use super::kinds::{KINDS, Kind};

pub(crate) const TABLES: [&str; 18] = [
    "bin",
    "country",
    "customer",
    "deep",
    "direct",
    "many",
    "many_link",
    "optional",
    "price",
    "product",
    "secondary",
    "section",
    "several",
    "shared_child",
    "shelf",
    "shop",
    "shop_customer",
    "variant",
];

const ROWS: [&str; 12] = [
    "INSERT INTO shop (id, slug) VALUES (1, 'mine'), (2, 'theirs')",
    "INSERT INTO product (id, shop_id, serial, code) VALUES (1, 1, 101, 'mine'), (2, 2, 102, 'theirs'), (3, 1, 103, 'also mine'), (4, 2, 104, 'also theirs')",
    "INSERT INTO variant (id, product_id) VALUES (1, 1), (2, 2), (3, 3)",
    "INSERT INTO price (id, variant_id) VALUES (1, 1), (2, 2), (3, 3)",
    "INSERT INTO section (id, shop_id) VALUES (1, 1), (2, 2), (3, NULL), (4, 1)",
    "INSERT INTO shelf (id, section_id) VALUES (1, 1), (2, 2), (3, 3)",
    "INSERT INTO customer (id, name) VALUES (1, 'mine'), (2, 'theirs'), (3, 'of both'), (4, 'nobody''s')",
    "INSERT INTO shop_customer (customer_id, shop_id) VALUES (1, 1), (2, 2), (3, 1), (3, 2)",
    "INSERT INTO country (id, name) VALUES (1, 'France'), (2, 'Peru')",
    "INSERT INTO bin (aisle, slot, shop_id) VALUES (1, 1, 1), (2, 2, 2), (1, 3, 2), (3, 1, 2), (3, 3, 1)",
    "INSERT INTO many (id, note, amount) VALUES (1, 'old', 10), (2, 'theirs', 20), (3, 'old', 30)",
    "INSERT INTO many_link (many_id, shop_id) VALUES (1, 1), (2, 2), (3, 1)",
];

#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) context: TestContext,
    pub(crate) tenancy: Tenancy<shop::Entity>,
}

impl Fixture for World {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        raw.get_schema_builder()
            .register(shop::Entity)
            .register(product::Entity)
            .register(variant::Entity)
            .register(price::Entity)
            .register(section::Entity)
            .register(shelf::Entity)
            .register(customer::Entity)
            .register(shop_customer::Entity)
            .register(country::Entity)
            .register(bin::Entity)
            .register(direct::Entity)
            .register(optional::Entity)
            .register(secondary::Entity)
            .register(deep::Entity)
            .register(shared_child::Entity)
            .register(several::Entity)
            .register(many::Entity)
            .register(many_link::Entity)
            .apply(raw)
            .await
            .unwrap();
        for insert in ROWS {
            raw.execute_unprepared(insert).await.unwrap();
        }
        for kind in KINDS.iter().filter(|kind| !kind.is_many()) {
            for (at, row) in kind.rows.iter().enumerate() {
                let id = at + 1;
                let owners: Vec<String> = row.iter().map(|part| part.literal()).collect();
                let insert = format!(
                    "INSERT INTO {} (id, {}, note, amount) VALUES ({id}, {}, 'old', {})",
                    kind.table,
                    kind.owners.join(", "),
                    owners.join(", "),
                    id * 10
                );
                raw.execute_unprepared(&insert).await.unwrap();
            }
        }
        let tenancy = Tenancy::<shop::Entity>::builder(context.raw.clone())
            .entities("tenancy_tests::entities::references::*")
            .build()
            .await
            .unwrap();
        Self { context, tenancy }
    }
}

impl World {
    pub(crate) fn raw(&self) -> &DatabaseConnection {
        &self.context.raw
    }

    pub(crate) fn backend(&self) -> Backend {
        self.context.backend
    }

    /// The connection of shop 1.
    pub(crate) fn mine(&self) -> TenancyConnection {
        self.tenancy.for_tenant(1)
    }

    pub(crate) async fn snapshot(&self) -> Snapshot {
        Snapshot::take(self.raw(), &TABLES).await
    }

    /// Asserts that no row of any table has changed since a snapshot.
    pub(crate) async fn assert_unchanged(&self, since: &Snapshot, what: &str) {
        let nothing: [&str; 0] = [];
        assert_eq!(since.changes(self.raw()).await, nothing, "{what}");
    }

    /// The rows of a kind's table, in their order, and of its links.
    pub(crate) async fn rows(&self, kind: &Kind) -> Vec<JsonValue> {
        let mut rows = self
            .select(&format!("SELECT * FROM {} ORDER BY id", kind.table))
            .await;
        if kind.is_many() {
            rows.extend(
                self.select("SELECT * FROM many_link ORDER BY many_id, shop_id")
                    .await,
            );
        }
        rows
    }

    pub(crate) async fn select(&self, sql: &str) -> Vec<JsonValue> {
        let statement = Statement::from_string(self.raw().get_database_backend(), sql);
        let rows = self.raw().query_all_raw(statement).await.unwrap();
        rows.iter()
            .map(|row| JsonValue::from_query_result(row, "").unwrap())
            .collect()
    }

    pub(crate) async fn raw_execute(&self, sql: &str) {
        let done = self.raw().execute_unprepared(sql).await;
        done.unwrap_or_else(|err| panic!("{sql}: {err}"));
    }

    /// Takes back what a cell has written.
    pub(crate) async fn restore(&self, kind: &Kind, columns: &[&str]) {
        if kind.is_many() {
            self.raw_execute("DELETE FROM many_link WHERE many_id >= 1000")
                .await;
        }
        self.raw_execute(&format!("DELETE FROM {} WHERE id >= 1000", kind.table))
            .await;
        let referring = columns
            .iter()
            .filter(|column| !kind.owners.contains(column))
            .map(|column| format!("{column} = NULL, "));
        let referring: String = referring.collect();
        for (at, row) in kind.rows.iter().enumerate().filter(|(at, _)| *at != 1) {
            let owners = kind
                .owners
                .iter()
                .zip(*row)
                .map(|(column, part)| format!("{column} = {}, ", part.literal()));
            let owners: String = owners.collect();
            let amount = (at + 1) * 10;
            self.raw_execute(&format!(
                "UPDATE {} SET {referring}{owners}note = 'old', amount = {amount} WHERE id = {}",
                kind.table,
                at + 1
            ))
            .await;
        }
    }
}
