//! Listeners that keep something from happening to a domain.

use sea_orm::{IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::event::{CreatingDomain, DeletingDomain, SavingDomain, UpdatingDomain};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::domain;

use super::sites::{Sites, new};

each_backend![
    a_domain_is_kept_from_being_created,
    a_domain_is_kept_from_being_saved,
    a_domain_is_kept_from_being_changed,
    a_domain_is_kept_from_being_deleted,
];

#[track_caller]
fn vetoed<V: std::fmt::Debug>(outcome: Result<V, TenancyError>, event: &str) {
    let err = outcome.unwrap_err();
    let text = err.to_string();
    assert!(matches!(err, TenancyError::Listener(_)), "{err:?}");
    assert!(text.contains(event) && text.contains("not today"), "{text}");
}

/// E3, for domains.
async fn a_domain_is_kept_from_being_created(sites: Sites) {
    let refuse = |_: CreatingDomain| async { Err("not today") };
    sites.tenancy.events().listen::<CreatingDomain>(refuse);
    let created = sites.domains().create(&sites.acme, new("acme.test")).await;
    vetoed(created, "CreatingDomain");
    assert!(sites.stored().await.is_empty());
    assert_eq!(sites.heard.take(), ["SavingDomain", "CreatingDomain"]);
}

async fn a_domain_is_kept_from_being_saved(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let second = sites.domain(&sites.acme, "second.test").await;
    let refuse = |_: SavingDomain| async { Err("not today") };
    sites.tenancy.events().listen::<SavingDomain>(refuse);
    let domains = sites.domains();
    vetoed(
        domains.create(&sites.acme, new("third.test")).await,
        "SavingDomain",
    );
    vetoed(
        domains.update(&sites.acme, renamed(&acme)).await,
        "SavingDomain",
    );
    vetoed(
        domains.make_primary(&sites.acme, "second.test").await,
        "SavingDomain",
    );
    assert_eq!(sites.stored().await, [acme, second]);
}

/// E4
async fn a_domain_is_kept_from_being_changed(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let second = sites.domain(&sites.acme, "second.test").await;
    let refuse = |_: UpdatingDomain| async { Err("not today") };
    sites.tenancy.events().listen::<UpdatingDomain>(refuse);
    let domains = sites.domains();
    vetoed(
        domains.update(&sites.acme, renamed(&acme)).await,
        "UpdatingDomain",
    );
    vetoed(
        domains.make_primary(&sites.acme, "second.test").await,
        "UpdatingDomain",
    );
    assert_eq!(sites.stored().await, [acme, second]);
}

async fn a_domain_is_kept_from_being_deleted(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let refuse = |_: DeletingDomain| async { Err("not today") };
    sites.tenancy.events().listen::<DeletingDomain>(refuse);
    vetoed(
        sites.domains().delete(&sites.acme, "acme.test").await,
        "DeletingDomain",
    );
    assert_eq!(sites.stored().await, [acme]);
}

fn renamed(domain: &domain::Model) -> domain::ActiveModel {
    domain::ActiveModel {
        name: Set("changed.test".into()),
        ..domain.clone().into_active_model()
    }
}
