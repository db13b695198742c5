//! What Laravel keeps in a column of dynamic attributes is a typed JSON column here, which is SeaORM's.

use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, JsonValue, Set};
use tenancy_sea::core::event::{TenantCreated, TenantUpdated};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::vendors::vendor::{self, Settings};
use tenancy_tests::{TestContext, each_backend};

use super::heard::Heard;

each_backend![
    settings_without_a_column_are_kept,
    listeners_see_settings_as_they_are,
];

async fn vendors(context: &TestContext) -> Tenancy<vendor::Entity> {
    let raw = &context.raw;
    let schema = raw.get_schema_builder().register(vendor::Entity);
    schema.apply(raw).await.unwrap();
    Tenancy::<vendor::Entity>::builder(raw.clone())
        .entities("tenancy_tests::entities::vendors::*")
        .build()
        .await
        .unwrap()
}

fn acme(settings: Settings) -> vendor::ActiveModel {
    vendor::ActiveModel {
        slug: Set("acme".into()),
        settings: Set(settings),
        updated_at: Set(1),
        ..Default::default()
    }
}

fn settings(plan: &str, others: &[(&str, i32)]) -> Settings {
    let others = others
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).into()));
    Settings {
        plan: Some(plan.to_owned()),
        others: others.collect(),
    }
}

async fn stored(context: &TestContext) -> vendor::Model {
    let found = vendor::Entity::find().one(&context.raw).await;
    found.unwrap().unwrap()
}

/// The packed column as the database has it.
async fn packed(context: &TestContext) -> JsonValue {
    let select = Query::select().column("settings").from("vendor").to_owned();
    let row = context.raw.query_one(&select).await.unwrap().unwrap();
    row.try_get("", "settings").unwrap()
}

/// G11, G12, G13, G18: stored, found again, changed one by one; a real column never ends up among them.
async fn settings_without_a_column_are_kept(context: TestContext) {
    let tenancy = vendors(&context).await;
    let created = tenancy
        .tenants()
        .create(acme(settings("free", &[("seats", 3)])))
        .await
        .unwrap();
    assert_eq!(created.settings, settings("free", &[("seats", 3)]));
    let found = stored(&context).await;
    assert_eq!(found, created);
    let mut changed = found.clone().into_active_model();
    let mut now = found.settings;
    now.plan = Some("paid".into());
    now.others.insert("region".into(), 7.into());
    changed.settings = Set(now);
    changed.updated_at = Set(2);
    tenancy.tenants().update(changed).await.unwrap();
    let found = stored(&context).await;
    assert_eq!(
        found.settings,
        settings("paid", &[("seats", 3), ("region", 7)])
    );
    assert_eq!(
        packed(&context).await,
        object(&[
            ("plan", "paid".into()),
            ("region", 7.into()),
            ("seats", 3.into())
        ])
    );
}

fn object(values: &[(&str, JsonValue)]) -> JsonValue {
    let values = values
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    JsonValue::Object(values.collect())
}

/// G14: and so does whoever asks the current tenant.
async fn listeners_see_settings_as_they_are(context: TestContext) {
    let tenancy = vendors(&context).await;
    let heard = Heard::default();
    let (created, updated) = (heard.clone(), heard.clone());
    let plan = |tenant: &tenancy_sea::CurrentTenant| {
        let vendor = tenant.model::<vendor::Model>().unwrap();
        vendor.settings.plan.clone().unwrap()
    };
    let events = tenancy.events();
    events.observe::<TenantCreated>(move |event| created.note(&plan(&event.tenant)));
    events.observe::<TenantUpdated>(move |event| updated.note(&plan(&event.tenant)));
    let created = tenancy
        .tenants()
        .create(acme(settings("free", &[])))
        .await
        .unwrap();
    let mut changed = created.into_active_model();
    changed.settings = Set(settings("paid", &[]));
    let changed = tenancy.tenants().update(changed).await.unwrap();
    assert_eq!(heard.take(), ["free", "paid"]);
    let current = tenancy.run(&changed, async {
        Ok::<_, TenancyError>(plan(&tenancy.current().unwrap()))
    });
    assert_eq!(current.await.unwrap(), "paid");
}
