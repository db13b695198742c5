//! Changing tenants.

use sea_orm::{ActiveValue, IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::core::event::{TenantUpdated, UpdatingTenant};
use tenancy_sea::sea_orm::prelude::Uuid;
use tenancy_tests::entities::studios::studio;
use tenancy_tests::{Store, each_backend};

use super::studios::Studios;

each_backend![
    its_events_come_in_order,
    an_event_carries_the_old_and_the_new,
    a_listener_may_change_it_but_not_its_keys,
    a_resource_key_never_changes,
    a_draft_does_not_become_another_tenants,
    a_tenant_that_is_not_there_is_not_found,
    an_unchanged_name_is_not_looked_at_again,
    an_identifier_of_another_tenant_is_refused,
];

fn renamed(studio: &studio::Model, slug: &str) -> studio::ActiveModel {
    studio::ActiveModel {
        slug: Set(slug.to_owned()),
        ..studio.clone().into_active_model()
    }
}

async fn its_events_come_in_order(studios: Studios) {
    let acme = studios.studio("acme").await;
    let changed = studios
        .tenants()
        .update(renamed(&acme, "acme-2"))
        .await
        .unwrap();
    assert_eq!(changed.slug, "acme-2");
    assert_eq!(studios.stored().await, [changed]);
    assert_eq!(
        studios.heard.take(),
        [
            "SavingTenant",
            "UpdatingTenant",
            "TenantUpdated",
            "TenantSaved"
        ]
    );
}

async fn an_event_carries_the_old_and_the_new(studios: Studios) {
    let acme = studios.studio("acme").await;
    let heard = studios.heard.clone();
    studios
        .tenancy
        .events()
        .observe::<TenantUpdated>(move |event| {
            let slug = |tenant: &tenancy_sea::CurrentTenant| {
                tenant.model::<studio::Model>().unwrap().slug.clone()
            };
            heard.note(&format!(
                "{} {}",
                slug(&event.original),
                slug(&event.tenant)
            ));
        });
    studios
        .tenants()
        .update(renamed(&acme, "acme-2"))
        .await
        .unwrap();
    assert!(studios.heard.take().contains(&"acme acme-2".to_owned()));
}

async fn a_listener_may_change_it_but_not_its_keys(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios.tenancy.events().observe::<UpdatingTenant>(|event| {
        event.draft.edit(|studio: &mut studio::ActiveModel| {
            studio.name = Set("by a listener".into());
            if studio.slug.as_ref() == "moved" {
                studio.resource_key = Set(Uuid::nil());
            }
        });
    });
    let changed = studios
        .tenants()
        .update(renamed(&acme, "acme-2"))
        .await
        .unwrap();
    assert_eq!(changed.name, "by a listener");
    let err = studios
        .tenants()
        .update(renamed(&acme, "moved"))
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::ImmutableTenantKey { .. }),
        "{err:?}"
    );
    assert_eq!(studios.slugs().await, ["acme-2"]);
}

async fn a_resource_key_never_changes(studios: Studios) {
    let acme = studios.studio("acme").await;
    let moved = studio::ActiveModel {
        resource_key: Set(Uuid::nil()),
        ..acme.clone().into_active_model()
    };
    match studios.tenants().update(moved).await.unwrap_err() {
        TenancyError::ImmutableTenantKey { column, .. } => assert_eq!(column, "resource_key"),
        err => panic!("{err:?}"),
    }
    let same = studio::ActiveModel {
        resource_key: Set(acme.resource_key),
        name: Set("renamed".into()),
        ..acme.clone().into_active_model()
    };
    assert_eq!(
        studios.tenants().update(same).await.unwrap().name,
        "renamed"
    );
}

/// A listener that puts another tenant's row, or its key, into the draft changes neither.
async fn a_draft_does_not_become_another_tenants(studios: Studios) {
    let acme = studios.studio("acme").await;
    let foobar = studios.studio("foobar").await;
    let other = foobar.clone();
    studios
        .tenancy
        .events()
        .observe::<UpdatingTenant>(move |event| {
            let other = other.clone();
            event.draft.edit(move |studio: &mut studio::ActiveModel| {
                if studio.slug.as_ref() == "whole" {
                    *studio = other.clone().into_active_model();
                    studio.name = Set("taken over".into());
                } else {
                    studio.id = Set(other.id);
                }
            });
        });
    for slug in ["whole", "key"] {
        let err = studios
            .tenants()
            .update(renamed(&acme, slug))
            .await
            .unwrap_err();
        assert!(
            matches!(err, TenancyError::ImmutableTenantKey { .. }),
            "{err:?}"
        );
    }
    assert_eq!(studios.stored().await, [acme, foobar]);
}

async fn a_tenant_that_is_not_there_is_not_found(studios: Studios) {
    let acme = studios.studio("acme").await;
    let nobody = studio::ActiveModel {
        id: ActiveValue::Unchanged(acme.id + 1),
        name: Set("nobody".into()),
        ..Default::default()
    };
    let err = studios.tenants().update(nobody).await.unwrap_err();
    assert!(
        matches!(err, TenancyError::TenantNotFound { .. }),
        "{err:?}"
    );
    let unnamed = studio::ActiveModel {
        name: Set("nobody".into()),
        ..Default::default()
    };
    let err = studios.tenants().update(unnamed).await.unwrap_err();
    assert!(matches!(err, TenancyError::InvalidTenant { .. }), "{err:?}");
    assert_eq!(studios.heard.take(), [""; 0]);
}

/// A rule that came later keeps nobody from being saved.
async fn an_unchanged_name_is_not_looked_at_again(studios: Studios) {
    let old = studio::ActiveModel {
        slug: Set("WWW".into()),
        name: Set("old".into()),
        resource_key: Set(Uuid::nil()),
        ..Default::default()
    };
    old.store(&studios.context.raw).await.unwrap();
    let old = studios.stored().await.remove(0);
    let named = studio::ActiveModel {
        name: Set("new".into()),
        ..old.clone().into_active_model()
    };
    assert_eq!(studios.tenants().update(named).await.unwrap().name, "new");
    let err = studios
        .tenants()
        .update(renamed(&old, "mail"))
        .await
        .unwrap_err();
    assert!(matches!(err, TenancyError::InvalidTenant { .. }), "{err:?}");
}

async fn an_identifier_of_another_tenant_is_refused(studios: Studios) {
    studios.studio("acme").await;
    let foobar = studios.studio("foobar").await;
    let err = studios
        .tenants()
        .update(renamed(&foobar, "acme"))
        .await
        .unwrap_err();
    assert!(matches!(err, TenancyError::TenantTaken { .. }), "{err:?}");
    assert!(
        studios
            .tenants()
            .update(renamed(&foobar, "foobar"))
            .await
            .is_ok()
    );
    assert_eq!(studios.slugs().await, ["acme", "foobar"]);
}
