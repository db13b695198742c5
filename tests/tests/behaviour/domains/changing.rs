//! Changing domains.

use sea_orm::{ActiveValue, IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::domains::DomainError;
use tenancy_sea::event::{DomainUpdated, UpdatingDomain};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::domain;

use super::sites::Sites;

each_backend![
    its_events_come_in_order,
    an_event_carries_the_old_and_the_new,
    a_name_is_written_in_its_one_spelling,
    a_taken_name_is_refused,
    a_listener_may_change_it_and_not_make_it_another,
    a_domain_that_is_not_there_is_not_found,
    what_listeners_fail_at_afterwards_is_reported,
    of_two_at_once_one_takes_the_name,
];

fn renamed(domain: &domain::Model, name: &str) -> domain::ActiveModel {
    domain::ActiveModel {
        name: Set(name.to_owned()),
        ..domain.clone().into_active_model()
    }
}

async fn its_events_come_in_order(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let change = renamed(&acme, "new.test");
    let changed = sites.domains().update(&sites.acme, change).await.unwrap();
    assert_eq!(
        changed,
        domain::Model {
            name: "new.test".into(),
            ..acme
        }
    );
    assert_eq!(sites.stored().await, [changed]);
    assert_eq!(
        sites.heard.take(),
        [
            "SavingDomain",
            "UpdatingDomain",
            "DomainUpdated",
            "DomainSaved"
        ]
    );
}

async fn an_event_carries_the_old_and_the_new(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let heard = sites.heard.clone();
    sites
        .tenancy
        .events()
        .observe::<DomainUpdated>(move |event| {
            heard.note(&format!("{} {}", event.original.name, event.domain.name));
        });
    let change = renamed(&acme, "new.test");
    sites.domains().update(&sites.acme, change).await.unwrap();
    assert!(
        sites
            .heard
            .take()
            .contains(&"acme.test new.test".to_owned())
    );
}

/// G21
async fn a_name_is_written_in_its_one_spelling(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let changed = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "NEW.Test."))
        .await;
    assert_eq!(changed.unwrap().name, "new.test");
    let changed = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "New.test"))
        .await;
    assert_eq!(
        changed.unwrap().name,
        "new.test",
        "its own name is not taken"
    );
    let err = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "new_one.test"))
        .await;
    assert!(
        matches!(err, Err(TenancyError::Domain(DomainError::Invalid { .. }))),
        "{err:?}"
    );
}

async fn a_taken_name_is_refused(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let rival = sites.domain(&sites.rival, "rival.test").await;
    let err = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "Rival.test"))
        .await;
    assert!(
        matches!(err, Err(TenancyError::Domain(DomainError::Taken { .. }))),
        "{err:?}"
    );
    assert_eq!(sites.stored().await, [acme, rival]);
}

/// A listener that puts another domain into the draft, its own tenant's or another's, changes neither.
async fn a_listener_may_change_it_and_not_make_it_another(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let second = sites.domain(&sites.acme, "second.test").await;
    let rival = sites.domain(&sites.rival, "rival.test").await;
    let others = [second.clone(), rival.clone()];
    sites
        .tenancy
        .events()
        .observe::<UpdatingDomain>(move |event| {
            let others = others.clone();
            event.draft.edit(move |domain: &mut domain::ActiveModel| {
                let [second, rival] = others;
                match domain.name.as_ref().as_str() {
                    "second.new" => *domain = renamed(&second, "taken.over"),
                    "rival.new" => *domain = renamed(&rival, "taken.over"),
                    "key.new" => domain.id = Set(rival.id),
                    "site.new" => domain.site_id = Set(rival.site_id),
                    _ => domain.note = Set(Some("by a listener".into())),
                }
            });
        });
    for name in ["second.new", "rival.new", "key.new", "site.new"] {
        let err = sites
            .domains()
            .update(&sites.acme, renamed(&acme, name))
            .await
            .unwrap_err();
        let is_refused = matches!(
            err,
            TenancyError::Domain(DomainError::Invalid { .. })
                | TenancyError::CrossTenantWrite { .. }
        );
        assert!(is_refused, "{name}: {err:?}");
    }
    assert_eq!(sites.stored().await, [acme.clone(), second, rival]);
    let changed = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "acme.new"))
        .await;
    assert_eq!(changed.unwrap().note.as_deref(), Some("by a listener"));
}

async fn a_domain_that_is_not_there_is_not_found(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let nobody = domain::ActiveModel {
        id: ActiveValue::Unchanged(acme.id + 1),
        name: Set("new.test".into()),
        ..Default::default()
    };
    let err = sites
        .domains()
        .update(&sites.acme, nobody)
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::Domain(DomainError::NotFound { .. })),
        "{err:?}"
    );
    let unnamed = domain::ActiveModel {
        name: Set("new.test".into()),
        ..Default::default()
    };
    let err = sites
        .domains()
        .update(&sites.acme, unnamed)
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::Domain(DomainError::Invalid { .. })),
        "{err:?}"
    );
    assert_eq!(sites.heard.take(), [""; 0]);
}

async fn what_listeners_fail_at_afterwards_is_reported(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let fails = |_: DomainUpdated| async { Err("no certificate") };
    sites.tenancy.events().listen::<DomainUpdated>(fails);
    let err = sites
        .domains()
        .update(&sites.acme, renamed(&acme, "new.test"))
        .await;
    assert!(matches!(err, Err(TenancyError::Listener(_))), "{err:?}");
    assert_eq!(sites.names().await, ["new.test"], "the change stays");
}

async fn of_two_at_once_one_takes_the_name(sites: Sites) {
    let mut tasks = Vec::new();
    for (number, site) in [&sites.acme, &sites.rival, &sites.acme, &sites.rival]
        .into_iter()
        .enumerate()
    {
        let domain = sites.domain(site, &format!("domain-{number}.test")).await;
        let (domains, site) = (sites.domains(), site.clone());
        let change = renamed(&domain, "wanted.test");
        tasks.push(async move { domains.update(&site, change).await });
    }
    let tasks: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
    let mut changed = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => changed += 1,
            Err(TenancyError::Domain(DomainError::Taken { .. })) => {}
            Err(err) => panic!("{err:?}"),
        }
    }
    assert_eq!(changed, 1);
}
