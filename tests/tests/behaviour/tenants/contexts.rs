//! A tenancy's own way into a tenant's context: events, bootstrappers, and the connection that follows.

use sea_orm::{EntityTrait, IntoActiveModel, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::core::event::{InitializingTenancy, TenancyBootstrapped};
use tenancy_sea::core::{Bootstrapped, Bootstrapper, BoxError};
use tenancy_sea::{Context, CurrentTenant};
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::{film, studio};

use super::studios::{Studios, builder};

each_backend![
    its_events_come_in_order,
    a_query_inside_is_the_tenants,
    an_error_inside_ends_it_at_once,
    a_vetoed_context_runs_nothing,
    a_listener_works_in_the_tenants_context,
    reinitializing_looks_the_tenant_up_again,
    reinitializing_nobody_changes_nothing,
    a_deleted_tenant_is_not_reinitialized,
    by_hand_it_is_entered_as_often_as_needed,
];

async fn film(studios: &Studios, title: &str) -> Result<film::Model, sea_orm::DbErr> {
    let film = film::ActiveModel {
        title: Set(title.to_owned()),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::insert(film, &studios.tenancy.connection()).await
}

const ALL: [&str; 8] = [
    "InitializingTenancy",
    "TenancyInitialized",
    "BootstrappingTenancy",
    "TenancyBootstrapped",
    "EndingTenancy",
    "TenancyEnded",
    "RevertingToCentralContext",
    "RevertedToCentralContext",
];

async fn its_events_come_in_order(studios: Studios) {
    let acme = studios.studio("acme").await;
    let title = studios
        .tenancy
        .run(&acme, film(&studios, "First"))
        .await
        .unwrap()
        .title;
    assert_eq!(title, "First");
    assert_eq!(studios.heard.take(), ALL);
}

async fn a_query_inside_is_the_tenants(studios: Studios) {
    let [acme, foobar] = [studios.studio("acme").await, studios.studio("foobar").await];
    for studio in [&acme, &foobar] {
        studios
            .tenancy
            .run(studio, film(&studios, &studio.slug))
            .await
            .unwrap();
    }
    let db = studios.tenancy.connection();
    let films = studios
        .tenancy
        .run(&acme, film::Entity::find().all(&db))
        .await
        .unwrap();
    assert_eq!(films.len(), 1);
    assert_eq!(films[0].studio_id, acme.id);
}

/// The future's own error comes back as it is, and no end event is fired.
async fn an_error_inside_ends_it_at_once(studios: Studios) {
    let acme = studios.studio("acme").await;
    let fails = async { Err::<(), _>(sea_orm::DbErr::RecordNotUpdated) };
    let err = studios.tenancy.run(&acme, fails).await.unwrap_err();
    assert_eq!(err, sea_orm::DbErr::RecordNotUpdated);
    assert_eq!(studios.heard.take(), ALL[..4]);
    assert!(Context::current().is_none());
}

/// The refusal arrives as SeaORM's error where the future has that.
async fn a_vetoed_context_runs_nothing(studios: Studios) {
    let acme = studios.studio("acme").await;
    studios
        .tenancy
        .events()
        .listen::<InitializingTenancy>(|_: InitializingTenancy| async { Err("suspended") });
    let err = studios
        .tenancy
        .run(&acme, film(&studios, "First"))
        .await
        .unwrap_err();
    match TenancyError::from_db_err(&err) {
        Some(TenancyError::Lifecycle(err)) => {
            assert!(err.to_string().contains("suspended"), "{err}")
        }
        other => panic!("{other:?}"),
    }
    let films = film::Entity::find()
        .all(&studios.context.raw)
        .await
        .unwrap();
    assert!(films.is_empty());
}

async fn a_listener_works_in_the_tenants_context(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = studios.tenancy.clone();
    studios
        .tenancy
        .events()
        .listen::<TenancyBootstrapped>(move |_: TenancyBootstrapped| {
            let db = tenancy.connection();
            async move {
                let film = film::ActiveModel {
                    title: Set("By a listener".into()),
                    ..Default::default()
                };
                sea_orm::ActiveModelTrait::insert(film, &db).await.map(drop)
            }
        });
    let nothing = async { Ok::<_, TenancyError>(()) };
    studios.tenancy.run(&acme, nothing).await.unwrap();
    let films = film::Entity::find()
        .all(&studios.context.raw)
        .await
        .unwrap();
    assert_eq!(films[0].studio_id, acme.id);
}

/// The studio's name, as its context has it.
struct Name(String);

struct Naming;

#[async_trait::async_trait]
impl Bootstrapper for Naming {
    async fn bootstrap(&self, tenant: &CurrentTenant) -> Result<Bootstrapped, BoxError> {
        let studio = tenant
            .model::<studio::Model>()
            .ok_or("known by its key alone")?;
        Ok(Bootstrapped::value(Name(studio.name.clone())))
    }
}

fn name() -> Option<String> {
    Some(Context::current().get::<Name>()?.0.clone())
}

/// D9
async fn reinitializing_looks_the_tenant_up_again(studios: Studios) {
    let acme = studios.studio("acme").await;
    let tenancy = builder(&studios.context)
        .bootstrapper(Naming)
        .build()
        .await
        .unwrap();
    let work = async {
        assert_eq!(name().as_deref(), Some("ACME"));
        let renamed = studio::ActiveModel {
            name: Set("Acme Inc.".into()),
            ..acme.clone().into_active_model()
        };
        tenancy.tenants().update(renamed).await?;
        assert_eq!(name().as_deref(), Some("ACME"), "a context doesn't change");
        let again = tenancy
            .reinitialize(async { Ok::<_, TenancyError>(name()) })
            .await?;
        assert_eq!(again.as_deref(), Some("Acme Inc."));
        Ok::<_, TenancyError>(())
    };
    tenancy.run(&acme, work).await.unwrap();
}

/// D8
async fn reinitializing_nobody_changes_nothing(studios: Studios) {
    let outside = async { Ok::<_, TenancyError>(Context::current().is_none()) };
    assert!(studios.tenancy.reinitialize(outside).await.unwrap());
    assert_eq!(studios.heard.take(), [""; 0]);
}

async fn a_deleted_tenant_is_not_reinitialized(studios: Studios) {
    let acme = studios.studio("acme").await;
    let work = async {
        studios.tenants().delete(&acme).await?;
        let again = studios
            .tenancy
            .reinitialize(async { Ok::<_, TenancyError>(()) });
        Ok::<_, TenancyError>(again.await.unwrap_err())
    };
    let err = studios.tenancy.run(&acme, work).await.unwrap();
    assert!(
        matches!(err, TenancyError::TenantNotFound { .. }),
        "{err:?}"
    );
}

async fn by_hand_it_is_entered_as_often_as_needed(studios: Studios) {
    let acme = studios.studio("acme").await;
    let initialized = studios.tenancy.initialize(&acme).await.unwrap();
    assert!(Context::current().is_none());
    for title in ["First", "Second"] {
        initialized.enter(film(&studios, title)).await.unwrap();
    }
    assert_eq!(studios.heard.take(), ALL[..4]);
    initialized.end().await.unwrap();
    assert_eq!(studios.heard.take(), ALL[4..]);
}
