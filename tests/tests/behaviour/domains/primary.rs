//! A tenant that has domains has one primary one.

use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, ActiveValue, IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::domains::DomainError;
use tenancy_sea::event::{DomainUpdated, UpdatingDomain};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::{address, domain};

use super::sites::{Sites, new, new_alias};

each_backend![
    the_first_is_primary_whatever_is_said,
    of_several_first_ones_at_once_one_is_primary,
    making_one_primary_takes_it_from_the_former,
    of_several_at_once_one_becomes_primary,
    it_does_not_change_in_passing,
    a_stale_update_leaves_it,
    the_primary_one_is_deleted_last,
    deleting_and_making_primary_at_once_leave_one,
    where_no_column_is_there_none_is_primary,
    a_domain_that_says_nothing_of_it_is_not_primary,
];

#[track_caller]
fn says_how(outcome: Result<domain::Model, TenancyError>) {
    match outcome.unwrap_err() {
        TenancyError::Domain(DomainError::Invalid { column, reason, .. }) => {
            assert_eq!(column, "is_primary");
            assert!(reason.contains("make_primary"), "{reason}");
        }
        err => panic!("{err:?}"),
    }
}

async fn the_first_is_primary_whatever_is_said(sites: Sites) {
    let said = |name, is_primary| domain::ActiveModel {
        is_primary,
        ..new(name)
    };
    let domains = sites.domains();
    let first = domains
        .create(&sites.acme, said("acme.test", Set(false)))
        .await;
    assert!(first.unwrap().is_primary);
    let first = domains
        .create(&sites.rival, said("rival.test", Set(true)))
        .await;
    assert!(first.unwrap().is_primary, "each tenant has its own");
    for (name, is_primary) in [("b.test", Set(false)), ("c.test", ActiveValue::NotSet)] {
        let next = domains.create(&sites.acme, said(name, is_primary)).await;
        assert!(!next.unwrap().is_primary);
    }
    says_how(domains.create(&sites.acme, said("d.test", Set(true))).await);
    assert_eq!(sites.primary(&sites.acme).await, ["acme.test"]);
}

async fn of_several_first_ones_at_once_one_is_primary(sites: Sites) {
    let create = (0..6).map(|number| {
        let (domains, acme) = (sites.domains(), sites.acme.clone());
        let new = new(&format!("domain-{number}.test"));
        tokio::spawn(async move { domains.create(&acme, new).await })
    });
    for created in join_all(create).await {
        created.unwrap().unwrap();
    }
    assert_eq!(sites.stored().await.len(), 6);
    assert_eq!(sites.primary(&sites.acme).await.len(), 1);
}

/// And the events tell of it, once.
async fn making_one_primary_takes_it_from_the_former(sites: Sites) {
    sites.domain(&sites.acme, "first.test").await;
    sites.domain(&sites.acme, "second.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    let heard = sites.heard.clone();
    let observe = move |event: &DomainUpdated| heard.note(&event.domain.name);
    sites.tenancy.events().observe::<DomainUpdated>(observe);
    let made = sites
        .domains()
        .make_primary(&sites.acme, "SECOND.test")
        .await
        .unwrap();
    assert!(made.is_primary);
    assert_eq!(sites.primary(&sites.acme).await, ["second.test"]);
    assert_eq!(sites.primary(&sites.rival).await, ["rival.test"]);
    let told = [
        "SavingDomain",
        "UpdatingDomain",
        "DomainUpdated",
        "second.test",
        "DomainSaved",
    ];
    assert_eq!(sites.heard.take(), told);

    let again = sites
        .domains()
        .make_primary(&sites.acme, "second.test")
        .await
        .unwrap();
    assert_eq!(again, made);
    assert_eq!(sites.heard.take(), [""; 0], "nothing happens");
    let err = sites
        .domains()
        .make_primary(&sites.acme, "nobody.test")
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::Domain(DomainError::NotFound { .. })),
        "{err:?}"
    );
}

async fn of_several_at_once_one_becomes_primary(sites: Sites) {
    for number in 0..5 {
        sites
            .domain(&sites.acme, &format!("domain-{number}.test"))
            .await;
    }
    let make = (1..5).map(|number| {
        let (domains, acme) = (sites.domains(), sites.acme.clone());
        let name = format!("domain-{number}.test");
        tokio::spawn(async move { domains.make_primary(&acme, &name).await })
    });
    for made in join_all(make).await {
        made.unwrap().unwrap();
    }
    assert_eq!(sites.primary(&sites.acme).await.len(), 1);
}

async fn it_does_not_change_in_passing(sites: Sites) {
    let first = sites.domain(&sites.acme, "first.test").await;
    let second = sites.domain(&sites.acme, "second.test").await;
    for (domain, is_primary) in [(&first, false), (&second, true)] {
        let change = domain::ActiveModel {
            is_primary: Set(is_primary),
            ..domain.clone().into_active_model()
        };
        says_how(sites.domains().update(&sites.acme, change).await);
    }
    let same = domain::ActiveModel {
        note: Set(Some("changed".into())),
        ..first.clone().into_active_model().reset_all()
    };
    assert!(
        sites
            .domains()
            .update(&sites.acme, same)
            .await
            .unwrap()
            .is_primary
    );

    sites.tenancy.events().observe::<UpdatingDomain>(|event| {
        event
            .draft
            .edit(|domain: &mut domain::ActiveModel| domain.is_primary = Set(false));
    });
    let made = sites
        .domains()
        .make_primary(&sites.acme, "second.test")
        .await;
    assert!(
        made.unwrap().is_primary,
        "a listener may veto it, and not make it half"
    );
    assert_eq!(sites.primary(&sites.acme).await, ["second.test"]);
}

/// Who changes what was read before doesn't undo what has become of it.
async fn a_stale_update_leaves_it(sites: Sites) {
    sites.domain(&sites.acme, "first.test").await;
    let second = sites.domain(&sites.acme, "second.test").await;
    let (domains, acme) = (sites.domains(), sites.acme.clone());
    let makes = move |event: UpdatingDomain| {
        let (domains, acme) = (domains.clone(), acme.clone());
        async move {
            let is_renamed = event
                .draft
                .edit(|domain: &mut domain::ActiveModel| domain.name.as_ref() == "renamed.test");
            if is_renamed == Some(true) {
                domains.make_primary(&acme, "second.test").await?;
            }
            Ok::<_, TenancyError>(())
        }
    };
    sites.tenancy.events().listen::<UpdatingDomain>(makes);
    let renamed = domain::ActiveModel {
        name: Set("renamed.test".into()),
        ..second.into_active_model().reset_all()
    };
    let renamed = sites.domains().update(&sites.acme, renamed).await.unwrap();
    assert!(renamed.is_primary);
    assert_eq!(sites.primary(&sites.acme).await, ["renamed.test"]);
}

async fn the_primary_one_is_deleted_last(sites: Sites) {
    sites.domain(&sites.acme, "first.test").await;
    sites.domain(&sites.acme, "second.test").await;
    let domains = sites.domains();
    let err = domains.delete(&sites.acme, "first.test").await.unwrap_err();
    assert!(
        matches!(err, TenancyError::Domain(DomainError::IsPrimary { .. })),
        "{err:?}"
    );
    assert!(err.to_string().contains("make_primary"), "{err}");
    assert_eq!(sites.names().await, ["first.test", "second.test"]);
    assert!(!sites.heard.take().contains(&"DomainDeleted".to_owned()));

    domains
        .make_primary(&sites.acme, "second.test")
        .await
        .unwrap();
    domains.delete(&sites.acme, "first.test").await.unwrap();
    domains.delete(&sites.acme, "second.test").await.unwrap();
    assert!(sites.stored().await.is_empty());
    assert!(sites.domain(&sites.acme, "third.test").await.is_primary);
}

/// Either the domain is gone and the primary one stays, or it became primary and can't go.
async fn deleting_and_making_primary_at_once_leave_one(sites: Sites) {
    for number in 0..4 {
        let name = format!("second-{number}.test");
        if number == 0 {
            sites.domain(&sites.acme, "first.test").await;
        }
        sites.domain(&sites.acme, &name).await;
        let (domains, acme, wanted) = (sites.domains(), sites.acme.clone(), name.clone());
        let make = tokio::spawn(async move { domains.make_primary(&acme, &wanted).await });
        let (domains, acme) = (sites.domains(), sites.acme.clone());
        let delete = tokio::spawn(async move { domains.delete(&acme, &name).await });
        match (make.await.unwrap(), delete.await.unwrap()) {
            (Ok(_), Err(TenancyError::Domain(DomainError::IsPrimary { .. })))
            | (Err(TenancyError::Domain(DomainError::NotFound { .. })), Ok(())) => {}
            outcome => panic!("{outcome:?}"),
        }
        assert_eq!(sites.primary(&sites.acme).await.len(), 1);
    }
}

async fn where_no_column_is_there_none_is_primary(sites: Sites) {
    let aliases = sites.aliases();
    for host in ["b.test", "a.test"] {
        aliases.create(&sites.acme, new_alias(host)).await.unwrap();
    }
    let err = aliases
        .make_primary(&sites.acme, "a.test")
        .await
        .unwrap_err();
    assert!(err.to_string().contains("is_primary_column"), "{err}");
    let of = aliases.of(&sites.acme).await.unwrap();
    let hosts: Vec<_> = of.iter().map(|alias| alias.host.as_str()).collect();
    assert_eq!(hosts, ["a.test", "b.test"]);
    aliases.delete(&sites.acme, "b.test").await.unwrap();
    aliases.delete(&sites.acme, "a.test").await.unwrap();
    assert!(aliases.of(&sites.acme).await.unwrap().is_empty());
}

/// NULL is first where databases sort it as the greatest.
async fn a_domain_that_says_nothing_of_it_is_not_primary(sites: Sites) {
    let domains = sites.tenancy.domains::<address::Entity>();
    let new = |name: &str| address::ActiveModel {
        name: Set(name.to_owned()),
        ..Default::default()
    };
    for name in ["a.test", "b.test"] {
        let mut before = new(name);
        before.site_id = Set(sites.acme.id);
        let central = sites.tenancy.central_connection();
        before.insert(&central).await.unwrap();
    }
    domains.make_primary(&sites.acme, "b.test").await.unwrap();
    let next = domains.create(&sites.acme, new("c.test")).await.unwrap();
    assert_ne!(next.is_primary, Some(true));
    let all = domains.of(&sites.acme).await.unwrap();
    let all = all
        .iter()
        .map(|found| (found.name.as_str(), found.is_primary == Some(true)));
    let expected = [("b.test", true), ("a.test", false), ("c.test", false)];
    assert_eq!(all.collect::<Vec<_>>(), expected);
}
