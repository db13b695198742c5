//! Another tenant's domains.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::domains::DomainError;
use tenancy_sea::event::CreatingDomain;
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::domain;

use super::sites::{Sites, new};
use crate::contexts::audit::Log;

each_backend![
    they_are_not_found,
    a_domain_is_created_for_the_tenant_that_is_given,
    a_domain_does_not_become_anothers,
    each_has_its_own,
    a_tenants_connection_sees_its_own_alone,
    who_reaches_them_is_recorded,
];

#[track_caller]
fn not_found<V: std::fmt::Debug>(outcome: Result<V, TenancyError>) -> String {
    let err = outcome.unwrap_err();
    assert!(
        matches!(err, TenancyError::Domain(DomainError::NotFound { .. })),
        "{err:?}"
    );
    err.to_string()
}

/// They can't be changed, made primary or deleted by another, and the answer is that of a domain which is nobody's. Whoever is
/// current: what counts is the tenant that is given.
async fn they_are_not_found(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let rival = sites.domain(&sites.rival, "rival.test").await;
    sites.domain(&sites.rival, "second.test").await;
    let before = sites.stored().await;
    let domains = sites.domains();
    let attempts = async {
        let change = domain::ActiveModel {
            name: Set("mine.test".into()),
            ..rival.clone().into_active_model()
        };
        let claimed = domain::ActiveModel {
            site_id: Set(sites.acme.id),
            ..change.clone()
        };
        let nobodys = not_found(domains.delete(&sites.acme, "nobody.test").await);
        for answer in [
            not_found(domains.update(&sites.acme, change).await),
            not_found(domains.update(&sites.acme, claimed).await),
            not_found(domains.delete(&sites.acme, "rival.test").await),
            not_found(domains.make_primary(&sites.acme, "second.test").await),
        ] {
            assert_eq!(answer, nobodys);
        }
        Ok::<_, TenancyError>(())
    };
    sites.tenancy.run(&sites.rival, attempts).await.unwrap();
    assert_eq!(sites.stored().await, before);
    let heard = sites.heard.take();
    assert!(
        heard.iter().all(|event| !event.contains("Domain")),
        "{heard:?}"
    );
}

async fn a_domain_is_created_for_the_tenant_that_is_given(sites: Sites) {
    let for_rival = domain::ActiveModel {
        site_id: Set(sites.rival.id),
        ..new("acme.test")
    };
    let err = sites
        .domains()
        .create(&sites.acme, for_rival.clone())
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::CrossTenantWrite { .. }),
        "{err:?}"
    );
    assert!(sites.stored().await.is_empty());
    assert!(
        sites
            .domains()
            .create(&sites.rival, for_rival)
            .await
            .is_ok()
    );

    let rival = sites.rival.id;
    sites
        .tenancy
        .events()
        .observe::<CreatingDomain>(move |event| {
            event
                .draft
                .edit(|domain: &mut domain::ActiveModel| domain.site_id = Set(rival));
        });
    let err = sites
        .domains()
        .create(&sites.acme, new("other.test"))
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::CrossTenantWrite { .. }),
        "{err:?}"
    );
    assert_eq!(sites.names().await, ["acme.test"]);
}

async fn a_domain_does_not_become_anothers(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let given_away = domain::ActiveModel {
        site_id: Set(sites.rival.id),
        ..acme.clone().into_active_model()
    };
    let err = sites
        .domains()
        .update(&sites.acme, given_away)
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::CrossTenantWrite { .. }),
        "{err:?}"
    );
    assert_eq!(sites.stored().await, [acme]);
}

async fn each_has_its_own(sites: Sites) {
    for (site, name) in [
        (&sites.acme, "b.acme.test"),
        (&sites.rival, "rival.test"),
        (&sites.acme, "a.acme.test"),
    ] {
        sites.domain(site, name).await;
    }
    let names = |domains: Vec<domain::Model>| {
        domains
            .into_iter()
            .map(|domain| domain.name)
            .collect::<Vec<_>>()
    };
    let domains = sites.domains();
    assert_eq!(
        names(domains.of(&sites.acme).await.unwrap()),
        ["b.acme.test", "a.acme.test"]
    );
    assert_eq!(
        names(domains.of(sites.rival.id).await.unwrap()),
        ["rival.test"]
    );
    assert_eq!(
        names(domains.of(sites.rival.id + 1).await.unwrap()),
        [""; 0]
    );
}

/// Past `Domains` the table is scoped like any other.
async fn a_tenants_connection_sees_its_own_alone(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let rival = sites.domain(&sites.rival, "rival.test").await;
    let db = sites.tenancy.for_tenant(&sites.acme);
    assert_eq!(domain::Entity::find().all(&db).await.unwrap(), [acme]);
    let stolen = domain::ActiveModel {
        name: Set("mine.test".into()),
        ..rival.clone().into_active_model()
    };
    stolen.update(&db).await.unwrap_err();
    assert_eq!(
        sites.domains().find("rival.test").await.unwrap(),
        Some(rival)
    );
}

/// Z50
async fn who_reaches_them_is_recorded(sites: Sites) {
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let _ = sites.tenancy.domains::<domain::Entity>();
    drop(guard);
    let callers = log.callers();
    assert_eq!(callers.len(), 1, "{callers:#?}");
    assert!(
        callers[0].contains("site") && callers[0].contains("others.rs"),
        "{callers:#?}"
    );
}
