//! Taking domains away.

use futures_util::future::join_all;
use tenancy_sea::TenancyError;
use tenancy_sea::domains::DomainError;
use tenancy_sea::event::DomainDeleted;
use tenancy_tests::each_backend;

use super::sites::Sites;

each_backend![
    its_events_come_in_order,
    it_is_named_in_any_spelling,
    a_domain_that_is_not_there_is_not_found,
    of_several_at_once_one_deletes_it,
    a_deleted_tenant_takes_its_domains_along,
];

async fn its_events_come_in_order(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    sites
        .domains()
        .delete(&sites.acme, "acme.test")
        .await
        .unwrap();
    assert_eq!(sites.heard.take(), ["DeletingDomain", "DomainDeleted"]);
    assert_eq!(sites.names().await, ["rival.test"]);
}

async fn it_is_named_in_any_spelling(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let heard = sites.heard.clone();
    let observe = move |event: &DomainDeleted| heard.note(&event.domain.name);
    sites.tenancy.events().observe::<DomainDeleted>(observe);
    sites
        .domains()
        .delete(&sites.acme, "ACME.Test.")
        .await
        .unwrap();
    assert!(sites.heard.take().contains(&"acme.test".to_owned()));
    assert!(sites.stored().await.is_empty());
}

async fn a_domain_that_is_not_there_is_not_found(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    for name in [
        "nobody.test",
        "",
        "acme.test:80",
        "acme_.test",
        "%.test",
        "acme",
    ] {
        let err = sites.domains().delete(&sites.acme, name).await.unwrap_err();
        assert!(
            matches!(err, TenancyError::Domain(DomainError::NotFound { .. })),
            "{err:?}"
        );
    }
    assert_eq!(sites.heard.take(), [""; 0]);
    assert_eq!(sites.names().await, ["acme.test"]);
}

async fn of_several_at_once_one_deletes_it(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let delete = (0..4).map(|_| {
        let (domains, acme) = (sites.domains(), sites.acme.clone());
        tokio::spawn(async move { domains.delete(&acme, "acme.test").await })
    });
    let outcomes = join_all(delete).await.into_iter().map(Result::unwrap);
    let (deleted, refused): (Vec<_>, Vec<_>) = outcomes.partition(Result::is_ok);
    assert_eq!(deleted.len(), 1);
    for err in refused.into_iter().map(Result::unwrap_err) {
        assert!(
            matches!(err, TenancyError::Domain(DomainError::NotFound { .. })),
            "{err:?}"
        );
    }
    let told = sites.heard.take();
    let told = told.iter().filter(|event| *event == "DomainDeleted");
    assert_eq!(told.count(), 1);
}

/// By its foreign key, as its other rows.
async fn a_deleted_tenant_takes_its_domains_along(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    sites.tenancy.tenants().delete(&sites.acme).await.unwrap();
    assert_eq!(sites.names().await, ["rival.test"]);
    assert_eq!(sites.domains().find("acme.test").await.unwrap(), None);
}
