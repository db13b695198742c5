//! What is undone when a job fails, and who hears of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures_util::FutureExt;
use tenancy_core::Panicked;
use tenancy_core::event::TenantCreated;
use tenancy_core::{BoxError, CurrentTenant, Events, Job, JobPipeline, Next, PipelineError};

use crate::journal::Journal;
use crate::pipelines::OrderPaid;
use crate::step::{Does, Step};
use crate::world::{blog, current, in_blog};

/// The databases of a server.
#[derive(Clone, Default)]
struct Server {
    databases: Arc<Mutex<BTreeSet<String>>>,
    broken: Arc<AtomicBool>,
}

impl Server {
    fn databases(&self) -> Vec<String> {
        let databases = self.databases.lock().expect("nobody panics here");
        databases.iter().cloned().collect()
    }
}

struct CreateDatabase(Server);

#[async_trait]
impl Job<CurrentTenant> for CreateDatabase {
    async fn handle(&self, tenant: &mut CurrentTenant) -> Result<Next, BoxError> {
        let mut databases = self.0.databases.lock().expect("nobody panics here");
        if !databases.insert(tenant.to_string()) {
            return Err("there is such a database".into());
        }
        Ok(Next::Continue)
    }

    async fn compensate(&self, tenant: &mut CurrentTenant) -> Result<(), BoxError> {
        let mut databases = self.0.databases.lock().expect("nobody panics here");
        databases.remove(&tenant.to_string());
        Ok(())
    }
}

struct MigrateDatabase(Server);

#[async_trait]
impl Job<CurrentTenant> for MigrateDatabase {
    async fn handle(&self, _: &mut CurrentTenant) -> Result<Next, BoxError> {
        if self.0.broken.load(Ordering::SeqCst) {
            return Err("syntax error in migration 3".into());
        }
        Ok(Next::Continue)
    }
}

/// Z66: where the migration fails, the database that was created for it is gone, and a second try succeeds.
#[tokio::test]
async fn a_half_made_tenant_leaves_no_database() {
    let server = Server::default();
    let events = Events::new();
    events.listen::<TenantCreated>(
        JobPipeline::make((
            CreateDatabase(server.clone()),
            MigrateDatabase(server.clone()),
        ))
        .send(|event: &TenantCreated| event.tenant.clone())
        .to_listener(),
    );
    server.broken.store(true, Ordering::SeqCst);
    let failed = events.fire(TenantCreated::new(blog(1))).await;
    let failed = failed.expect_err("the migration failed").to_string();
    assert!(failed.contains("MigrateDatabase"), "{failed}");
    assert!(failed.contains("syntax error in migration 3"), "{failed}");
    assert_eq!(server.databases(), [""; 0], "no orphan");

    server.broken.store(false, Ordering::SeqCst);
    let second = events.fire(TenantCreated::new(blog(1))).await;
    second.expect("nothing is in its way");
    assert_eq!(server.databases(), ["blog 1"]);
}

/// Compensations run in reverse, after the failure handler, for those that ran: not for the one that failed and not for
/// those that didn't run.
#[tokio::test]
async fn those_that_ran_are_compensated_in_reverse() {
    let journal = Journal::default();
    let pipeline = JobPipeline::make((
        Step::new("a"),
        Step::new("b"),
        Step::that("c", Does::Fails),
        Step::new("d"),
    ));
    let err = pipeline.run(journal.clone()).await.expect_err("c failed");
    assert_eq!(
        journal.entries(),
        ["a", "b", "c", "!c: c said no", "(-b", "-b)", "(-a", "-a)"]
    );
    assert_eq!(err.job, "c");
    assert!(err.compensations.is_empty(), "all is undone");
    assert_eq!(err.to_string(), "job `c` failed: c said no");
    let cause = err.source().expect("there is a cause").to_string();
    assert_eq!(cause, "c said no");
}

/// A compensation that fails or panics keeps none of the others from its turn, and the error tells of it behind the cause.
#[tokio::test]
async fn all_are_compensated_also_where_one_cannot_be() {
    let journal = Journal::default();
    let pipeline = JobPipeline::make((
        Step::new("a"),
        Step::new("b").compensation(Does::Panics),
        Step::new("c").compensation(Does::Fails),
        Step::that("d", Does::Fails),
    ));
    let err = pipeline.run(journal.clone()).await.expect_err("d failed");
    assert_eq!(journal.entries()[5..], ["(-c", "(-b", "(-a", "-a)"]);
    let undone: Vec<_> = err.compensations.iter().map(|failed| failed.job).collect();
    assert_eq!(undone, ["c", "b"]);
    assert!(err.compensations[1].source.is::<Panicked>());
    assert_eq!(
        err.to_string(),
        "job `d` failed: d said no; also: what job `c` had done could not be undone: compensation of c said no; \
         also: what job `b` had done could not be undone: it panicked: compensation of b panicked"
    );
}

/// Z67: a failure handler changes nothing about it: whoever fired the event hears that the job failed, and listeners after
/// the pipeline don't hear of the event.
#[tokio::test]
async fn the_caller_learns_of_it_despite_a_failure_handler() {
    for handler in [Does::GoesOn, Does::Stops, Does::Panics] {
        let journal = Journal::default();
        let events = Events::new();
        let failing = Step::that("b", Does::Fails).failure_handler(handler);
        events.listen::<OrderPaid>(
            JobPipeline::make((Step::new("a"), failing))
                .send(|event: &OrderPaid| event.journal.clone())
                .to_listener(),
        );
        events.observe::<OrderPaid>(|event| event.journal.note("heard"));
        let fired = events.fire(OrderPaid {
            journal: journal.clone(),
        });
        let err = fired.await.expect_err("b failed");
        let err = err.source.downcast::<PipelineError>().expect("as it was");
        assert_eq!(err.job, "b");
        assert_eq!(
            journal.entries(),
            ["a", "b", "!b: b said no", "(-a", "-a)"],
            "the handler ran, and {handler:?}"
        );
    }
}

/// A job that panics is compensated for as one that fails, and then the panic goes on.
#[tokio::test]
async fn a_panic_is_compensated_and_goes_on() {
    let journal = Journal::default();
    let pipeline = JobPipeline::make((Step::new("a"), Step::that("b", Does::Panics)));
    let caught = AssertUnwindSafe(pipeline.run(journal.clone())).catch_unwind();
    let payload = caught.await.expect_err("it panicked");
    let message = payload.downcast_ref::<String>().map(String::as_str);
    assert_eq!(message, Some("b panicked"));
    assert_eq!(
        journal.entries(),
        ["a", "b", "!b: it panicked: b panicked", "(-a", "-a)"]
    );
}

/// Jobs and compensations of a tenant run in its context.
#[tokio::test]
async fn compensations_run_in_the_context_of_the_pipeline() {
    struct Where;

    #[async_trait]
    impl Job<Journal> for Where {
        async fn handle(&self, journal: &mut Journal) -> Result<Next, BoxError> {
            journal.note(format!("job in {}", current()));
            Ok(Next::Continue)
        }

        async fn compensate(&self, journal: &mut Journal) -> Result<(), BoxError> {
            journal.note(format!("compensation in {}", current()));
            Ok(())
        }
    }

    let journal = Journal::default();
    let pipeline = JobPipeline::make((Where, Step::that("b", Does::Fails)));
    let failed = in_blog(1).enter(pipeline.run(journal.clone())).await;
    assert!(failed.is_err(), "b failed");
    let entries = journal.entries();
    assert_eq!(entries[0], "job in blog 1");
    assert_eq!(entries[3], "compensation in blog 1");
}
