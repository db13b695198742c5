//! Jobs that run later, as the tenant that pushed them.

use std::sync::Arc;

use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use tenancy_sea::TenancyError;
use tenancy_sea::core::BoxError;
use tenancy_sea::core::event::TenantCreated;
use tenancy_sea::core::job::{InProcessQueue, Job, JobPipeline, Next, QueuedJob};
use tenancy_sea::prelude::*;
use tenancy_sea::{Context, CurrentTenant};
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::{film, studio};

use super::studios::{Studios, new};

each_backend![
    a_job_runs_as_the_tenant_that_pushed_it,
    a_job_without_a_tenant_has_none,
    a_job_of_a_deleted_tenant_fails,
    a_pipeline_that_fails_leaves_no_tenant,
    a_queued_pipeline_leaves_the_tenant,
];

fn queue(studios: &Studios) -> InProcessQueue {
    InProcessQueue::builder("films")
        .tenancy(Arc::new(studios.tenancy.clone()))
        .paused()
        .build()
}

/// Makes a film by the connection that follows the context.
fn film(studios: &Studios, title: &'static str) -> QueuedJob {
    let tenancy = studios.tenancy.clone();
    QueuedJob::new("film", move || {
        let tenancy = tenancy.clone();
        async move {
            let film = film::ActiveModel {
                title: Set(title.to_owned()),
                ..Default::default()
            };
            film.insert(&tenancy.connection()).await.map(drop)
        }
    })
}

async fn films(studios: &Studios) -> Vec<(i32, String)> {
    let films = film::Entity::find()
        .order_by_id_asc()
        .all(&studios.context.raw);
    let films = films.await.unwrap().into_iter();
    films.map(|film| (film.studio_id, film.title)).collect()
}

/// K1, K3, K5, K6: whoever is current while the worker runs.
async fn a_job_runs_as_the_tenant_that_pushed_it(studios: Studios) {
    let [acme, foobar] = [studios.studio("acme").await, studios.studio("foobar").await];
    let queue = queue(&studios);
    for (studio, title) in [(&acme, "Acme's"), (&foobar, "Foobar's")] {
        let push = async {
            queue.dispatch(film(&studios, title))?;
            Ok::<_, BoxError>(())
        };
        studios.tenancy.run(studio, push).await.unwrap();
    }
    let other = async {
        queue.resume().unwrap();
        queue.idle().await;
        Ok::<_, TenancyError>(studios.tenancy.current_or_fail()?.key().clone())
    };
    let current = studios.tenancy.run(&foobar, other).await.unwrap();
    assert_eq!(
        current,
        TenantKey::from(foobar.id),
        "the outer context is untouched"
    );
    assert!(queue.failures().is_empty());
    let expected = [
        (acme.id, "Acme's".to_owned()),
        (foobar.id, "Foobar's".to_owned()),
    ];
    assert_eq!(films(&studios).await, expected);
}

/// Z52
async fn a_job_without_a_tenant_has_none(studios: Studios) {
    let acme = studios.studio("acme").await;
    let queue = queue(&studios);
    let push = async {
        queue.dispatch(film(&studios, "Acme's"))?;
        Ok::<_, BoxError>(())
    };
    studios.tenancy.run(&acme, push).await.unwrap();
    queue.dispatch(film(&studios, "Nobody's")).unwrap();
    queue.resume().unwrap();
    queue.idle().await;
    assert_eq!(films(&studios).await, [(acme.id, "Acme's".to_owned())]);
    let failures = queue.take_failures();
    assert_eq!(failures.len(), 1);
    let err = failures[0].error().to_string();
    assert!(err.contains("no current tenant"), "{err}");
}

/// Z53
async fn a_job_of_a_deleted_tenant_fails(studios: Studios) {
    let [acme, foobar] = [studios.studio("acme").await, studios.studio("foobar").await];
    let queue = queue(&studios);
    for studio in [&acme, &foobar] {
        let push = async {
            queue.dispatch(film(&studios, "Theirs"))?;
            Ok::<_, BoxError>(())
        };
        studios.tenancy.run(studio, push).await.unwrap();
    }
    studios.tenants().delete(&foobar).await.unwrap();
    queue.resume().unwrap();
    queue.idle().await;
    assert_eq!(films(&studios).await, [(acme.id, "Theirs".to_owned())]);
    let failures = queue.take_failures();
    assert_eq!(failures.len(), 1);
    let err = failures[0].error().to_string();
    assert!(err.contains(&format!("key {}", foobar.id)), "{err}");
    assert!(Context::current().is_none());
}

/// Makes the tenant's first film, and takes it away again.
struct FirstFilm(Tenancy<studio::Entity>);

#[async_trait::async_trait]
impl Job<CurrentTenant> for FirstFilm {
    async fn handle(&self, tenant: &mut CurrentTenant) -> Result<Next, BoxError> {
        let film = film::ActiveModel {
            title: Set("First".into()),
            ..Default::default()
        };
        film.insert(&self.0.for_tenant(&*tenant)).await?;
        Ok(Next::Continue)
    }

    async fn compensate(&self, tenant: &mut CurrentTenant) -> Result<(), BoxError> {
        let films = film::Entity::delete_many();
        films.exec(&self.0.for_tenant(&*tenant)).await?;
        Ok(())
    }
}

/// Z66: compensated in reverse, so that no row keeps the tenant from being taken back, and another try succeeds.
async fn a_pipeline_that_fails_leaves_no_tenant(studios: Studios) {
    let second = |tenant: CurrentTenant| async move {
        let studio = tenant.model::<studio::Model>().ok_or("a studio")?;
        if studio.name == "UNLUCKY" {
            return Err::<(), BoxError>("no space left".into());
        }
        Ok(())
    };
    studios.tenancy.events().listen::<TenantCreated>(
        JobPipeline::make((FirstFilm(studios.tenancy.clone()), second))
            .send(|event: &TenantCreated| event.tenant.clone())
            .to_listener(),
    );
    match studios.tenants().create(new("unlucky")).await.unwrap_err() {
        TenancyError::TenantTakenBack(err) => {
            assert!(err.to_string().contains("no space left"), "{err}");
            assert!(err.failures.is_empty(), "{err}");
        }
        err => panic!("{err:?}"),
    }
    assert!(studios.stored().await.is_empty());
    assert!(films(&studios).await.is_empty());
    let lucky = studios.tenants().create(new("lucky")).await.unwrap();
    assert_eq!(films(&studios).await, [(lucky.id, "First".to_owned())]);
}

/// E2, F2: nothing ran yet when `create` returned, and its failure doesn't take the tenant back.
async fn a_queued_pipeline_leaves_the_tenant(studios: Studios) {
    let queue = queue(&studios);
    let fails = |_: CurrentTenant| async { Err::<(), _>("later") };
    studios.tenancy.events().listen::<TenantCreated>(
        JobPipeline::make((fails,))
            .send(|event: &TenantCreated| event.tenant.clone())
            .should_be_queued(true)
            .on_queue(queue.clone())
            .to_listener(),
    );
    studios.tenants().create(new("acme")).await.unwrap();
    assert_eq!(queue.waiting().len(), 1);
    queue.resume().unwrap();
    queue.idle().await;
    assert_eq!(queue.take_failures().len(), 1);
    assert_eq!(studios.slugs().await, ["acme"]);
}
