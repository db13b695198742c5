//! Deleting tenants.

use futures_util::future::join_all;
use tenancy_sea::TenancyError;
use tenancy_sea::core::event::TenantDeleted;
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::studio;

use super::studios::Studios;

each_backend![
    its_events_come_in_order,
    the_event_carries_the_tenant_as_it_was,
    a_tenant_that_is_not_there_is_not_found,
    of_several_at_once_one_deletes_it,
];

async fn its_events_come_in_order(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios.studio("foobar").await;
    studios.tenants().delete(&acme).await.unwrap();
    assert_eq!(studios.heard.take(), ["DeletingTenant", "TenantDeleted"]);
    assert_eq!(studios.slugs().await, ["foobar"]);
}

async fn the_event_carries_the_tenant_as_it_was(studios: Studios) {
    let acme = studios.studio("acme").await;
    let heard = studios.heard.clone();
    studios
        .tenancy
        .events()
        .observe::<TenantDeleted>(move |event| {
            heard.note(&event.tenant.model::<studio::Model>().unwrap().slug);
        });
    studios.tenants().delete(acme.id).await.unwrap();
    assert!(studios.heard.take().contains(&"acme".to_owned()));
}

async fn a_tenant_that_is_not_there_is_not_found(studios: Studios) {
    let acme = studios.studio("acme").await;
    let err = studios.tenants().delete(acme.id + 1).await.unwrap_err();
    assert!(
        matches!(err, TenancyError::TenantNotFound { .. }),
        "{err:?}"
    );
    let err = studios.tenants().delete("acme").await.unwrap_err();
    assert!(matches!(err, TenancyError::KeyType { .. }), "{err:?}");
    assert_eq!(studios.heard.take(), [""; 0]);
    assert_eq!(studios.slugs().await, ["acme"]);
}

async fn of_several_at_once_one_deletes_it(studios: Studios) {
    let acme = studios.studio("acme").await;
    let delete = (0..4).map(|_| {
        let tenants = studios.tenants();
        tokio::spawn(async move { tenants.delete(acme.id).await })
    });
    let outcomes = join_all(delete).await.into_iter().map(Result::unwrap);
    let (deleted, refused): (Vec<_>, Vec<_>) = outcomes.partition(Result::is_ok);
    assert_eq!(deleted.len(), 1);
    for err in refused.into_iter().map(Result::unwrap_err) {
        assert!(
            matches!(err, TenancyError::TenantNotFound { .. }),
            "{err:?}"
        );
    }
    let told = studios.heard.take();
    assert_eq!(
        told.iter()
            .filter(|event| *event == "TenantDeleted")
            .count(),
        1
    );
}
