//! Listeners that keep something from happening.

use sea_orm::{IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::core::event::{CreatingTenant, DeletingTenant, SavingTenant, UpdatingTenant};
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::studio;

use super::studios::{Studios, new};

each_backend![
    a_tenant_is_kept_from_being_created,
    a_tenant_is_kept_from_being_saved,
    a_tenant_is_kept_from_being_changed,
    a_tenant_is_kept_from_being_deleted,
];

fn vetoed(err: &TenancyError, event: &str) {
    let text = err.to_string();
    assert!(matches!(err, TenancyError::Listener(_)), "{err:?}");
    assert!(text.contains(event) && text.contains("not today"), "{text}");
}

/// E3
async fn a_tenant_is_kept_from_being_created(studios: Studios) {
    studios
        .tenancy
        .events()
        .listen::<CreatingTenant>(|_: CreatingTenant| async { Err("not today") });
    let err = studios.tenants().create(new("acme")).await.unwrap_err();
    vetoed(&err, "CreatingTenant");
    assert!(studios.stored().await.is_empty());
    assert_eq!(studios.heard.take(), ["SavingTenant", "CreatingTenant"]);
}

async fn a_tenant_is_kept_from_being_saved(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios
        .tenancy
        .events()
        .listen::<SavingTenant>(|_: SavingTenant| async { Err("not today") });
    vetoed(
        &studios.tenants().create(new("foobar")).await.unwrap_err(),
        "SavingTenant",
    );
    let err = studios.tenants().update(named(&acme)).await.unwrap_err();
    vetoed(&err, "SavingTenant");
    assert_eq!(studios.stored().await, [acme]);
}

/// E4, for tenants.
async fn a_tenant_is_kept_from_being_changed(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios
        .tenancy
        .events()
        .listen::<UpdatingTenant>(|_: UpdatingTenant| async { Err("not today") });
    let err = studios.tenants().update(named(&acme)).await.unwrap_err();
    vetoed(&err, "UpdatingTenant");
    assert_eq!(studios.stored().await, [acme]);
}

async fn a_tenant_is_kept_from_being_deleted(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios
        .tenancy
        .events()
        .listen::<DeletingTenant>(|_: DeletingTenant| async { Err("not today") });
    let err = studios.tenants().delete(&acme).await.unwrap_err();
    vetoed(&err, "DeletingTenant");
    assert_eq!(studios.stored().await, [acme]);
}

fn named(studio: &studio::Model) -> studio::ActiveModel {
    studio::ActiveModel {
        name: Set("changed".into()),
        ..studio.clone().into_active_model()
    }
}
