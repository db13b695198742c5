//! Pipelines that are given up at every await.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use tenancy_core::{
    BoxError, InProcessQueue, JobPipeline, PipelineError, QueuedJob, StampError, TenantStamp,
};
use tokio::task::yield_now;

use crate::journal::Journal;
use crate::step::{Does, Step};
use crate::world::{Known, blogs, current, in_blog, until_no_task_is_left};

/// Polls a future so many times and drops it if it isn't through by then: `None`.
struct Polled<F> {
    future: Option<Pin<Box<F>>>,
    left: usize,
}

fn polled<F: Future>(times: usize, future: F) -> Polled<F> {
    Polled {
        future: Some(Box::pin(future)),
        left: times,
    }
}

impl<F: Future> Future for Polled<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            self.future = None;
            return Poll::Ready(None);
        }
        self.left -= 1;
        let future = self.future.as_mut().expect("it isn't polled after its end");
        if let Poll::Ready(output) = future.as_mut().poll(task) {
            return Poll::Ready(Some(output));
        }
        if self.left == 0 {
            self.future = None;
            return Poll::Ready(None);
        }
        // Also where it waits for what never comes.
        task.waker().wake_by_ref();
        Poll::Pending
    }
}

fn failing() -> JobPipeline<Journal> {
    JobPipeline::make((
        Step::new("a").awaits(2),
        Step::new("b").awaits(2).compensation(Does::Fails),
        Step::that("c", Does::Fails).awaits(2),
    ))
}

/// All that the failing pipeline does from its failure on.
const COMPENSATED: [&str; 4] = ["!c: c said no", "(-b", "(-a", "-a)"];

/// A pipeline that is given up while a job runs is not compensated at all, and one that is given up after a job failed is
/// compensated in full, in the same context. It runs again afterwards.
#[tokio::test]
async fn a_pipeline_given_up_at_any_await_has_no_half_run_compensation() {
    let pipeline = failing();
    let (mut uncompensated, mut compensated) = (0, 0);
    for polls in 0.. {
        let journal = Journal::default();
        let run = in_blog(1).enter(pipeline.run(journal.clone()));
        let run = polled(polls, run).await;
        let when_dropped = journal.entries();
        until_no_task_is_left().await;
        let entries = journal.entries();
        if let Some(position) = entries.iter().position(|entry| entry.starts_with('!')) {
            assert_eq!(entries[..position], ["a", "b", "c"], "{polls} polls");
            assert_eq!(entries[position..], COMPENSATED, "{polls} polls");
            compensated += usize::from(run.is_none());
        } else {
            assert_eq!(entries, ["a", "b", "c"][..entries.len()], "{polls} polls");
            assert_eq!(entries, when_dropped, "nothing goes on");
            uncompensated += 1;
        }
        if let Some(run) = run {
            let err: PipelineError = run.expect_err("c failed");
            assert_eq!(err.job, "c");
            assert_eq!(err.compensations.len(), 1);
            break;
        }
    }
    assert!(uncompensated > 12, "{uncompensated}: 4 awaits a job");
    assert!(
        compensated > 5,
        "{compensated}: 2 awaits each of !c, -b, -a"
    );
}

/// What goes on after a pipeline was given up does so in the tenant's context.
#[tokio::test]
async fn a_compensation_that_nobody_awaits_runs_as_the_tenant() {
    struct Where;

    #[async_trait::async_trait]
    impl tenancy_core::Job<Journal> for Where {
        async fn handle(&self, _: &mut Journal) -> Result<tenancy_core::Next, BoxError> {
            Ok(tenancy_core::Next::Continue)
        }

        async fn compensate(&self, journal: &mut Journal) -> Result<(), BoxError> {
            journal.note(current());
            yield_now().await;
            journal.note(current());
            Ok(())
        }
    }

    let journal = Journal::default();
    let pipeline = JobPipeline::make((Where, Step::that("b", Does::Fails)));
    let run = in_blog(1).enter(pipeline.run(journal.clone()));
    assert!(polled(1, run).await.is_none(), "it was given up");
    assert_eq!(journal.entries()[2..], ["blog 1"]);
    assert_eq!(current(), "none");
    until_no_task_is_left().await;
    assert_eq!(journal.entries()[2..], ["blog 1", "blog 1"]);
}

/// A pipeline that goes well is not compensated, wherever it is given up.
#[tokio::test]
async fn a_pipeline_that_goes_well_is_given_up() {
    let pipeline = JobPipeline::make((Step::new("a").awaits(1), Step::new("b").awaits(1)));
    for polls in 0.. {
        let journal = Journal::default();
        let run = polled(polls, pipeline.run(journal.clone())).await;
        until_no_task_is_left().await;
        let entries = journal.entries();
        assert_eq!(entries, ["a", "b"][..entries.len()]);
        if run.is_some() {
            assert_eq!((entries.len(), polls), (2, 5));
            break;
        }
    }
}

/// A stamp's job that is given up at any await leaves nothing of its contexts, and the next one runs.
#[tokio::test]
async fn a_stamp_given_up_at_any_await_leaves_no_context() {
    let known = Known::new(blogs(), [1]);
    let tenancies: [Arc<dyn tenancy_core::RestoreTenancy>; 1] = [known.clone()];
    let stamp = TenantStamp::of(&in_blog(1));
    for polls in 0.. {
        let run = stamp.run(&tenancies, async {
            yield_now().await;
            yield_now().await;
            Ok::<_, StampError>(current())
        });
        let run = polled(polls, run).await;
        assert_eq!(known.open(), 0, "{polls} polls");
        assert_eq!(current(), "none");
        if let Some(run) = run {
            assert_eq!(run.expect("it exists"), "blog 1");
            assert_eq!(polls, 3);
            break;
        }
    }
}

/// Waiting for a queue can be given up at any await, and the queue works on.
#[tokio::test]
async fn a_queue_outlives_those_who_wait_for_it() {
    let queue = InProcessQueue::builder("work").paused().build();
    let journal = Journal::default();
    let mut pushed = 0;
    for polls in 0..6 {
        let noted = journal.clone();
        let job = QueuedJob::new("slow", move || {
            let noted = noted.clone();
            async move {
                yield_now().await;
                noted.note("done");
                Ok::<_, BoxError>(())
            }
        });
        queue.dispatch(job).expect("it is open");
        pushed += 1;
        let _ = polled(polls, queue.run_next()).await;
        let _ = polled(polls, queue.idle()).await;
    }
    queue.close().await;
    assert_eq!(journal.entries().len(), pushed);
    until_no_task_is_left().await;
}
