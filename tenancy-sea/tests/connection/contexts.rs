use tenancy_sea::entity::{TenantChild, TenantEntity};
use tenancy_sea::sea_orm::{ActiveValue::Set, EntityTrait};
use tenancy_sea::{InCurrentContext, TenancyError, TenantKey};

use crate::blogs::{ACME, ACMES, ALL, FOOBAR, FOOBARS, blog, post, refusal, saw, tenancy, titles};

/// Spec §3: what a bound connection does in each context.
#[tokio::test]
async fn a_bound_connection_in_every_context() {
    let tenancy = tenancy().await;
    let db = tenancy.for_tenant(ACME);
    assert_eq!(titles(&db).await, saw(ACMES), "none");
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&db)).await,
        saw(ACMES),
        "same tenant"
    );
    assert_eq!(
        tenancy.context(FOOBAR).unwrap().enter(titles(&db)).await,
        Err("connection"),
        "another tenant"
    );
    assert_eq!(tenancy.central(titles(&db)).await, saw(ACMES), "central");
    let opened = post::Entity::without_tenant_restrictions(|| titles(&db)).await;
    assert_eq!(opened, saw(ALL), "restrictions ignored");
    let foreign = tenancy
        .context(FOOBAR)
        .unwrap()
        .enter(post::Entity::without_tenant_restrictions(|| titles(&db)))
        .await;
    assert_eq!(
        foreign,
        Err("connection"),
        "ignored restrictions don't lend a connection to another tenant"
    );
}

/// Spec §3: what a following connection does in each context.
#[tokio::test]
async fn a_following_connection_in_every_context() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    assert_eq!(titles(&db).await, Err("NoTenant"), "none");
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&db)).await,
        saw(ACMES),
        "acme"
    );
    assert_eq!(
        tenancy.context(FOOBAR).unwrap().enter(titles(&db)).await,
        saw(FOOBARS),
        "foobar"
    );
    assert_eq!(tenancy.central(titles(&db)).await, saw(ALL), "central");
    let opened = post::Entity::without_tenant_restrictions(|| titles(&db));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(opened).await,
        saw(ALL),
        "restrictions ignored"
    );
    assert_eq!(
        post::Entity::without_tenant_restrictions(|| titles(&db)).await,
        saw(ALL),
        "without any context"
    );
    assert_eq!(titles(&db).await, Err("NoTenant"), "back in force");
}

/// A central connection is central everywhere.
#[tokio::test]
async fn a_central_connection_in_every_context() {
    let tenancy = tenancy().await;
    let db = tenancy.central_connection();
    assert_eq!(titles(&db).await, saw(ALL));
    assert_eq!(
        tenancy.context(ACME).unwrap().enter(titles(&db)).await,
        saw(ALL)
    );
    assert_eq!(tenancy.central(titles(&db)).await, saw(ALL));
}

/// D21, D22, D23: the current tenant, by the tenancy and by the entity, with its model where there is one.
#[tokio::test]
async fn the_current_tenant() {
    let tenancy = tenancy().await;
    assert!(tenancy.current().is_none());
    assert!(blog::Entity::current().is_none());
    let err = tenancy.current_or_fail().unwrap_err();
    assert!(matches!(err, TenancyError::NoTenant { .. }), "{err:?}");

    let acme = blog::Model {
        id: ACME,
        slug: "acme".into(),
    };
    tenancy
        .context(&acme)
        .unwrap()
        .enter(async {
            assert_eq!(tenancy.current().unwrap().key(), &TenantKey::from(ACME));
            assert_eq!(
                tenancy
                    .current_or_fail()
                    .unwrap()
                    .model::<blog::Model>()
                    .as_deref(),
                Some(&acme)
            );
            assert_eq!(
                blog::Entity::current().unwrap().key(),
                &TenantKey::from(ACME)
            );
            tenancy
                .central(async { assert!(tenancy.current().is_none()) })
                .await;
            assert!(tenancy.current().is_some());
        })
        .await;
}

/// D4–D7, Z37: the value comes back, and so does the outer context, after an error as well.
#[tokio::test]
async fn contexts_nest_and_come_back() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    tenancy
        .context(ACME)
        .unwrap()
        .enter(async {
            assert_eq!(
                tenancy.context(FOOBAR).unwrap().enter(titles(&db)).await,
                saw(FOOBARS)
            );
            let failed: Result<(), &str> = tenancy.central(async { Err("no") }).await;
            assert_eq!(failed, Err("no"));
            assert_eq!(titles(&db).await, saw(ACMES));
        })
        .await;
    assert_eq!(titles(&db).await, Err("NoTenant"));
}

/// Z43, Z44: ignored restrictions come back after an error, and only with the outermost closure.
#[tokio::test]
async fn ignored_restrictions_nest_and_come_back() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    tenancy
        .context(ACME)
        .unwrap()
        .enter(async {
            post::Entity::without_tenant_restrictions(|| async {
                let failed: Result<(), &str> =
                    blog::Entity::without_tenant_restrictions(|| async { Err("no") }).await;
                assert_eq!(failed, Err("no"));
                assert_eq!(
                    titles(&db).await,
                    saw(ALL),
                    "still off for the outer closure"
                );
            })
            .await;
            assert_eq!(titles(&db).await, saw(ACMES));
        })
        .await;
}

/// The paired form opens until its guard is dropped or handed back, and needs a context.
#[tokio::test]
async fn the_paired_form() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    assert!(matches!(
        post::Entity::ignore_tenant_restrictions(),
        Err(TenancyError::NoContext(_))
    ));
    tenancy
        .context(ACME)
        .unwrap()
        .enter(async {
            let ignored = post::Entity::ignore_tenant_restrictions().unwrap();
            assert_eq!(titles(&db).await, saw(ALL));
            post::Entity::reset_tenant_restrictions(ignored);
            assert_eq!(titles(&db).await, saw(ACMES));
        })
        .await;
}

/// What is opened isn't scoped, but a row that says no tenant still gets the current one.
#[tokio::test]
async fn an_insert_under_ignored_restrictions_is_filled_in() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    let insert = |post: post::ActiveModel| post::Entity::insert(post).exec_without_returning(&db);
    let silent = post::ActiveModel {
        title: Set("filled in".into()),
        ..Default::default()
    };
    let foreign = post::ActiveModel {
        blog_id: Set(FOOBAR),
        title: Set("said".into()),
        ..Default::default()
    };
    tenancy
        .context(ACME)
        .unwrap()
        .enter(post::Entity::without_tenant_restrictions(|| async {
            insert(silent).await.unwrap();
            insert(foreign).await.unwrap();
        }))
        .await;
    assert!(
        titles(&tenancy.for_tenant(ACME))
            .await
            .unwrap()
            .contains(&"filled in".to_owned())
    );
    assert!(
        titles(&tenancy.for_tenant(FOOBAR))
            .await
            .unwrap()
            .contains(&"said".to_owned())
    );
}

/// Z48: a spawned task has no tenant, or the one that was carried over; and a context can be sent to it as a whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spawned_tasks() {
    let tenancy = tenancy().await;
    let db = tenancy.connection();
    let [plain, carried, wrapped] = tenancy
        .context(ACME)
        .unwrap()
        .enter(async {
            let task = || {
                let db = db.clone();
                async move { titles(&db).await }
            };
            [
                tokio::spawn(task()),
                tenancy_sea::spawn(task()),
                tokio::spawn(task().in_current_context()),
            ]
        })
        .await;
    assert_eq!(plain.await.unwrap(), Err("NoTenant"));
    assert_eq!(carried.await.unwrap(), saw(ACMES));
    assert_eq!(wrapped.await.unwrap(), saw(ACMES));

    let whole = tokio::spawn(
        tenancy
            .context(FOOBAR)
            .unwrap()
            .enter(async move { titles(&db).await }),
    );
    assert_eq!(whole.await.unwrap(), saw(FOOBARS));
}

/// A tenant is named by its model, a reference, or the bare key of any width.
#[tokio::test]
async fn a_tenant_by_any_name() {
    let tenancy = tenancy().await;
    let acme = blog::Model {
        id: ACME,
        slug: "acme".into(),
    };
    assert_eq!(titles(&tenancy.for_tenant(&acme)).await, saw(ACMES));
    assert_eq!(titles(&tenancy.for_tenant(1_i64)).await, saw(ACMES));
    assert_eq!(titles(&tenancy.for_tenant(1_u8)).await, saw(ACMES));
    assert_eq!(
        titles(&tenancy.for_tenant(TenantKey::from(1))).await,
        saw(ACMES)
    );
    assert_eq!(
        titles(&tenancy.for_tenant(0)).await,
        saw(&[]),
        "0 is a tenant like any other, not everybody"
    );
}

/// A key that can't be a tenant's is refused by every statement, and never means "no filter".
#[tokio::test]
async fn a_key_of_another_type() {
    let tenancy = tenancy().await;
    for db in [
        tenancy.for_tenant("1"),
        tenancy.for_tenant(i64::MAX),
        tenancy.for_tenant(""),
    ] {
        assert_eq!(titles(&db).await, Err("KeyType"));
        let insert = post::ActiveModel {
            title: Set("nobody's".into()),
            ..Default::default()
        };
        let err = post::Entity::insert(insert)
            .exec_without_returning(&db)
            .await
            .unwrap_err();
        assert_eq!(refusal(&err), "KeyType");
    }
    let context = tenancy.context("1").unwrap_err();
    assert!(
        matches!(context, TenancyError::KeyType { .. }),
        "{context:?}"
    );
    let run = tenancy.run("1", async { Ok::<_, TenancyError>(()) }).await;
    assert!(matches!(run, Err(TenancyError::KeyType { .. })), "{run:?}");
    assert_eq!(
        titles(&tenancy.central_connection()).await,
        saw(ALL),
        "nothing was written"
    );
}
