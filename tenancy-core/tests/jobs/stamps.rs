//! Jobs on a queue run for whom they were pushed.

use std::panic::resume_unwind;
use std::sync::Arc;

use tenancy_core::job::{InProcessQueueBuilder, JobError, QueueError};
use tenancy_core::{
    BoxError, Context, InProcessQueue, JobQueue, Lifecycle, LifecycleError, QueuedJob, StampError,
    TenantStamp, spawn,
};
use tokio::task::yield_now;

use crate::journal::Journal;
use crate::step::Does;
use crate::world::{Known, blog, blogs, current, in_blog, until_no_task_is_left};

fn queue_of(blogs: &Arc<Known>) -> InProcessQueueBuilder {
    InProcessQueue::builder("work").tenancy(blogs.clone())
}

/// Notes in which context it runs, from its first poll to its last.
fn noting(journal: &Journal) -> QueuedJob {
    ending(journal, Does::GoesOn)
}

fn ending(journal: &Journal, does: Does) -> QueuedJob {
    let journal = journal.clone();
    QueuedJob::new("note", move || {
        let begun = current();
        let journal = journal.clone();
        async move {
            yield_now().await;
            assert_eq!(current(), begun);
            journal.note(begun);
            match does {
                Does::GoesOn | Does::Stops => Ok::<(), BoxError>(()),
                Does::Fails => Err("no".into()),
                Does::Panics => resume_unwind(Box::new("no")),
            }
        }
    })
}

fn stamps(queue: &InProcessQueue) -> Vec<String> {
    let waiting = queue.waiting();
    let stamps = waiting.iter().map(|job| job.stamp().expect("it is pushed"));
    stamps.map(ToString::to_string).collect()
}

/// K1: what waits carries the key of the tenant that was current when it was pushed.
#[tokio::test]
async fn a_job_carries_its_tenant() {
    let queue = queue_of(&Known::new(blogs(), [1])).paused().build();
    let journal = Journal::default();
    let push = async { queue.dispatch(noting(&journal)) };
    in_blog(1).enter(push).await.expect("it is open");
    queue.dispatch(noting(&journal)).expect("it is open");
    assert_eq!(stamps(&queue), ["blog 1", "nobody"]);
}

/// K2: what a tenant pushes onto a central queue carries no tenant, and runs in the central context. A stamp that a job
/// brings stays.
#[tokio::test]
async fn a_central_queue_carries_no_tenant() {
    let queue = queue_of(&Known::new(blogs(), [1]))
        .central()
        .paused()
        .build();
    let journal = Journal::default();
    let push = async {
        queue.dispatch(noting(&journal))?;
        queue.dispatch(noting(&journal).stamped())
    };
    in_blog(1).enter(push).await.expect("it is open");
    assert_eq!(stamps(&queue), ["the central context", "blog 1"]);
    queue.close().await;
    assert_eq!(journal.entries(), ["central", "blog 1"]);
}

/// K3: a job runs as the tenant who pushed it, in full, while the tenant's context is kept on or after it ended.
#[tokio::test]
async fn a_job_runs_as_its_tenant() {
    let known = Known::new(blogs(), [1]);
    let queue = queue_of(&known).paused().build();
    let journal = Journal::default();
    let kept_on = async {
        queue.dispatch(noting(&journal)).expect("it is open");
        queue.run_next().await.expect("there is a runtime");
        assert_eq!(current(), "blog 1", "the worker's context is what it was");
        queue.dispatch(noting(&journal)).expect("it is open");
    };
    in_blog(1).enter(kept_on).await;
    queue.run_next().await.expect("there is a runtime");
    assert_eq!(current(), "none");
    assert_eq!(journal.entries(), ["blog 1", "blog 1"]);
    assert_eq!(known.open(), 0);
}

/// K4: a job that failed and is tried again runs as its tenant, whoever is current then.
#[tokio::test]
async fn a_job_that_is_tried_again_runs_as_its_tenant() {
    let queue = queue_of(&Known::new(blogs(), [1, 2])).build();
    let journal = Journal::default();
    let failing = async { queue.dispatch(ending(&journal, Does::Fails)) };
    in_blog(1).enter(failing).await.expect("it is open");
    queue.idle().await;
    let failed = queue.take_failures().pop().expect("it failed");
    let again = async { queue.dispatch(failed.into_job()) };
    in_blog(2).enter(again).await.expect("it is open");
    queue.idle().await;
    assert_eq!(journal.entries(), ["blog 1", "blog 1"]);
}

/// K5: a job that blog 1 pushed runs as blog 1 where the worker is run within blog 2.
#[tokio::test]
async fn a_job_runs_as_its_tenant_whoever_runs_the_worker() {
    let queue = queue_of(&Known::new(blogs(), [1, 2])).paused().build();
    let journal = Journal::default();
    let push = async { queue.dispatch(noting(&journal)) };
    in_blog(1).enter(push).await.expect("it is open");
    let work = async {
        queue.run_next().await.expect("there is a runtime");
        queue.dispatch(noting(&journal)).expect("it is open");
        queue.resume().expect("there is a runtime");
        queue.idle().await;
        current()
    };
    assert_eq!(in_blog(2).enter(work).await, "blog 2");
    assert_eq!(journal.entries(), ["blog 1", "blog 2"]);
}

/// K6: when `run(tenant, dispatch)` returns, the job is pushed with that tenant, also where the job was made outside, and
/// nothing is left to be pushed later.
#[tokio::test]
async fn a_job_is_pushed_by_the_time_run_returns() {
    let queue = queue_of(&Known::new(blogs(), [1, 2])).paused().build();
    let lifecycle = Lifecycle::default();
    let job = noting(&Journal::default());
    let pushes = async {
        let pushed = lifecycle.run(blog(1), async {
            queue.push(job.clone()).await.expect("it is open");
            Ok::<_, LifecycleError>(())
        });
        pushed.await.expect("it has no listeners");
        assert_eq!(stamps(&queue), ["blog 1"]);

        let future = queue.push(job.clone());
        let pushed = lifecycle.run(blog(1), async {
            future.await.expect("it is open");
            Ok::<_, LifecycleError>(())
        });
        pushed.await.expect("it has no listeners");
        assert_eq!(stamps(&queue)[1..], ["blog 1"], "awaited there");

        let pushed = lifecycle.run(blog(1), async {
            Ok::<_, LifecycleError>(queue.dispatch(job.clone()))
        });
        let dispatched = pushed.await.expect("it has no listeners");
        assert_eq!(stamps(&queue)[2..], ["blog 1"], "before it is looked at");
        dispatched.expect("it is open");
    };
    in_blog(2).enter(pushes).await;
    assert_eq!(queue.waiting().len(), 3);
}

/// Z52, Z54: whatever a tenant's job did before, a job without a tenant runs without one, on the same worker; and what was
/// bootstrapped for the tenant is given back.
#[tokio::test]
async fn nothing_of_a_job_reaches_the_next() {
    let known = Known::new(blogs(), [1]);
    let queue = queue_of(&known).build();
    let journal = Journal::default();
    for does in [Does::GoesOn, Does::Fails, Does::Panics] {
        let push = async { queue.dispatch(ending(&journal, does)) };
        in_blog(1).enter(push).await.expect("it is open");
        queue.dispatch(noting(&journal)).expect("it is open");
        queue.idle().await;
        assert_eq!(known.open(), 0, "{does:?}");
    }
    assert_eq!(journal.entries(), ["blog 1", "none"].repeat(3));
    assert_eq!(queue.failures().len(), 2);
    until_no_task_is_left().await;
}

/// Z54: the callback for failures runs in no context.
#[tokio::test]
async fn failures_are_told_outside_of_any_context() {
    let told = Journal::default();
    let noted = told.clone();
    let queue = queue_of(&Known::new(blogs(), [1]))
        .on_failure(move |failed| {
            let stamp = failed.job().stamp().expect("it ran");
            noted.note(format!("{stamp} in {}", current()));
        })
        .build();
    for does in [Does::Fails, Does::Panics] {
        let push = async { queue.dispatch(ending(&Journal::default(), does)) };
        in_blog(1).enter(push).await.expect("it is open");
        queue.idle().await;
    }
    assert_eq!(told.entries(), ["blog 1 in none"; 2]);

    let noted = told.clone();
    let paused = InProcessQueue::builder("work")
        .paused()
        .on_failure(move |_| noted.note(format!("dropped in {}", current())))
        .build();
    let pushed = paused.dispatch(noting(&Journal::default()));
    pushed.expect("it is open");
    in_blog(1).enter(async move { drop(paused) }).await;
    assert_eq!(told.entries()[2..], ["dropped in none"]);
}

/// Z53: the job of a tenant who was deleted fails and doesn't run, and certainly not as the tenant before it.
#[tokio::test]
async fn a_job_of_a_deleted_tenant_fails() {
    let known = Known::new(blogs(), [1, 2]);
    let queue = queue_of(&known).paused().build();
    let journal = Journal::default();
    for key in [1, 2] {
        let push = async { queue.dispatch(noting(&journal)) };
        in_blog(key).enter(push).await.expect("it is open");
    }
    known.delete(2);
    queue.close().await;
    assert_eq!(journal.entries(), ["blog 1"]);
    let failed = queue.take_failures().pop().expect("it failed");
    let JobError::Failed(err) = failed.error() else {
        panic!("it did not begin");
    };
    let err = err.downcast_ref::<StampError>().expect("as it was");
    assert!(matches!(err, StampError::NotRestored { .. }), "{err}");
}

/// A tenant of a tenancy that the queue doesn't know is refused when its job is pushed.
#[tokio::test]
async fn a_tenant_of_an_unknown_tenancy_is_refused() {
    let queue = InProcessQueue::new("work");
    let push = async { queue.dispatch(noting(&Journal::default())) };
    let refused = in_blog(1).enter(push).await;
    assert!(matches!(refused, Err(QueueError::Stamp { .. })));
    assert_eq!(queue.waiting().len(), 0);
}

/// A job that pushes another one, or spawns, does so as its tenant.
#[tokio::test]
async fn a_job_pushes_as_its_tenant() {
    let queue = queue_of(&Known::new(blogs(), [1])).build();
    let journal = Journal::default();
    let (pushes, next, spawned) = (queue.clone(), noting(&journal), journal.clone());
    let job = QueuedJob::new("push", move || {
        let (pushes, next, spawned) = (pushes.clone(), next.clone(), spawned.clone());
        async move {
            let task = spawn(async move { spawned.note(format!("spawned in {}", current())) });
            task.await?;
            pushes.push(next).await
        }
    });
    let push = async { queue.dispatch(job) };
    in_blog(1).enter(push).await.expect("it is open");
    queue.idle().await;
    assert_eq!(journal.entries(), ["spawned in blog 1", "blog 1"]);
}

/// An ignored restriction is not carried into a job.
#[tokio::test]
async fn a_job_begins_restricted() {
    let queue = queue_of(&Known::new(blogs(), [1])).build();
    let restricted = QueuedJob::new("look", || async {
        if Context::current().restrictions_ignored() {
            return Err("restrictions are ignored".to_owned());
        }
        Ok(())
    });
    let push = async { queue.dispatch(restricted) };
    in_blog(1)
        .enter_unrestricted(push)
        .await
        .expect("it is open");
    queue.idle().await;
    assert!(queue.failures().is_empty(), "{:?}", queue.failures());
}

/// A job with a stamp of its own runs for that, whoever pushes it.
#[tokio::test]
async fn a_stamp_of_its_own_stays() {
    let queue = queue_of(&Known::new(blogs(), [1, 2])).build();
    let journal = Journal::default();
    let push = async {
        for stamp in [
            TenantStamp::none(),
            TenantStamp::central(),
            TenantStamp::of(&in_blog(2)),
        ] {
            queue.dispatch(noting(&journal).with_stamp(stamp))?;
        }
        Ok::<_, QueueError>(())
    };
    in_blog(1).enter(push).await.expect("it is open");
    queue.idle().await;
    assert_eq!(journal.entries(), ["none", "central", "blog 2"]);
}
