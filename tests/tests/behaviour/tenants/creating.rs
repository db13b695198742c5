//! Creating tenants.

use std::time::Duration;

use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use tenancy_sea::Context;
use tenancy_sea::TenancyError;
use tenancy_sea::core::BoxError;
use tenancy_sea::core::event::{
    CreatingTenant, DeletingTenant, TenantCreated, TenantEvent, TenantSaved,
};
use tenancy_tests::entities::studios::{film, studio};
use tenancy_tests::{Backend, Store, each_backend, polled};

use super::heard::Heard;
use super::studios::{Studios, new};

each_backend![
    its_events_come_in_order,
    a_listener_hears_of_the_new_tenant,
    a_listener_may_change_what_is_created,
    a_listener_sees_the_committed_row,
    a_listener_that_fails_takes_it_back,
    what_was_made_for_it_can_go_as_well,
    a_listener_that_panics_takes_it_back,
    giving_up_is_no_half_way,
    an_identifier_is_given_once,
    an_identifier_is_given_once_without_an_index_too,
    a_copy_has_nothing_of_the_original,
    listeners_run_outside_the_current_tenant,
    nobody_keeps_it_from_being_taken_back,
    of_two_at_once_one_is_created,
    the_current_tenant_stays,
];

/// E9, and the order of Laravel's models.
async fn its_events_come_in_order(studios: Studios) {
    let created = studios.tenants().create(new("acme")).await.unwrap();
    assert_eq!(created.slug, "acme");
    assert_eq!(studios.stored().await, [created]);
    assert_eq!(
        studios.heard.take(),
        [
            "SavingTenant",
            "CreatingTenant",
            "TenantCreated",
            "TenantSaved"
        ]
    );
}

/// E1, E9: it ran before `create` returned, and the event carries the tenant.
async fn a_listener_hears_of_the_new_tenant(studios: Studios) {
    let heard = studios.heard.clone();
    studios
        .tenancy
        .events()
        .observe::<TenantCreated>(move |event| {
            let model = event.tenant.model::<studio::Model>().unwrap();
            heard.note(&format!("{} {}", event.tenant, model.slug));
        });
    studios.studio("first").await;
    let second = studios.tenants().create(new("acme")).await.unwrap();
    assert!(
        studios
            .heard
            .take()
            .contains(&format!("studio {} acme", second.id))
    );
}

async fn a_listener_may_change_what_is_created(studios: Studios) {
    studios.tenancy.events().observe::<CreatingTenant>(|event| {
        let edited = event
            .draft
            .edit(|studio: &mut studio::ActiveModel| studio.name = Set("Acme Inc.".into()));
        assert!(edited.is_some());
    });
    let created = studios.tenants().create(new("acme")).await.unwrap();
    assert_eq!(created.name, "Acme Inc.");
}

/// From any connection, and with rows that refer to it.
async fn a_listener_sees_the_committed_row(studios: Studios) {
    let tenancy = studios.tenancy.clone();
    studios
        .tenancy
        .events()
        .listen::<TenantCreated>(move |event: TenantCreated| {
            let db = tenancy.for_tenant(&event.tenant);
            async move {
                let film = film::ActiveModel {
                    title: Set("Welcome".into()),
                    ..Default::default()
                };
                sea_orm::ActiveModelTrait::insert(film, &db).await.map(drop)
            }
        });
    let created = studios.tenants().create(new("acme")).await.unwrap();
    let films = film::Entity::find()
        .all(&studios.context.raw)
        .await
        .unwrap();
    assert_eq!(films.len(), 1);
    assert_eq!(films[0].studio_id, created.id);
}

/// Z66, Z67: no half-made tenant, the caller learns why, and trying again works.
async fn a_listener_that_fails_takes_it_back(studios: Studios) {
    let fails = std::sync::atomic::AtomicBool::new(true);
    studios
        .tenancy
        .events()
        .listen::<TenantSaved>(move |_: TenantSaved| {
            let fails = fails.swap(false, std::sync::atomic::Ordering::SeqCst);
            async move { if fails { Err("no space left") } else { Ok(()) } }
        });
    let err = studios.tenants().create(new("acme")).await.unwrap_err();
    assert!(matches!(&err, TenancyError::TenantTakenBack(_)), "{err:?}");
    let text = err.to_string();
    assert!(
        text.contains("TenantSaved") && text.contains("no space left"),
        "{text}"
    );
    assert!(!text.contains("could not be taken back"), "{text}");
    assert!(studios.stored().await.is_empty());

    studios.tenants().create(new("acme")).await.unwrap();
    assert_eq!(studios.slugs().await, ["acme"]);
}

async fn what_was_made_for_it_can_go_as_well(studios: Studios) {
    studios
        .tenancy
        .events()
        .listen::<TenantSaved>(|_: TenantSaved| async { Err("no") });
    studios.tenants().create(new("acme")).await.unwrap_err();
    let heard = studios.heard.take();
    assert_eq!(
        heard[2..],
        [
            "TenantCreated",
            "TenantSaved",
            "DeletingTenant",
            "TenantDeleted"
        ]
    );
}

async fn a_listener_that_panics_takes_it_back(studios: Studios) {
    studios
        .tenancy
        .events()
        .listen::<TenantCreated>(|_: TenantCreated| async {
            if true {
                panic!("a listener's panic");
            }
            Ok::<_, BoxError>(())
        });
    let tenants = studios.tenants();
    let create = tokio::spawn(async move { tenants.create(new("acme")).await });
    assert!(create.await.unwrap_err().is_panic());
    assert!(studios.stored().await.is_empty());
}

/// Whoever waits for it may stop waiting, at each of its awaits: the tenant is there and told of in full, or not at all.
async fn giving_up_is_no_half_way(studios: Studios) {
    let finished = Heard::default();
    let last = finished.clone();
    let events = studios.tenancy.events();
    events.listen::<CreatingTenant>(|_: CreatingTenant| turns());
    events.listen::<TenantCreated>(|_: TenantCreated| turns());
    events.listen::<TenantSaved>(move |event: TenantSaved| {
        let last = last.clone();
        async move {
            turns().await?;
            last.note(
                &event
                    .tenant
                    .model::<studio::Model>()
                    .ok_or("a studio")?
                    .slug,
            );
            Ok::<_, BoxError>(())
        }
    });
    let mut given_up = 0;
    for polls in 0.. {
        let tenants = studios.tenants();
        let create = tenants.create(new(&format!("acme-{polls}")));
        if polled(polls, create).await.is_some() {
            break;
        }
        given_up += 1;
    }
    assert!(given_up > 3, "{given_up}");

    let mut told: Vec<String> = Vec::new();
    let agree = async {
        loop {
            told.extend(finished.take());
            let stored = studios.slugs().await;
            if told.len() == stored.len() {
                break stored;
            }
            tokio::task::yield_now().await;
        }
    };
    let agreed = tokio::time::timeout(Duration::from_secs(20), agree).await;
    let mut stored = agreed.expect("each tenant that is there was told of");
    stored.sort();
    told.sort();
    assert_eq!(stored, told);
}

async fn turns() -> Result<(), BoxError> {
    for _ in 0..3 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

async fn an_identifier_is_given_once(studios: Studios) {
    studios.studio("acme").await;
    taken(studios.tenants().create(new("acme")).await, "slug");
    let heard = studios.heard.take();
    assert_eq!(
        heard,
        ["SavingTenant", "CreatingTenant"],
        "nothing was created"
    );
    if studios.context.backend == Backend::Mysql {
        taken(studios.tenants().create(new("ACME")).await, "slug");
    }
    assert_eq!(studios.slugs().await, ["acme"]);
}

/// Where no unique index says so.
async fn an_identifier_is_given_once_without_an_index_too(studios: Studios) {
    let raw = &studios.context.raw;
    let id = match studios.context.backend {
        Backend::Sqlite => "integer PRIMARY KEY AUTOINCREMENT",
        Backend::Postgres => "serial PRIMARY KEY",
        Backend::Mysql => "integer PRIMARY KEY AUTO_INCREMENT",
    };
    let key = match studios.context.backend {
        Backend::Postgres => "uuid",
        Backend::Sqlite | Backend::Mysql => "binary(16)",
    };
    let table = format!(
        "CREATE TABLE studio (id {id}, slug varchar(40), resource_key {key}, name varchar(40))"
    );
    for statement in ["DROP TABLE film", "DROP TABLE studio", &table] {
        raw.execute_unprepared(statement).await.unwrap();
    }
    let acme = studios.studio("acme").await;
    taken(studios.tenants().create(new("acme")).await, "slug");
    let same_files = studio::ActiveModel {
        resource_key: Set(acme.resource_key),
        ..new("foobar")
    };
    taken(studios.tenants().create(same_files).await, "resource_key");
    assert_eq!(studios.slugs().await, ["acme"]);

    // And where there are two, nobody is meant.
    let twin = studio::ActiveModel {
        resource_key: Set(sea_orm::prelude::Uuid::nil()),
        ..new("acme")
    };
    twin.store(raw).await.unwrap();
    let lookup = tenancy_sea::TenantLookup::identifier("acme");
    let err = studios.tenancy.find_tenant(lookup).await.unwrap_err();
    assert!(err.to_string().contains("several tenants"), "{err}");
}

#[track_caller]
fn taken(created: Result<studio::Model, TenancyError>, name: &str) {
    match created.unwrap_err() {
        TenancyError::TenantTaken { column, .. } => assert_eq!(column, name),
        err => panic!("{err:?}"),
    }
}

/// A copy of another tenant, as SeaORM makes it, is not the other's in part: what it leaves unchanged is new here.
async fn a_copy_has_nothing_of_the_original(studios: Studios) {
    let acme = studios.studio("acme").await;
    let copy = studio::ActiveModel {
        id: sea_orm::NotSet,
        slug: Set("copy".into()),
        ..acme.clone().into_active_model()
    };
    taken(studios.tenants().create(copy).await, "resource_key");
    let www = studio::Model {
        id: 70,
        slug: "www".into(),
        resource_key: sea_orm::prelude::Uuid::from_u128(70),
        name: "WWW".into(),
    };
    let err = studios.tenants().create(www).await.unwrap_err();
    assert!(matches!(err, TenancyError::InvalidTenant { .. }), "{err:?}");
    assert_eq!(studios.stored().await, [acme]);
}

/// What is told of a tenant is not told in another tenant's context.
async fn listeners_run_outside_the_current_tenant(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = studios.tenancy.clone();
    studios
        .tenancy
        .events()
        .listen::<TenantCreated>(move |event: TenantCreated| {
            let tenancy = tenancy.clone();
            async move {
                assert!(Context::current().is_none());
                let film = film::ActiveModel {
                    title: Set("Welcome".into()),
                    ..Default::default()
                };
                sea_orm::ActiveModelTrait::insert(film, &tenancy.for_tenant(&event.tenant))
                    .await
                    .map(drop)
            }
        });
    let events = studios.tenancy.events();
    events.observe::<TenantEvent>(|_| assert!(Context::current().is_none()));
    let create = async { studios.tenants().create(new("foobar")).await };
    let foobar = studios.tenancy.run(&acme, create).await.unwrap();
    let films = film::Entity::find()
        .all(&studios.context.raw)
        .await
        .unwrap();
    assert_eq!(
        films.iter().map(|film| film.studio_id).collect::<Vec<_>>(),
        [foobar.id]
    );
}

/// Not by an error, and not by a panic; and who listens after one that fails hears of it.
async fn nobody_keeps_it_from_being_taken_back(studios: Studios) {
    let heard = studios.heard.clone();
    studios
        .tenancy
        .events()
        .listen::<TenantSaved>(|_: TenantSaved| async { Err("no space left") })
        .listen::<DeletingTenant>(|_: DeletingTenant| async { Err("it has a subscription") })
        .listen::<DeletingTenant>(|_: DeletingTenant| async {
            if true {
                panic!("there is no storage");
            }
            Ok::<_, BoxError>(())
        })
        .observe::<DeletingTenant>(move |_| heard.note("the last"));
    match studios.tenants().create(new("acme")).await.unwrap_err() {
        TenancyError::TenantTakenBack(err) => {
            assert!(err.cause.to_string().contains("no space left"), "{err}");
            assert_eq!(err.failures.len(), 2, "{err}");
        }
        err => panic!("{err:?}"),
    }
    assert!(studios.heard.take().contains(&"the last".to_owned()));
    assert!(studios.stored().await.is_empty());
}

/// Z68: one row, one winner, and the other learns why.
async fn of_two_at_once_one_is_created(studios: Studios) {
    let create = (0..4).map(|_| {
        let tenants = studios.tenants();
        tokio::spawn(async move { tenants.create(new("acme")).await })
    });
    let outcomes = join_all(create).await.into_iter().map(Result::unwrap);
    let (created, refused): (Vec<_>, Vec<_>) = outcomes.partition(Result::is_ok);
    assert_eq!(created.len(), 1);
    for err in refused.into_iter().map(Result::unwrap_err) {
        assert!(matches!(err, TenancyError::TenantTaken { .. }), "{err:?}");
    }
    assert_eq!(studios.slugs().await, ["acme"]);
}

/// D18
async fn the_current_tenant_stays(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = &studios.tenancy;
    let inside = async {
        tenancy.tenants().create(new("foobar")).await?;
        assert_eq!(
            tenancy.current(),
            Some(tenancy_sea::entity::IntoTenant::into_tenant(&acme))
        );
        Ok::<_, TenancyError>(())
    };
    tenancy.run(&acme, inside).await.unwrap();
    assert_eq!(studios.slugs().await, ["acme", "foobar"]);
}
