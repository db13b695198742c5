//! Pipelines that are pushed onto a queue.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use tenancy_core::event::TenantCreated;
use tenancy_core::job::JobError;
use tenancy_core::{
    BoxError, Events, InProcessQueue, JobPipeline, JobQueue, PipelineError, QueuedJob,
};
use tokio::runtime::Handle;
use tokio::time::{sleep, timeout};

use crate::journal::Journal;
use crate::pipelines::OrderPaid;
use crate::step::{Does, Step};
use crate::world::{blog, in_blog, until_no_task_is_left};

fn paused(name: &str) -> InProcessQueue {
    InProcessQueue::builder(name).paused().build()
}

fn listening(
    jobs: JobPipeline<Journal>,
    queue: impl JobQueue,
) -> (Events, impl Fn() -> (OrderPaid, Journal)) {
    let events = Events::new();
    events.listen::<OrderPaid>(
        jobs.send(|event: &OrderPaid| event.journal.clone())
            .should_be_queued(true)
            .on_queue(queue)
            .to_listener(),
    );
    let order = || {
        let journal = Journal::default();
        let event = OrderPaid {
            journal: journal.clone(),
        };
        (event, journal)
    };
    (events, order)
}

/// F2, E2: when the event fires, nothing ran yet, and one queued job names all jobs.
#[tokio::test]
async fn a_queued_pipeline_waits_as_one_job() {
    let queue = paused("orders");
    let jobs = JobPipeline::make((Step::new("pack"), Step::new("ship")));
    let (events, order) = listening(jobs, queue.clone());
    let (event, journal) = order();
    events.fire(event).await.expect("it is pushed");
    assert_eq!(journal.entries(), [""; 0]);
    let waiting = queue.waiting();
    let names: Vec<_> = waiting.iter().map(QueuedJob::name).collect();
    assert_eq!(names, ["pack, ship"]);
    let tasks = Handle::current().metrics().num_alive_tasks();
    assert_eq!(tasks, 0, "no worker of a paused queue either");
}

/// F3: when a worker runs, the jobs run.
#[tokio::test]
async fn a_worker_runs_the_pipeline() {
    let queue = paused("orders");
    let jobs = JobPipeline::make((Step::new("pack"), Step::new("ship")));
    let (events, order) = listening(jobs, queue.clone());
    let (first, first_journal) = order();
    events.fire(first).await.expect("it is pushed");
    assert!(queue.run_next().await.expect("there is a runtime"));
    assert_eq!(first_journal.entries(), ["pack", "ship"]);
    assert!(!queue.run_next().await.expect("there is a runtime"));

    let (second, second_journal) = order();
    events.fire(second).await.expect("it is pushed");
    queue.resume().expect("there is a runtime");
    queue.idle().await;
    assert_eq!(second_journal.entries(), ["pack", "ship"]);
    assert_eq!(queue.failures().len(), 0);
}

/// F4: what is on queue X is run by a worker of X and by no other's.
#[tokio::test]
async fn a_worker_of_another_queue_runs_nothing() {
    let (orders, mail) = (paused("orders"), paused("mail"));
    let (events, order) = listening(JobPipeline::make((Step::new("pack"),)), orders.clone());
    let (event, journal) = order();
    events.fire(event).await.expect("it is pushed");
    assert!(!mail.run_next().await.expect("there is a runtime"));
    mail.close().await;
    assert_eq!(journal.entries(), [""; 0]);
    assert!(orders.run_next().await.expect("there is a runtime"));
    assert_eq!(journal.entries(), ["pack"]);
}

/// A pipeline that should be queued and has no queue makes one of its own. What was pushed is run also where the listeners
/// are gone by then, and no task is left.
#[tokio::test]
async fn a_queue_of_its_own() {
    let events = Events::new();
    events.listen::<OrderPaid>(
        JobPipeline::make((Step::new("pack").awaits(2), Step::new("ship")))
            .send(|event: &OrderPaid| event.journal.clone())
            .should_be_queued(true)
            .to_listener(),
    );
    let journal = Journal::default();
    for _ in 0..3 {
        let event = OrderPaid {
            journal: journal.clone(),
        };
        events.fire(event).await.expect("it is pushed");
    }
    assert_eq!(journal.entries(), [""; 0], "one thread: nobody gave way");
    drop(events);
    until_no_task_is_left().await;
    assert_eq!(journal.entries(), ["pack", "ship"].repeat(3));
}

/// A queue of its own knows no tenancies: what a tenant pushes is refused at once, and whoever fired the event is told.
#[tokio::test]
async fn a_queue_of_its_own_refuses_tenants() {
    let events = Events::new();
    events.listen::<OrderPaid>(
        JobPipeline::make((Step::new("pack"),))
            .send(|event: &OrderPaid| event.journal.clone())
            .should_be_queued(true)
            .to_listener(),
    );
    let journal = Journal::default();
    let event = OrderPaid {
        journal: journal.clone(),
    };
    let refused = in_blog(1).enter(events.fire(event)).await;
    let refused = refused.expect_err("it can't run for the blog").to_string();
    assert!(refused.contains("`blog`"), "{refused}");
    assert!(
        refused.contains("give the tenancy to the queue"),
        "{refused}"
    );
    until_no_task_is_left().await;
    assert_eq!(journal.entries(), [""; 0]);
}

/// Only `should_be_queued` queues: with `false`, or with a queue alone, the pipeline runs in the listener.
#[tokio::test]
async fn naming_a_queue_queues_nothing() {
    let queue = paused("orders");
    let pipeline = || JobPipeline::make((Step::new("pack"),));
    for pipeline in [
        pipeline().on_queue(queue.clone()),
        pipeline().should_be_queued(true).should_be_queued(false),
    ] {
        let events = Events::new();
        let send = |event: &OrderPaid| event.journal.clone();
        events.listen::<OrderPaid>(pipeline.send(send).to_listener());
        let journal = Journal::default();
        let event = OrderPaid {
            journal: journal.clone(),
        };
        events.fire(event).await.expect("it goes on");
        assert_eq!(journal.entries(), ["pack"]);
    }
    assert_eq!(queue.waiting().len(), 0);
}

/// A queued pipeline that fails is compensated, and the queue tells of the whole error. Pushed once more it runs from its
/// first job, with the input as it was sent.
#[tokio::test]
async fn a_queued_pipeline_fails_and_is_tried_again() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&seen);
    let count = move |numbers: Vec<u32>| {
        noted.lock().expect("nobody panics here").push(numbers);
        async { Err::<(), BoxError>("not yet".into()) }
    };

    struct Grow;

    #[async_trait]
    impl tenancy_core::Job<Vec<u32>> for Grow {
        async fn handle(&self, numbers: &mut Vec<u32>) -> Result<tenancy_core::Next, BoxError> {
            numbers.push(1);
            Ok(tenancy_core::Next::Continue)
        }
    }

    let queue = InProcessQueue::new("numbers");
    let events = Events::new();
    events.listen::<TenantCreated>(
        JobPipeline::make((Grow, count))
            .send(|_: &TenantCreated| vec![0])
            .should_be_queued(true)
            .on_queue(Arc::new(queue.clone()) as Arc<dyn JobQueue>)
            .to_listener(),
    );
    let created = events.fire(TenantCreated::new(blog(1))).await;
    created.expect("it is pushed");
    queue.idle().await;
    let failed = queue.take_failures().pop().expect("it failed");
    let JobError::Failed(err) = failed.error() else {
        panic!("it returned an error");
    };
    let err = err.downcast_ref::<PipelineError>().expect("as it was");
    assert_eq!(err.source.to_string(), "not yet");

    queue.dispatch(failed.into_job()).expect("it is pushed");
    queue.idle().await;
    assert_eq!(queue.failures().len(), 1);
    assert_eq!(*seen.lock().expect("nobody panics here"), [[0, 1], [0, 1]]);
}

/// A pipeline on a queue is nobody's to cancel: whoever fired the event may be gone.
#[tokio::test(start_paused = true)]
async fn a_queued_pipeline_outlives_its_caller() {
    let queue = InProcessQueue::new("orders");
    let slow = |journal: Journal| async move {
        sleep(Duration::from_secs(60)).await;
        journal.note("done");
        Ok::<_, BoxError>(())
    };
    let (events, order) = listening(JobPipeline::make((slow,)), queue.clone());
    let (event, journal) = order();
    let caller = timeout(Duration::from_secs(1), async {
        events.fire(event).await.expect("it is pushed");
        std::future::pending::<()>().await;
    });
    assert!(caller.await.is_err(), "it was given up");
    queue.idle().await;
    assert_eq!(journal.entries(), ["done"]);
}

/// Where the queue doesn't take the job, whoever fired the event is told, and nothing ran.
#[tokio::test]
async fn a_closed_queue_is_told_to_the_caller() {
    let queue = InProcessQueue::new("orders");
    queue.close().await;
    let jobs = JobPipeline::make((Step::that("pack", Does::GoesOn),));
    let (events, order) = listening(jobs, queue);
    let (event, journal) = order();
    let refused = events.fire(event).await.expect_err("it is closed");
    let refused = refused.to_string();
    assert!(refused.contains("`orders`"), "{refused}");
    assert!(refused.contains("`pack`"), "{refused}");
    assert_eq!(journal.entries(), [""; 0]);
}
