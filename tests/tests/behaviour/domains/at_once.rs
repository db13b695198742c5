//! Writes that are given up half-way, and writes of several connections to a file.

use std::time::Duration;

use futures_util::future::join_all;
use sea_orm::{ConnectOptions, Database, EntityTrait};
use tenancy_sea::BoxError;
use tenancy_sea::event::{CreatingDomain, DomainCreated, DomainSaved};
use tenancy_tests::entities::sites::{domain, site};
use tenancy_tests::{each_backend, on_backends, polled};

use super::sites::{Sites, builder, new, site};
use crate::tenants::heard::Heard;

each_backend![giving_up_is_no_half_way];
on_backends![Sqlite => writers_of_a_file_wait_for_each_other];

async fn turns() -> Result<(), BoxError> {
    for _ in 0..3 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

/// Whoever waits for it may stop waiting, at each of its awaits: the domain is there and told of in full, or not at all.
async fn giving_up_is_no_half_way(sites: Sites) {
    let finished = Heard::default();
    let last = finished.clone();
    let events = sites.tenancy.events();
    events.listen::<CreatingDomain>(|_: CreatingDomain| turns());
    events.listen::<DomainCreated>(|_: DomainCreated| turns());
    events.listen::<DomainSaved>(move |event: DomainSaved| {
        let last = last.clone();
        async move {
            turns().await?;
            last.note(&event.domain.name);
            Ok::<_, BoxError>(())
        }
    });
    let mut given_up = 0;
    for polls in 0.. {
        let domains = sites.domains();
        let name = format!("domain-{polls}.test");
        let create = domains.create(&sites.acme, new(&name));
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
            let stored = sites.names().await;
            if told.len() == stored.len() {
                break stored;
            }
            tokio::task::yield_now().await;
        }
    };
    let agreed = tokio::time::timeout(Duration::from_secs(20), agree).await;
    let mut stored = agreed.expect("each domain that is there was told of");
    stored.sort();
    told.sort();
    assert_eq!(stored, told);
    assert_eq!(sites.primary(&sites.acme).await.len(), 1);
}

/// SQLite fails one of two that have read before they write. None of these is failed.
async fn writers_of_a_file_wait_for_each_other(_: Sites) {
    let file = format!("tenancy-domains-{}.db", std::process::id());
    let file = std::env::temp_dir().join(file);
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.max_connections(4).sqlx_logging(false);
    let database = Database::connect(options).await.unwrap();
    let schema = database.get_schema_builder().register(site::Entity);
    let schema = schema.register(domain::Entity);
    let tables = schema.register(tenancy_tests::entities::sites::page::Entity);
    tables.apply(&database).await.unwrap();
    let tenancy = builder(&database).build().await.unwrap();
    let acme = site(&tenancy, "acme").await;
    let create = (0..12).map(|number| {
        let (domains, acme) = (tenancy.domains::<domain::Entity>(), acme.clone());
        let new = new(&format!("domain-{number}.test"));
        tokio::spawn(async move { domains.create(&acme, new).await })
    });
    let created = join_all(create).await;
    let stored = domain::Entity::find().all(&database).await.unwrap();
    database.close().await.unwrap();
    std::fs::remove_file(&file).unwrap();
    for created in created {
        created.unwrap().unwrap();
    }
    let primary = stored.iter().filter(|domain| domain.is_primary).count();
    assert_eq!((stored.len(), primary), (12, 1));
}
