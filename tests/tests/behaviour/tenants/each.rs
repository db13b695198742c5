//! The same work for many tenants.

use sea_orm::{DbErr, EntityTrait, PaginatorTrait, Set};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenancyError};
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::{film, studio};

use super::studios::Studios;

each_backend![
    it_runs_for_each_with_its_rows,
    keys_may_be_borrowed,
    no_tenants_are_no_tenants,
    a_failure_names_its_tenant,
    it_goes_on_if_it_is_to,
    all_tenants_are_said_to_be_all,
    an_unknown_tenant_keeps_it_from_beginning,
];

async fn three(studios: &Studios) -> Vec<studio::Model> {
    let mut created = Vec::new();
    for slug in ["acme", "foobar", "third"] {
        created.push(studios.studio(slug).await);
    }
    created
}

async fn film(db: &TenancyConnection, title: &str) -> Result<(), DbErr> {
    let film = film::ActiveModel {
        title: Set(title.to_owned()),
        ..Default::default()
    };
    film::Entity::insert(film)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// D14, D20: each once, whatever the order and however often it is named.
async fn it_runs_for_each_with_its_rows(studios: Studios) {
    let all = three(&studios).await;
    let db = studios.tenancy.connection();
    let [acme, foobar, _] = &all[..] else {
        panic!("three studios");
    };
    let ran = studios
        .tenancy
        .run_for_each([foobar, acme, foobar])
        .concurrency(2)
        .run(async |tenant| {
            film(&db, &tenant.to_string()).await?;
            film::Entity::find().count(&db).await
        })
        .await
        .unwrap();
    let ran: Vec<_> = ran
        .iter()
        .map(|(tenant, films)| (tenant.key().clone(), *films))
        .collect();
    assert_eq!(ran, [(foobar.id.into(), 1), (acme.id.into(), 1)]);
    assert!(Context::current().is_none());
}

async fn keys_may_be_borrowed(studios: Studios) {
    let all = three(&studios).await;
    let keys: Vec<i32> = all.iter().map(|studio| studio.id).collect();
    let db = studios.tenancy.connection();
    let ran = studios.tenancy.run_for_each(&keys);
    let ran = ran.run(async |_| film::Entity::find().count(&db).await);
    assert_eq!(ran.await.unwrap().len(), 3);
    let first = keys.first().unwrap();
    let bound = studios.tenancy.for_tenant(first);
    assert_eq!(film::Entity::find().count(&bound).await.unwrap(), 0);
}

/// D12, D13
async fn no_tenants_are_no_tenants(studios: Studios) {
    three(&studios).await;
    let ran = studios
        .tenancy
        .run_for_each(Vec::<studio::Model>::new())
        .run(async |_| Ok::<_, TenancyError>(()))
        .await
        .unwrap();
    assert!(ran.is_empty());
    assert_eq!(studios.heard.take(), [""; 0]);
}

/// Z38
async fn a_failure_names_its_tenant(studios: Studios) {
    let all = three(&studios).await;
    let db = studios.tenancy.connection();
    let err = studios
        .tenancy
        .run_for_each(&all)
        .run(async |tenant| {
            if tenant.key() == &TenantKey::from(all[1].id) {
                return Err(DbErr::Custom("full".into()));
            }
            film(&db, "done").await
        })
        .await
        .unwrap_err();
    let text = err.to_string();
    assert!(
        text.contains(&format!("studio {}: ", all[1].id)) && text.contains("full"),
        "{text}"
    );
    assert_eq!(err.not_begun.len(), 1);
    let films = film::Entity::find()
        .all(&studios.context.raw)
        .await
        .unwrap();
    assert_eq!(films.len(), 1);
    assert_eq!(films[0].studio_id, all[0].id);
}

/// D15
async fn all_tenants_are_said_to_be_all(studios: Studios) {
    let all = three(&studios).await;
    let tenants = studios.tenants().all().await.unwrap();
    assert_eq!(tenants, all);
    let ran = studios.tenancy.run_for_each(&tenants);
    let ran = ran.run(async |_| Ok::<_, TenancyError>(())).await.unwrap();
    assert_eq!(ran.len(), 3);
}

/// Z39
async fn an_unknown_tenant_keeps_it_from_beginning(studios: Studios) {
    let all = three(&studios).await;
    let found = studios
        .tenants()
        .find([all[0].id, all[2].id])
        .await
        .unwrap();
    let keys: Vec<_> = found.iter().map(|tenant| tenant.key().clone()).collect();
    assert_eq!(keys, [all[0].id.into(), all[2].id.into()]);
    let err = studios.tenants().find([all[0].id, 70]).await.unwrap_err();
    match err {
        TenancyError::TenantNotFound { lookup, .. } => assert_eq!(lookup, "key 70"),
        err => panic!("{err:?}"),
    }
    assert_eq!(studios.heard.take(), [""; 0]);
}

/// Z38
async fn it_goes_on_if_it_is_to(studios: Studios) {
    let all = three(&studios).await;
    let db = studios.tenancy.connection();
    let err = studios
        .tenancy
        .run_for_each(&all)
        .continue_on_error()
        .run(async |tenant| {
            if tenant.key() == &TenantKey::from(all[1].id) {
                return Err(DbErr::Custom("full".into()));
            }
            film(&db, "done").await
        })
        .await
        .unwrap_err();
    assert_eq!((err.failures.len(), err.succeeded.len()), (1, 2));
    assert_eq!(
        film::Entity::find()
            .count(&studios.context.raw)
            .await
            .unwrap(),
        2
    );
}
