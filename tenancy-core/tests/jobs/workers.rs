//! The workers of an in-process queue.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tenancy_core::job::{InProcessQueueBuilder, JobError, QueueError};
use tenancy_core::{BoxError, InProcessQueue, QueuedJob};
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tokio::time::timeout;

use crate::journal::Journal;
use crate::world::until_no_task_is_left;

fn noting(journal: &Journal, name: &'static str) -> QueuedJob {
    let journal = journal.clone();
    QueuedJob::new(name, move || {
        let journal = journal.clone();
        async move {
            yield_now().await;
            journal.note(name);
            Ok::<_, BoxError>(())
        }
    })
}

fn failing(name: &'static str) -> QueuedJob {
    QueuedJob::new(name, move || async move {
        Err::<(), BoxError>(format!("{name} said no").into())
    })
}

fn panicking(name: &'static str) -> QueuedJob {
    QueuedJob::new(name, move || async move {
        yield_now().await;
        resume_unwind(Box::new(name)) as Result<(), BoxError>
    })
}

/// A queue that notes each failure when it is told.
fn telling(told: &Journal) -> InProcessQueueBuilder {
    let told = told.clone();
    InProcessQueue::builder("work").on_failure(move |failed| {
        told.note(format!("{}: {}", failed.job().name(), failed.error()));
    })
}

/// One worker runs jobs in the order in which they were pushed; `idle` waits for all of them, also for those that a job
/// pushes.
#[tokio::test]
async fn jobs_run_in_order_until_the_queue_is_idle() {
    let queue = InProcessQueue::new("work");
    let journal = Journal::default();
    queue.dispatch(noting(&journal, "1")).expect("it is open");
    let (pushes, last) = (queue.clone(), noting(&journal, "4"));
    let pusher = QueuedJob::new("2", move || {
        let (pushes, last) = (pushes.clone(), last.clone());
        async move { pushes.dispatch(last) }
    });
    queue.dispatch(pusher).expect("it is open");
    queue.dispatch(noting(&journal, "3")).expect("it is open");
    assert_eq!(journal.entries(), [""; 0], "one thread: nobody gave way");
    queue.idle().await;
    assert_eq!(journal.entries(), ["1", "3", "4"]);
    queue.idle().await;
}

/// As many jobs run at once as there are workers, and no more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_workers_is_bounded() {
    let queue = InProcessQueue::builder("work").workers(3).build();
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let gate = Arc::new(Semaphore::new(0));
    for _ in 0..20 {
        let (now, most, gate) = (Arc::clone(&now), Arc::clone(&most), Arc::clone(&gate));
        let job = QueuedJob::new("wait", move || {
            let (now, most, gate) = (Arc::clone(&now), Arc::clone(&most), Arc::clone(&gate));
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                let _permit = gate.acquire().await?;
                now.fetch_sub(1, Ordering::SeqCst);
                Ok::<_, BoxError>(())
            }
        });
        queue.dispatch(job).expect("it is open");
    }
    while now.load(Ordering::SeqCst) < 3 {
        yield_now().await;
    }
    assert_eq!(queue.waiting().len(), 17);
    gate.add_permits(1);
    queue.close().await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

/// Z54: a job that fails or panics is reported, the next one runs, and the queue comes to rest.
#[tokio::test]
async fn a_failing_or_panicking_job_is_reported_and_the_next_one_runs() {
    let (told, journal) = (Journal::default(), Journal::default());
    let queue = telling(&told).build();
    for job in [failing("a"), panicking("b"), noting(&journal, "c")] {
        queue.dispatch(job).expect("it is open");
    }
    queue.idle().await;
    assert_eq!(journal.entries(), ["c"]);
    assert_eq!(told.entries(), ["a: a said no", "b: it panicked: b"]);
    let failures = queue.failures();
    let names: Vec<_> = failures.iter().map(|failed| failed.job().name()).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(matches!(failures[0].error(), JobError::Failed(_)));
    assert!(matches!(failures[1].error(), JobError::Panicked(_)));
    assert_eq!(queue.take_failures().len(), 2);
    assert_eq!(queue.failures().len(), 0, "they were taken");
    until_no_task_is_left().await;
}

/// A closure that panics before it gives a future is a job that panics.
#[tokio::test]
async fn a_job_that_panics_before_it_begins() {
    fn work() -> std::future::Ready<Result<(), BoxError>> {
        resume_unwind(Box::new("at once"))
    }
    let told = Journal::default();
    let queue = telling(&told).build();
    queue
        .dispatch(QueuedJob::new("a", work))
        .expect("it is open");
    queue.idle().await;
    assert_eq!(told.entries(), ["a: it panicked: at once"]);
}

/// A callback that panics doesn't end the worker, and the failure is kept nevertheless.
#[tokio::test]
async fn a_panicking_callback_does_not_end_the_worker() {
    let journal = Journal::default();
    let queue = InProcessQueue::builder("work")
        .on_failure(|_| resume_unwind(Box::new("no")))
        .build();
    for job in [failing("a"), panicking("b"), noting(&journal, "c")] {
        queue.dispatch(job).expect("it is open");
    }
    queue.idle().await;
    assert_eq!(journal.entries(), ["c"]);
    assert_eq!(queue.failures().len(), 2);
}

/// The number of failures that are kept is bounded; the callback hears of all.
#[tokio::test]
async fn failures_are_kept_up_to_a_bound() {
    for (keep, kept) in [(2, vec!["c", "d"]), (0, vec![])] {
        let told = Journal::default();
        let queue = telling(&told).keep_failures(keep).build();
        for name in ["a", "b", "c", "d"] {
            queue.dispatch(failing(name)).expect("it is open");
        }
        queue.idle().await;
        let failures = queue.failures();
        let names: Vec<_> = failures.iter().map(|failed| failed.job().name()).collect();
        assert_eq!(names, kept);
        assert_eq!(told.entries().len(), 4);
    }
}

/// Closing finishes what was pushed, also in a paused queue, and takes nothing more.
#[tokio::test]
async fn a_closed_queue_is_finished_and_takes_nothing() {
    for queue in [
        InProcessQueue::new("work"),
        InProcessQueue::builder("work").paused().build(),
    ] {
        let journal = Journal::default();
        queue.dispatch(noting(&journal, "1")).expect("it is open");
        queue.dispatch(noting(&journal, "2")).expect("it is open");
        queue.close().await;
        assert_eq!(journal.entries(), ["1", "2"]);
        let refused = queue.dispatch(noting(&journal, "3"));
        assert!(matches!(refused, Err(QueueError::Closed { .. })));
        queue.close().await;
        assert_eq!(journal.entries(), ["1", "2"]);
        until_no_task_is_left().await;
    }
}

/// Closing that isn't awaited to its end closes nevertheless, and the jobs finish.
#[tokio::test]
async fn closing_can_be_given_up() {
    let queue = InProcessQueue::new("work");
    let gate = Arc::new(Semaphore::new(0));
    let held = Arc::clone(&gate);
    let waits = QueuedJob::new("wait", move || {
        let held = Arc::clone(&held);
        async move { held.acquire().await.map(drop) }
    });
    queue.dispatch(waits).expect("it is open");
    let closing = timeout(Duration::from_millis(5), queue.close()).await;
    assert!(closing.is_err(), "a job runs");
    let refused = queue.dispatch(failing("late"));
    assert!(matches!(refused, Err(QueueError::Closed { .. })));
    gate.add_permits(1);
    queue.idle().await;
    assert_eq!(queue.failures().len(), 0);
}

/// When the last handle is dropped, what was pushed is finished, and no task is left.
#[tokio::test]
async fn dropping_the_last_handle_leaks_no_task() {
    let journal = Journal::default();
    let queue = InProcessQueue::builder("work").workers(2).build();
    let other = queue.clone();
    for name in ["1", "2", "3"] {
        queue.dispatch(noting(&journal, name)).expect("it is open");
    }
    drop(queue);
    other.dispatch(noting(&journal, "4")).expect("it is open");
    drop(other);
    until_no_task_is_left().await;
    let mut done = journal.entries();
    done.sort();
    assert_eq!(done, ["1", "2", "3", "4"]);

    drop(InProcessQueue::new("unused"));
    until_no_task_is_left().await;
}

/// What waits in a paused queue when its last handle is dropped is told to be abandoned: it is not lost in silence.
#[tokio::test]
async fn jobs_of_a_dropped_paused_queue_are_told() {
    let (told, journal) = (Journal::default(), Journal::default());
    let queue = telling(&told).paused().build();
    queue.dispatch(noting(&journal, "1")).expect("it is open");
    drop(queue);
    assert_eq!(told.entries(), ["1: its queue was given up before it ran"]);
    until_no_task_is_left().await;
    assert_eq!(journal.entries(), [""; 0]);
}

/// A job that `run_next` began runs to its end, also where `run_next` is given up.
#[tokio::test]
async fn giving_up_run_next_does_not_cut_the_job() {
    let queue = InProcessQueue::builder("work").paused().build();
    let (gate, journal) = (Arc::new(Semaphore::new(0)), Journal::default());
    let (held, noted) = (Arc::clone(&gate), journal.clone());
    let waits = QueuedJob::new("wait", move || {
        let (held, noted) = (Arc::clone(&held), noted.clone());
        async move {
            held.acquire().await?.forget();
            noted.note("done");
            Ok::<_, BoxError>(())
        }
    });
    queue.dispatch(waits).expect("it is open");
    let given_up = timeout(Duration::from_millis(5), queue.run_next()).await;
    assert!(given_up.is_err(), "the job waits");
    gate.add_permits(1);
    queue.idle().await;
    assert_eq!(journal.entries(), ["done"]);
}

/// What a job holds is dropped when the job is over, before the queue is idle.
#[tokio::test]
async fn a_job_that_is_over_is_dropped() {
    let queue = InProcessQueue::new("work");
    let held = Arc::new(Mutex::new(0));
    let holds = Arc::clone(&held);
    let job = QueuedJob::new("count", move || {
        let holds = Arc::clone(&holds);
        async move {
            *holds.lock().expect("nobody panics here") += 1;
            Ok::<_, BoxError>(())
        }
    });
    queue.dispatch(job).expect("it is open");
    queue.idle().await;
    assert_eq!(Arc::strong_count(&held), 1);
    assert_eq!(*held.lock().expect("nobody panics here"), 1);
}
