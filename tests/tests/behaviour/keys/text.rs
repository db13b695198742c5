//! Accounts whose key is a string.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::keys::text::{account, invoice};
use tenancy_tests::{Fixture, Store, TestContext, assert_refused, each_backend};

each_backend![
    a_string_is_a_key,
    the_empty_string_is_a_key_like_any_other,
    a_string_that_looks_like_sql_is_a_key,
    an_integer_is_no_string
];

struct Accounts {
    context: TestContext,
    tenancy: Tenancy<account::Entity>,
}

const KEYS: [&str; 4] = ["acme", "", "0", "x' OR '1'='1"];

impl Fixture for Accounts {
    async fn set_up(context: TestContext) -> Self {
        let raw = &context.raw;
        raw.get_schema_builder()
            .register(account::Entity)
            .register(invoice::Entity)
            .apply(raw)
            .await
            .unwrap();
        for (number, code) in KEYS.into_iter().enumerate() {
            let account = account::ActiveModel {
                code: Set(code.into()),
                name: Set(code.into()),
            };
            account::Entity::insert(account)
                .exec_without_returning(raw)
                .await
                .unwrap();
            let total = i32::try_from(number).unwrap();
            let invoice = invoice::ActiveModel {
                account_code: Set(code.into()),
                total: Set(total),
                ..Default::default()
            };
            invoice.store(raw).await.unwrap();
        }
        let builder = Tenancy::<account::Entity>::builder(context.raw.clone());
        let tenancy = builder
            .entities("tenancy_tests::entities::keys::text::*")
            .build()
            .await
            .unwrap();
        Self { context, tenancy }
    }
}

impl Accounts {
    async fn totals(&self, key: &str) -> Vec<i32> {
        let invoices = invoice::Entity::find()
            .all(&self.tenancy.for_tenant(key))
            .await
            .unwrap();
        invoices.into_iter().map(|invoice| invoice.total).collect()
    }
}

/// Spec §2
async fn a_string_is_a_key(accounts: Accounts) {
    assert_eq!(accounts.totals("acme").await, [0]);
    assert_eq!(accounts.totals("nobody").await, [0; 0]);
    let db = accounts.tenancy.for_tenant("acme");
    let new = invoice::ActiveModel {
        total: Set(9),
        ..Default::default()
    };
    assert_eq!(new.clone().insert(&db).await.unwrap().account_code, "acme");
    let foreign = invoice::ActiveModel {
        account_code: Set("0".into()),
        ..new
    };
    assert_refused!(
        foreign.insert(&db).await,
        TenancyError::CrossTenantWrite { .. }
    );
    assert_eq!(account::Entity::find().count(&db).await.unwrap(), 1);
}

/// Spec §3, vector 9
async fn the_empty_string_is_a_key_like_any_other(accounts: Accounts) {
    assert_eq!(accounts.totals("").await, [1]);
    assert_eq!(accounts.totals("0").await, [2]);
    let db = accounts.tenancy.for_tenant("");
    let new = invoice::ActiveModel {
        total: Set(9),
        ..Default::default()
    };
    assert_eq!(new.insert(&db).await.unwrap().account_code, "");
    assert_eq!(
        invoice::Entity::delete_many()
            .exec(&db)
            .await
            .unwrap()
            .rows_affected,
        2
    );
    assert_eq!(
        invoice::Entity::find()
            .count(&accounts.context.raw)
            .await
            .unwrap(),
        3
    );
}

/// Z75's text, for rows.
async fn a_string_that_looks_like_sql_is_a_key(accounts: Accounts) {
    assert_eq!(accounts.totals("x' OR '1'='1").await, [3]);
    assert_eq!(accounts.totals("' OR 1=1 --").await, [0; 0]);
    let db = accounts.tenancy.for_tenant("x' OR '1'='1");
    assert_eq!(
        db.execute_unprepared("DELETE FROM invoice")
            .await
            .unwrap()
            .rows_affected(),
        1
    );
}

/// Vector 12
async fn an_integer_is_no_string(accounts: Accounts) {
    let count = invoice::Entity::find()
        .count(&accounts.tenancy.for_tenant(0))
        .await;
    assert_refused!(count, TenancyError::KeyType { .. });
}
