//! Giving tenants domains.

use futures_util::future::join_all;
use sea_orm::ActiveValue::Unchanged;
use sea_orm::{EntityTrait, Set};
use tenancy_sea::domains::DomainError;
use tenancy_sea::event::{
    CreatingDomain, DeletingDomain, DomainCreated, DomainEvent, DomainSaved, SavingDomain,
};
use tenancy_sea::{BoxError, Context, TenancyError};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::{alias, domain, site};

use super::sites::{Sites, new, new_alias};

each_backend![
    its_events_come_in_order,
    an_event_tells_of_the_domain_and_its_tenant,
    a_listener_may_change_what_is_created,
    a_listener_sees_the_name_as_it_is_written,
    a_listener_sees_the_committed_row,
    a_listener_that_fails_takes_it_back,
    nobody_keeps_it_from_being_taken_back,
    a_listener_that_panics_takes_it_back,
    another_is_primary_where_the_first_is_taken_back,
    a_taken_domain_is_refused,
    a_domain_is_taken_once_without_an_index_too,
    of_two_at_once_one_is_created,
    listeners_run_outside_the_current_tenant,
    a_tenant_that_is_not_there_gets_none,
];

/// E9's order, for domains.
async fn its_events_come_in_order(sites: Sites) {
    let created = sites.domains().create(&sites.acme, new("acme.test")).await;
    let created = created.unwrap();
    assert_eq!(
        (created.site_id, created.name.as_str()),
        (sites.acme.id, "acme.test")
    );
    assert_eq!(sites.stored().await, [created]);
    assert_eq!(
        sites.heard.take(),
        [
            "SavingDomain",
            "CreatingDomain",
            "DomainCreated",
            "DomainSaved"
        ]
    );
}

async fn an_event_tells_of_the_domain_and_its_tenant(sites: Sites) {
    let heard = sites.heard.clone();
    sites
        .tenancy
        .events()
        .observe::<DomainCreated>(move |event| {
            let slug = &event.domain.tenant.model::<site::Model>().unwrap().slug;
            heard.note(&format!(
                "{} of {} {slug}",
                event.domain.name, event.domain.tenant
            ));
        });
    sites
        .domains()
        .create(&sites.rival, new("RIVAL.test."))
        .await
        .unwrap();
    let told = format!("rival.test of site {} rival", sites.rival.id);
    assert!(sites.heard.take().contains(&told));
}

async fn a_listener_may_change_what_is_created(sites: Sites) {
    sites.tenancy.events().observe::<CreatingDomain>(|event| {
        let edited = event.draft.edit(|domain: &mut domain::ActiveModel| {
            domain.note = Set(Some("by a listener".into()));
            domain.name = Set("Changed.TEST".into());
        });
        assert!(edited.is_some());
    });
    let created = sites.domains().create(&sites.acme, new("acme.test")).await;
    let created = created.unwrap();
    assert_eq!(created.note.as_deref(), Some("by a listener"));
    assert_eq!(created.name, "changed.test", "looked at again afterwards");
}

/// A listener that refuses names isn't fooled by their spelling.
async fn a_listener_sees_the_name_as_it_is_written(sites: Sites) {
    let heard = sites.heard.clone();
    sites
        .tenancy
        .events()
        .observe::<SavingDomain>(move |event| {
            let name = |domain: &mut domain::ActiveModel| domain.name.as_ref().clone();
            heard.note(&event.draft.edit(name).unwrap());
        });
    sites
        .domains()
        .create(&sites.acme, new("Acme.TEST."))
        .await
        .unwrap();
    assert!(sites.heard.take().contains(&"acme.test".to_owned()));
}

/// From any connection.
async fn a_listener_sees_the_committed_row(sites: Sites) {
    let (raw, heard) = (sites.context.raw.clone(), sites.heard.clone());
    let listener = move |_: DomainCreated| {
        let (raw, heard) = (raw.clone(), heard.clone());
        async move {
            let found = domain::Entity::find().all(&raw).await?;
            heard.note(&format!("{} stored", found.len()));
            Ok::<_, BoxError>(())
        }
    };
    sites.tenancy.events().listen::<DomainCreated>(listener);
    sites
        .domains()
        .create(&sites.acme, new("acme.test"))
        .await
        .unwrap();
    assert!(sites.heard.take().contains(&"1 stored".to_owned()));
}

/// No half-made domain, the caller learns why, and trying again works.
async fn a_listener_that_fails_takes_it_back(sites: Sites) {
    let fails = std::sync::atomic::AtomicBool::new(true);
    let events = sites.tenancy.events();
    events.listen::<DomainSaved>(move |_: DomainSaved| {
        let fails = fails.swap(false, std::sync::atomic::Ordering::SeqCst);
        async move { if fails { Err("no certificate") } else { Ok(()) } }
    });
    let create = || async { sites.domains().create(&sites.acme, new("acme.test")).await };
    match create().await.unwrap_err() {
        TenancyError::Domain(err @ DomainError::TakenBack(_)) => {
            let text = err.to_string();
            assert!(
                text.contains("acme.test") && text.contains("no certificate"),
                "{text}"
            );
            assert!(!text.contains("could not be taken back"), "{text}");
        }
        err => panic!("{err:?}"),
    }
    assert!(sites.stored().await.is_empty());
    let heard = sites.heard.take();
    assert_eq!(
        heard[2..],
        [
            "DomainCreated",
            "DomainSaved",
            "DeletingDomain",
            "DomainDeleted"
        ]
    );
    assert!(create().await.unwrap().is_primary);
}

/// Not by an error, and not by a panic; and who listens after one that fails hears of it.
async fn nobody_keeps_it_from_being_taken_back(sites: Sites) {
    let heard = sites.heard.clone();
    sites
        .tenancy
        .events()
        .listen::<DomainSaved>(|_: DomainSaved| async { Err("no certificate") })
        .listen::<DeletingDomain>(|_: DeletingDomain| async { Err("it is paid for") })
        .observe::<DeletingDomain>(|_| assert!(std::hint::black_box(false), "no registrar"))
        .observe::<DeletingDomain>(move |_| heard.note("the last"));
    let err = sites.domains().create(&sites.acme, new("acme.test")).await;
    match err.unwrap_err() {
        TenancyError::Domain(DomainError::TakenBack(err)) => {
            assert_eq!(err.domain.name, "acme.test");
            assert_eq!(err.failures.len(), 2, "{err}");
        }
        err => panic!("{err:?}"),
    }
    assert!(sites.heard.take().contains(&"the last".to_owned()));
    assert!(sites.stored().await.is_empty());
}

async fn a_listener_that_panics_takes_it_back(sites: Sites) {
    let panics = |_: DomainCreated| async {
        assert!(std::hint::black_box(false), "a listener's panic");
        Ok::<_, BoxError>(())
    };
    sites.tenancy.events().listen::<DomainCreated>(panics);
    let (domains, acme) = (sites.domains(), sites.acme.clone());
    let create = tokio::spawn(async move { domains.create(&acme, new("acme.test")).await });
    assert!(create.await.unwrap_err().is_panic());
    assert!(sites.stored().await.is_empty());
}

/// A tenant that has domains has a primary one, also where others came before the first was taken back.
async fn another_is_primary_where_the_first_is_taken_back(sites: Sites) {
    let (domains, acme) = (sites.domains(), sites.acme.clone());
    let listener = move |event: DomainCreated| {
        let (domains, acme) = (domains.clone(), acme.clone());
        async move {
            if event.domain.name == "first.test" {
                domains.create(&acme, new("b.test")).await?;
                domains.create(&acme, new("a.test")).await?;
                return Err(BoxError::from("no certificate"));
            }
            Ok(())
        }
    };
    sites.tenancy.events().listen::<DomainCreated>(listener);
    let err = sites.domains().create(&sites.acme, new("first.test")).await;
    assert!(err.unwrap_err().to_string().contains("no certificate"));
    assert_eq!(sites.names().await, ["b.test", "a.test"]);
    assert_eq!(sites.primary(&sites.acme).await, ["a.test"]);
}

/// G20: it isn't told whose it is.
async fn a_taken_domain_is_refused(sites: Sites) {
    sites.domain(&sites.rival, "rival.test").await;
    let mut errors = Vec::new();
    for (site, name) in [
        (&sites.acme, "rival.test"),
        (&sites.rival, "RIVAL.test."),
        (&sites.acme, "Rival.Test"),
    ] {
        let err = sites.domains().create(site, new(name)).await.unwrap_err();
        assert!(
            matches!(err, TenancyError::Domain(DomainError::Taken { .. })),
            "{err:?}"
        );
        errors.push(err.to_string());
    }
    errors.dedup();
    assert_eq!(
        errors,
        ["this `name` of `domain` is taken: choose another one"]
    );
    assert_eq!(sites.names().await, ["rival.test"]);
    assert!(!sites.heard.take().contains(&"DomainCreated".to_owned()));
}

/// And where two are there nevertheless, it is nobody's.
async fn a_domain_is_taken_once_without_an_index_too(sites: Sites) {
    use tenancy_tests::Store;

    sites
        .aliases()
        .create(&sites.rival, new_alias("rival.test"))
        .await
        .unwrap();
    let err = sites
        .aliases()
        .create(&sites.acme, new_alias("rival.test"))
        .await;
    assert!(
        matches!(err, Err(TenancyError::Domain(DomainError::Taken { .. }))),
        "{err:?}"
    );
    let own = sites
        .aliases()
        .create(&sites.acme, new_alias("acme.test"))
        .await;
    let renamed = alias::ActiveModel {
        id: Unchanged(own.unwrap().id),
        ..new_alias("Rival.test")
    };
    let err = sites.aliases().update(&sites.acme, renamed).await;
    assert!(
        matches!(err, Err(TenancyError::Domain(DomainError::Taken { .. }))),
        "{err:?}"
    );
    let twin = alias::ActiveModel {
        site_id: Set(sites.acme.id),
        ..new_alias("rival.test")
    };
    twin.store(&sites.context.raw).await.unwrap();
    let err = sites.aliases().find("rival.test").await.unwrap_err();
    assert!(err.to_string().contains("make the column unique"), "{err}");
}

/// Z68, for domains: one row, one winner, and the others learn why. Whoever they are.
async fn of_two_at_once_one_is_created(sites: Sites) {
    let create = (0..6).map(|number| {
        let domains = sites.domains();
        let site = if number % 2 == 0 {
            &sites.acme
        } else {
            &sites.rival
        }
        .clone();
        tokio::spawn(async move { domains.create(&site, new("wanted.test")).await })
    });
    let outcomes = join_all(create).await.into_iter().map(Result::unwrap);
    let (created, refused): (Vec<_>, Vec<_>) = outcomes.partition(Result::is_ok);
    assert_eq!((created.len(), refused.len()), (1, 5));
    for err in refused.into_iter().map(Result::unwrap_err) {
        assert!(
            matches!(err, TenancyError::Domain(DomainError::Taken { .. })),
            "{err:?}"
        );
    }
    assert_eq!(sites.names().await, ["wanted.test"]);
}

/// What is told of a tenant is not told in another tenant's context; and nobody's context says for whom a domain is.
async fn listeners_run_outside_the_current_tenant(sites: Sites) {
    let events = sites.tenancy.events();
    events.observe::<DomainEvent>(|_| assert!(Context::current().is_none()));
    let create = async {
        sites
            .domains()
            .create(&sites.rival, new("rival.test"))
            .await
    };
    let created = sites.tenancy.run(&sites.acme, create).await.unwrap();
    assert_eq!(created.site_id, sites.rival.id);
}

async fn a_tenant_that_is_not_there_gets_none(sites: Sites) {
    let nobody = sites.rival.id + 1;
    let err = sites
        .domains()
        .create(nobody, new("nobody.test"))
        .await
        .unwrap_err();
    assert!(
        matches!(err, TenancyError::TenantNotFound { .. }),
        "{err:?}"
    );
    let err = sites
        .domains()
        .create("acme", new("nobody.test"))
        .await
        .unwrap_err();
    assert!(matches!(err, TenancyError::KeyType { .. }), "{err:?}");
    assert!(sites.stored().await.is_empty());
}
