//! Where tenants are found.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sea_orm::{ConnectionTrait, IntoActiveModel, Set};
use tenancy_sea::core::event::{TenantDeleted, TenantUpdated};
use tenancy_sea::core::provider::{CachingProvider, Timeout};
use tenancy_sea::core::{BoxError, GenericTenant, TenantLookup, TenantProvider};
use tenancy_sea::prelude::*;
use tenancy_sea::provider::{SeaOrmProvider, TableProvider};
use tenancy_sea::{CurrentTenant, TenancyError};
use tenancy_tests::each_backend;
use tenancy_tests::entities::blogs::blog;
use tenancy_tests::entities::studios::studio;

use super::studios::{Studios, builder};

each_backend![
    a_tenant_is_found_by_its_entity,
    a_name_is_compared_exactly,
    an_ambiguous_identifier_is_an_error,
    a_tenant_without_resources_has_no_resource_key,
    a_tenant_is_found_in_a_plain_table,
    a_tenant_that_is_kept_elsewhere,
    a_provider_that_finds_somebody_else_finds_nobody,
    a_provider_that_fails_leaves_nobody_current,
    a_provider_that_hangs_is_given_up,
    what_was_found_is_remembered,
    a_saved_tenant_is_forgotten_under_both_names,
    a_deleted_tenant_is_forgotten,
    it_is_forgotten_before_a_listener_can_fail,
    a_tenant_of_another_tenancy_is_no_tenant_here,
];

/// Studios as they are found there.
async fn finding(studios: &Studios, provider: impl TenantProvider) -> Tenancy<studio::Entity> {
    let builder = builder(&studios.context).provider(provider);
    builder.build().await.unwrap()
}

/// What is found by each of the three names.
async fn by_all(
    tenancy: &Tenancy<studio::Entity>,
    studio: &studio::Model,
) -> Vec<Option<TenantKey>> {
    let mut found = Vec::new();
    for lookup in [
        TenantLookup::identifier(&studio.slug),
        TenantLookup::key(studio.id),
        TenantLookup::resource_key(studio.resource_key.to_string()),
    ] {
        let tenant = tenancy.find_tenant(lookup).await.unwrap();
        found.push(tenant.map(|tenant| tenant.key().clone()));
    }
    found
}

/// G8, O21: and what is found is of the entity's type.
async fn a_tenant_is_found_by_its_entity(studios: Studios) {
    let acme = studios.studio("acme").await;
    let foobar = studios.studio("foobar").await;
    let tenancy = &studios.tenancy;
    for studio in [&acme, &foobar] {
        let key = Some(TenantKey::from(studio.id));
        assert_eq!(by_all(tenancy, studio).await, vec![key; 3]);
    }
    let found = tenancy
        .tenant(TenantLookup::identifier("acme"))
        .await
        .unwrap();
    assert_eq!(found.model::<studio::Model>().as_deref(), Some(&acme));

    for lookup in [
        TenantLookup::identifier("nobody"),
        TenantLookup::identifier(""),
        TenantLookup::identifier("acme' OR '1'='1"),
        TenantLookup::key(acme.id + 7),
        TenantLookup::key("acme"),
        TenantLookup::key(i64::MAX),
        TenantLookup::resource_key("acme"),
    ] {
        assert_eq!(
            tenancy.find_tenant(lookup.clone()).await.unwrap(),
            None,
            "{lookup}"
        );
        let err = tenancy.tenant(lookup).await.unwrap_err();
        assert!(
            matches!(err, TenancyError::TenantNotFound { .. }),
            "{err:?}"
        );
    }
}

/// MariaDB compares without case and without trailing spaces.
async fn a_name_is_compared_exactly(studios: Studios) {
    studios.studio("acme").await;
    for slug in ["ACME", "acme ", " acme", "acmé"] {
        let found = studios
            .tenancy
            .find_tenant(TenantLookup::identifier(slug))
            .await;
        assert_eq!(found.unwrap(), None, "{slug:?}");
    }
}

async fn an_ambiguous_identifier_is_an_error(studios: Studios) {
    let raw = &studios.context.raw;
    for statement in ["DROP TABLE film", "DROP TABLE studio"] {
        raw.execute_unprepared(statement).await.unwrap();
    }
    let table = "CREATE TABLE studio (id integer PRIMARY KEY, slug varchar(20), resource_key varchar(40), name varchar(20))";
    raw.execute_unprepared(table).await.unwrap();
    for id in [1, 2] {
        let row = format!("INSERT INTO studio VALUES ({id}, 'acme', 'key', 'Acme')");
        raw.execute_unprepared(&row).await.unwrap();
    }
    let plain = TableProvider::new(raw.clone(), "studio", "id").identifier("slug");
    let tenancy = finding(&studios, plain).await;
    let err = tenancy
        .tenant(TenantLookup::identifier("acme"))
        .await
        .unwrap_err();
    assert!(matches!(err, TenancyError::Provider(_)), "{err:?}");
    assert!(err.to_string().contains("several tenants"), "{err}");
}

/// O20
async fn a_tenant_without_resources_has_no_resource_key(studios: Studios) {
    let raw = &studios.context.raw;
    let table = "CREATE TABLE blog (id integer PRIMARY KEY, slug varchar(20), name varchar(20))";
    raw.execute_unprepared(table).await.unwrap();
    let blogs = Tenancy::<blog::Entity>::builder(raw.clone())
        .entities("tenancy_tests::entities::blogs::*")
        .build()
        .await
        .unwrap();
    let plain = TableProvider::new(raw.clone(), "studio", "id").identifier("slug");
    let plain = finding(&studios, plain).await;
    let key = || TenantLookup::resource_key("key");
    for err in [
        blogs.find_tenant(key()).await.unwrap_err(),
        plain.find_tenant(key()).await.unwrap_err(),
    ] {
        assert!(err.to_string().contains("no resource key"), "{err}");
    }
}

/// O15 to O19.
async fn a_tenant_is_found_in_a_plain_table(studios: Studios) {
    let raw = &studios.context.raw;
    let table = "CREATE TABLE customers (number integer PRIMARY KEY, handle varchar(20), folder varchar(40), plan varchar(20))";
    raw.execute_unprepared(table).await.unwrap();
    for row in [
        "(1, 'acme', 'f-acme', 'free')",
        "(2, 'foobar', 'f-foobar', NULL)",
    ] {
        let insert = format!("INSERT INTO customers VALUES {row}");
        raw.execute_unprepared(&insert).await.unwrap();
    }
    let plain = TableProvider::new(raw.clone(), "customers", "number")
        .identifier("handle")
        .resource_key("folder")
        .attribute("plan");
    let tenancy = finding(&studios, plain).await;
    for lookup in [
        TenantLookup::identifier("acme"),
        TenantLookup::key(1),
        TenantLookup::resource_key("f-acme"),
    ] {
        let found = tenancy.tenant(lookup).await.unwrap();
        assert_eq!(found.key(), &TenantKey::from(1));
        let model = found.model::<GenericTenant>().unwrap();
        assert_eq!(model.tenant_identifier(), "acme");
        assert_eq!(model.tenant_resource_key(), "f-acme");
        assert_eq!(model.get("plan"), Some("free"));
        assert_eq!(model.get("number"), None, "it was not asked for");
    }
    let foobar = tenancy.tenant(TenantLookup::key(2)).await.unwrap();
    assert_eq!(foobar.model::<GenericTenant>().unwrap().get("plan"), None);
    for nobody in [TenantLookup::identifier("ACME"), TenantLookup::key(3)] {
        assert_eq!(tenancy.find_tenant(nobody).await.unwrap(), None);
    }
}

/// G9: whatever has the contract is a tenant.
async fn a_tenant_that_is_kept_elsewhere(studios: Studios) {
    let acme = studios.studio("acme").await;
    let own = acme.id;
    let elsewhere = move |lookup: TenantLookup| async move {
        let acme = GenericTenant::new("id", own.into()).identifier("slug", "from-elsewhere");
        let is_meant = lookup == TenantLookup::identifier("from-elsewhere");
        Ok::<_, BoxError>(is_meant.then_some(acme))
    };
    let tenancy = finding(&studios, elsewhere).await;
    let found = tenancy
        .tenant(TenantLookup::identifier("from-elsewhere"))
        .await
        .unwrap();
    let inside = async { Ok::<_, TenancyError>(tenancy.current_or_fail()?.key().clone()) };
    assert_eq!(
        tenancy.run(found, inside).await.unwrap(),
        TenantKey::from(own)
    );
}

async fn a_provider_that_finds_somebody_else_finds_nobody(studios: Studios) {
    let always_acme = |_: TenantLookup| async {
        let acme = GenericTenant::new("id", 1.into()).identifier("slug", "acme");
        Ok::<_, BoxError>(Some(acme))
    };
    let tenancy = finding(&studios, always_acme).await;
    for (lookup, found) in [
        (TenantLookup::identifier("acme"), true),
        (TenantLookup::key(1), true),
        (TenantLookup::identifier("foobar"), false),
        (TenantLookup::key(2), false),
    ] {
        assert_eq!(tenancy.find_tenant(lookup).await.unwrap().is_some(), found);
    }
}

/// Z49
async fn a_provider_that_fails_leaves_nobody_current(studios: Studios) {
    let fails =
        |_: TenantLookup| async { Err::<Option<GenericTenant>, _>("the register is closed") };
    let tenancy = finding(&studios, fails).await;
    let err = tenancy
        .tenant(TenantLookup::identifier("acme"))
        .await
        .unwrap_err();
    assert!(matches!(err, TenancyError::Provider(_)), "{err:?}");
    assert!(err.to_string().contains("the register is closed"), "{err}");
    assert!(tenancy.current().is_none());
}

async fn a_provider_that_hangs_is_given_up(studios: Studios) {
    let hangs = |_: TenantLookup| std::future::pending::<Result<Option<GenericTenant>, BoxError>>();
    let hangs = Timeout::new(hangs, Duration::from_millis(20));
    let tenancy = finding(&studios, hangs).await;
    let err = tenancy
        .tenant(TenantLookup::identifier("acme"))
        .await
        .unwrap_err();
    assert!(err.to_string().contains("did not answer"), "{err}");
}

/// Studios as a tenancy with a cache finds them, and how often the provider behind it was asked.
async fn cached(studios: &Studios) -> (Tenancy<studio::Entity>, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let behind = Arc::new(SeaOrmProvider::<studio::Entity>::new(
        studios.context.raw.clone(),
    ));
    let counted = move |lookup: TenantLookup| {
        count.fetch_add(1, Ordering::SeqCst);
        let behind = Arc::clone(&behind);
        async move {
            let found = behind.find(&lookup).await?;
            Ok::<_, BoxError>(found.map(|found| studio::Model::clone(&found)))
        }
    };
    let caching = CachingProvider::new(counted, Duration::from_secs(60));
    let tenancy = finding(studios, caching).await;
    (tenancy, asked)
}

async fn what_was_found_is_remembered(studios: Studios) {
    let (tenancy, asked) = cached(&studios).await;
    let acme = || tenancy.find_tenant(TenantLookup::identifier("acme"));
    assert_eq!(acme().await.unwrap(), None);
    studios.studio("acme").await;
    for _ in 0..3 {
        assert!(acme().await.unwrap().is_some());
    }
    assert_eq!(
        asked.load(Ordering::SeqCst),
        2,
        "what isn't found isn't remembered"
    );
}

async fn a_saved_tenant_is_forgotten_under_both_names(studios: Studios) {
    let acme = studios.studio("acme").await;
    let (tenancy, _) = cached(&studios).await;
    let find = |slug: &'static str| tenancy.find_tenant(TenantLookup::identifier(slug));
    assert!(find("acme").await.unwrap().is_some());
    let by_key = TenantLookup::key(acme.id);
    assert!(tenancy.find_tenant(by_key.clone()).await.unwrap().is_some());

    let renamed = studio::ActiveModel {
        slug: Set("acme-2".into()),
        ..acme.clone().into_active_model()
    };
    tenancy.tenants().update(renamed).await.unwrap();
    assert_eq!(find("acme").await.unwrap(), None);
    for lookup in [TenantLookup::identifier("acme-2"), by_key] {
        let found = tenancy.tenant(lookup).await.unwrap();
        assert_eq!(found.model::<studio::Model>().unwrap().slug, "acme-2");
    }
}

async fn it_is_forgotten_before_a_listener_can_fail(studios: Studios) {
    let acme = studios.studio("acme").await;
    let (tenancy, _) = cached(&studios).await;
    let find = |slug: &'static str| tenancy.find_tenant(TenantLookup::identifier(slug));
    assert!(find("acme").await.unwrap().is_some());
    tenancy
        .events()
        .listen::<TenantUpdated>(|_: TenantUpdated| async { Err("no") })
        .listen::<TenantDeleted>(|_: TenantDeleted| async { Err("no") });
    let renamed = studio::ActiveModel {
        slug: Set("acme-2".into()),
        ..acme.clone().into_active_model()
    };
    tenancy.tenants().update(renamed).await.unwrap_err();
    assert_eq!(find("acme").await.unwrap(), None);
    assert!(find("acme-2").await.unwrap().is_some());
    tenancy.tenants().delete(acme.id).await.unwrap_err();
    assert_eq!(find("acme-2").await.unwrap(), None);
}

/// Two tenancies may share their listeners: what is told of one's tenant doesn't fit the other.
async fn a_tenant_of_another_tenancy_is_no_tenant_here(studios: Studios) {
    let acme = studios.studio("acme").await;
    let blog = CurrentTenant::new(blog::Entity::tenancy_id(), acme.id.into());
    let tenancy = &studios.tenancy;
    let nothing = async { Ok::<_, TenancyError>(()) };
    for err in [
        tenancy.context(&blog).unwrap_err(),
        tenancy.run(&blog, nothing).await.unwrap_err(),
        tenancy.tenants().find([&blog]).await.unwrap_err(),
        tenancy.tenants().delete(&blog).await.unwrap_err(),
    ] {
        assert!(matches!(err, TenancyError::OtherTenancy { .. }), "{err:?}");
    }
    assert_eq!(studios.stored().await, [acme]);
}

async fn a_deleted_tenant_is_forgotten(studios: Studios) {
    let acme = studios.studio("acme").await;
    let (tenancy, _) = cached(&studios).await;
    let lookups = [
        TenantLookup::identifier("acme"),
        TenantLookup::key(acme.id),
        TenantLookup::resource_key(acme.resource_key.to_string()),
    ];
    for lookup in &lookups {
        assert!(tenancy.find_tenant(lookup.clone()).await.unwrap().is_some());
    }
    tenancy.tenants().delete(&acme).await.unwrap();
    for lookup in lookups {
        assert_eq!(tenancy.find_tenant(lookup).await.unwrap(), None);
    }
}
