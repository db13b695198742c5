//! Jobs in order, of what an event sends.

use std::sync::Arc;

use tenancy_core::event::TenantCreated;
use tenancy_core::{BoxError, CurrentTenant, Event, Events, Job, JobPipeline, Next};

use crate::journal::Journal;
use crate::step::{Does, Step};
use crate::world::blog;

/// An event of an application's own.
#[derive(Clone, Debug)]
pub struct OrderPaid {
    pub journal: Journal,
}

impl Event for OrderPaid {
    type Family = Self;

    fn name(&self) -> &'static str {
        "OrderPaid"
    }
}

fn order() -> (OrderPaid, Journal) {
    let journal = Journal::default();
    let event = OrderPaid {
        journal: journal.clone(),
    };
    (event, journal)
}

fn journal_of(event: &OrderPaid) -> Journal {
    event.journal.clone()
}

/// F1, E1: a pipeline listens to any event, and its jobs are through before firing returns.
#[tokio::test]
async fn a_pipeline_runs_when_its_event_fires() {
    let events = Events::new();
    let jobs = JobPipeline::make((Step::new("pack").awaits(3), Step::new("ship")));
    events.listen::<OrderPaid>(jobs.send(journal_of).to_listener());
    let (event, journal) = order();
    events.fire(event).await.expect("both go on");
    assert_eq!(journal.entries(), ["pack", "ship"]);
}

/// F1: where nothing is said about what is sent, the jobs get the event.
#[tokio::test]
async fn the_event_itself_is_the_input() {
    let events = Events::new();
    let thank = |event: OrderPaid| async move {
        event.journal.note("thanks");
        Ok::<_, BoxError>(())
    };
    events.listen::<OrderPaid>(JobPipeline::make((thank,)).to_listener());
    let (event, journal) = order();
    events.fire(event).await.expect("it goes on");
    assert_eq!(journal.entries(), ["thanks"]);
}

struct Number;

#[async_trait::async_trait]
impl Job<(CurrentTenant, Vec<u32>)> for Number {
    async fn handle(&self, input: &mut (CurrentTenant, Vec<u32>)) -> Result<Next, BoxError> {
        let next = input.1.last().copied().unwrap_or(0) + 1;
        input.1.push(next);
        Ok(Next::Continue)
    }
}

/// F5: all jobs get the same object: what the first changes the second sees, in order.
#[tokio::test]
async fn jobs_get_the_same_object() {
    let pipeline = JobPipeline::make((Number, Number, Number));
    let (_, numbers) = pipeline.run((blog(1), vec![])).await.expect("all go on");
    assert_eq!(numbers, [1, 2, 3]);
}

/// F6: what is sent may be a tuple or a list.
#[tokio::test]
async fn several_things_are_sent() {
    let events = Events::new();
    let seen = Journal::default();
    let noted = seen.clone();
    let tuple = move |(tenant, plan): (CurrentTenant, &'static str)| {
        let noted = noted.clone();
        async move {
            noted.note(format!("{tenant} is {plan}"));
            Ok::<_, BoxError>(())
        }
    };
    let noted = seen.clone();
    let list = move |tenants: Vec<CurrentTenant>| {
        let noted = noted.clone();
        async move {
            noted.note(format!("{} of them", tenants.len()));
            Ok::<_, BoxError>(())
        }
    };
    events.listen::<TenantCreated>(
        JobPipeline::make((tuple,))
            .send(|event: &TenantCreated| (event.tenant.clone(), "free"))
            .to_listener(),
    );
    events.listen::<TenantCreated>(
        JobPipeline::make((list,))
            .send(|event: &TenantCreated| vec![event.tenant.clone(); 2])
            .to_listener(),
    );
    let created = events.fire(TenantCreated::new(blog(7))).await;
    created.expect("both go on");
    assert_eq!(seen.entries(), ["blog 7 is free", "2 of them"]);
}

/// F7: a job that stops keeps the third from running, and that is no error.
#[tokio::test]
async fn a_job_stops_the_pipeline() {
    let pipeline = JobPipeline::make((
        Step::new("first"),
        Step::that("second", Does::Stops),
        Step::new("third"),
    ));
    let journal = pipeline.run(Journal::default()).await;
    let journal = journal.expect("stopping is no error");
    assert_eq!(journal.entries(), ["first", "second"], "none is undone");
}

/// F8: the job that fails hears of its error.
#[tokio::test]
async fn a_job_hears_that_it_failed() {
    let journal = Journal::default();
    let pipeline = JobPipeline::make((Step::that("only", Does::Fails),));
    let failed = pipeline.run(journal.clone()).await;
    assert!(failed.is_err(), "it failed");
    assert_eq!(journal.entries(), ["only", "!only: only said no"]);
}

/// F9: closures are jobs; they go on with `()` and say themselves whether to with `Next`.
#[tokio::test]
async fn closures_are_jobs() {
    let journal = Journal::default();
    let pipeline = JobPipeline::make((
        |journal: Journal| async move {
            journal.note("unit");
            Ok::<(), BoxError>(())
        },
        |journal: Journal| async move {
            journal.note("stop");
            Ok::<Next, std::io::Error>(Next::Stop)
        },
        |journal: Journal| async move {
            journal.note("never");
            Ok::<(), BoxError>(())
        },
    ));
    pipeline.run(journal.clone()).await.expect("they go on");
    assert_eq!(journal.entries(), ["unit", "stop"]);

    let failing = |_: Journal| async { Err::<(), _>(std::io::Error::other("disk full")) };
    let failed = JobPipeline::make((failing,)).run(journal).await;
    let source = failed.expect_err("it failed").source;
    assert!(source.is::<std::io::Error>(), "{source}");
}

/// A pipeline has up to twelve jobs as a tuple and any number as a list.
#[tokio::test]
async fn many_jobs_run_in_order() {
    let names = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let [a, b, c, d, e, f, g, h, i, j, k, l] = names.map(Step::new);
    let tuple = JobPipeline::make((a, b, c, d, e, f, g, h, i, j, k, l));
    let list: Vec<Arc<dyn Job<Journal>>> = names
        .into_iter()
        .map(|name| Arc::new(Step::new(name)) as Arc<dyn Job<Journal>>)
        .collect();
    for pipeline in [tuple, JobPipeline::make(list)] {
        let journal = pipeline.run(Journal::default()).await;
        assert_eq!(journal.expect("all go on").entries(), names);
    }
}

/// E7: of two pipelines on one event the first runs in full, and the second stops where its first job says so.
#[tokio::test]
async fn one_pipeline_stops_and_the_other_does_not() {
    let events = Events::new();
    let whole = JobPipeline::make((Step::new("a1"), Step::new("a2")));
    let stopped = JobPipeline::make((Step::that("b1", Does::Stops), Step::new("b2")));
    for pipeline in [whole, stopped] {
        events.listen::<OrderPaid>(pipeline.send(journal_of).to_listener());
    }
    let (event, journal) = order();
    events.fire(event).await.expect("stopping is no error");
    assert_eq!(journal.entries(), ["a1", "a2", "b1"]);
}

/// E8: a tenant that wants no database stops the pipeline at its first job; creating the tenant goes well.
#[tokio::test]
async fn a_tenant_without_a_database() {
    struct Draft {
        create_database: bool,
        log: Vec<&'static str>,
    }

    struct CreateDatabase;

    #[async_trait::async_trait]
    impl Job<Draft> for CreateDatabase {
        async fn handle(&self, tenant: &mut Draft) -> Result<Next, BoxError> {
            if !tenant.create_database {
                return Ok(Next::Stop);
            }
            tenant.log.push("created");
            Ok(Next::Continue)
        }
    }

    struct Migrate;

    #[async_trait::async_trait]
    impl Job<Draft> for Migrate {
        async fn handle(&self, tenant: &mut Draft) -> Result<Next, BoxError> {
            tenant.log.push("migrated");
            Ok(Next::Continue)
        }
    }

    let pipeline = JobPipeline::make((CreateDatabase, Migrate));
    for (create_database, expected) in [(true, vec!["created", "migrated"]), (false, vec![])] {
        let tenant = Draft {
            create_database,
            log: vec![],
        };
        let tenant = pipeline.run(tenant).await.expect("the tenant exists");
        assert_eq!(tenant.log, expected);
    }
}
