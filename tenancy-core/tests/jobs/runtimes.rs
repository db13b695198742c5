//! Queues and runtimes: none, one that ends, and another one afterwards.

use std::future::pending;

use tenancy_core::job::QueueError;
use tenancy_core::{BoxError, InProcessQueue, QueuedJob};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::journal::Journal;

fn runtime() -> Runtime {
    let runtime = Builder::new_multi_thread().worker_threads(1).build();
    runtime.expect("a runtime starts")
}

fn noting(journal: &Journal, name: &'static str) -> QueuedJob {
    let journal = journal.clone();
    QueuedJob::new(name, move || {
        let journal = journal.clone();
        async move {
            journal.note(name);
            Ok::<_, BoxError>(())
        }
    })
}

/// A job that says when it begins, and never ends.
fn stuck() -> (QueuedJob, oneshot::Receiver<()>) {
    let (begins, begun) = oneshot::channel();
    let begins = std::sync::Mutex::new(Some(begins));
    let job = QueuedJob::new("stuck", move || {
        let begins = begins.lock().expect("nobody panics here").take();
        async move {
            begins.expect("it begins once").send(()).expect("it waits");
            pending::<Result<(), BoxError>>().await
        }
    });
    (job, begun)
}

/// Outside a runtime a queue takes nothing that it should run at once; a paused one takes jobs anywhere.
#[test]
fn outside_a_runtime() {
    let journal = Journal::default();
    let queue = InProcessQueue::new("work");
    let refused = queue.dispatch(noting(&journal, "1"));
    assert!(matches!(refused, Err(QueueError::NoRuntime { .. })));

    let paused = InProcessQueue::builder("work").paused().build();
    paused.dispatch(noting(&journal, "2")).expect("it waits");
    let refused = paused.resume();
    assert!(matches!(refused, Err(QueueError::NoRuntime { .. })));
    let runtime = runtime();
    runtime.block_on(paused.close());
    assert_eq!(journal.entries(), ["2"]);
}

/// A runtime that ends takes its workers with it: the job that ran is told to be cancelled, and those that waited run in the
/// next runtime that uses the queue.
#[test]
fn a_runtime_that_ends_loses_no_job_in_silence() {
    let (told, journal) = (Journal::default(), Journal::default());
    let noted = told.clone();
    let queue = InProcessQueue::builder("work")
        .on_failure(move |failed| {
            noted.note(format!("{}: {}", failed.job().name(), failed.error()))
        })
        .build();
    let first = runtime();
    let (job, begun) = stuck();
    first.block_on(async {
        queue.dispatch(job).expect("it is open");
        begun.await.expect("it begins");
        queue
            .dispatch(noting(&journal, "next"))
            .expect("it is open");
    });
    drop(first);
    assert_eq!(told.entries(), ["stuck: its runtime ended before it did"]);
    assert_eq!(queue.waiting().len(), 1);

    runtime().block_on(queue.idle());
    assert_eq!(journal.entries(), ["next"]);
}

/// Where the handles are gone as well, what waited is told to be abandoned.
#[test]
fn a_runtime_that_ends_after_the_last_handle() {
    for handle_first in [true, false] {
        let told = Journal::default();
        let noted = told.clone();
        let queue = InProcessQueue::builder("work")
            .on_failure(move |failed| {
                noted.note(format!("{}: {}", failed.job().name(), failed.error()));
            })
            .build();
        let runtime = runtime();
        let (job, begun) = stuck();
        runtime.block_on(async {
            queue.dispatch(job).expect("it is open");
            begun.await.expect("it begins");
            let waits = noting(&Journal::default(), "waits");
            queue.dispatch(waits).expect("it is open");
        });
        if handle_first {
            drop(queue);
            assert_eq!(told.entries(), [""; 0], "the worker may get to it");
            drop(runtime);
        } else {
            drop(runtime);
            drop(queue);
        }
        assert_eq!(
            told.entries(),
            [
                "stuck: its runtime ended before it did",
                "waits: its queue was given up before it ran"
            ]
        );
    }
}
