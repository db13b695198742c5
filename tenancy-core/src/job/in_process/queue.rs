use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use tokio::runtime::Handle;

use super::super::{JobQueue, QueuedJob};
use super::shared::Shared;
use super::{FailedJob, InProcessQueueBuilder, QueueError};
use crate::BoxError;

/// A named queue whose workers are Tokio tasks of this process. What waits in it is gone when the process ends.
///
/// Each has workers of its own: what is pushed here runs on no other queue's. A job runs in a task of its own, which begins
/// in no context, enters the one that the job's stamp says, and ends with the job. So nothing of a job reaches the next
/// one, however it ends; an error or a panic is told to the callback, kept for [`failures`](Self::failures), written as
/// a `tracing` event, and the next job runs.
///
/// ```
/// use tenancy_core::job::{InProcessQueue, QueuedJob, QueueError};
/// use tenancy_core::BoxError;
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), QueueError> {
/// let mail = InProcessQueue::builder("mail")
///     .workers(2)
///     .on_failure(|failed| eprintln!("{}: {}", failed.job().name(), failed.error()))
///     .build();
/// mail.dispatch(QueuedJob::new("welcome", || async { Ok::<_, BoxError>(()) }))?;
/// mail.dispatch(QueuedJob::new("invoice", || async { Err::<(), BoxError>("no address".into()) }))?;
/// mail.close().await;
/// let failed = mail.take_failures();
/// assert_eq!(failed.len(), 1);
/// assert_eq!(failed[0].job().name(), "invoice");
/// # Ok(()) }
/// ```
///
/// Cloning gives another handle of the same queue. Workers begin when there is work and end when there is none. When the last
/// handle is dropped, nothing can be pushed any more, and what was pushed is finished in the background; in a
/// [paused](InProcessQueueBuilder::paused) queue it fails as abandoned.
#[derive(Clone)]
pub struct InProcessQueue(Arc<Owner>);

/// What all handles hold and no worker does.
struct Owner(Arc<Shared>);

impl Drop for Owner {
    fn drop(&mut self) {
        self.0.orphan();
    }
}

impl InProcessQueue {
    /// A queue with one worker, which knows no tenancies.
    #[must_use]
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self::builder(name).build()
    }

    /// A queue of which more is to be said.
    pub fn builder(name: impl Into<Arc<str>>) -> InProcessQueueBuilder {
        InProcessQueueBuilder::new(name.into())
    }

    pub(super) fn with(settings: InProcessQueueBuilder) -> Self {
        Self(Arc::new(Owner(Arc::new(Shared::new(settings)))))
    }

    fn shared(&self) -> &Arc<Shared> {
        &self.0.0
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.shared().settings.name
    }

    /// Pushes a job, before this returns. One that has no stamp yet gets that of the current context.
    ///
    /// [`push`](JobQueue::push) does the same, as a future, which like any other does nothing until it is awaited.
    ///
    /// # Errors
    ///
    /// [`QueueError`] where the job was not taken.
    pub fn dispatch(&self, job: QueuedJob) -> Result<(), QueueError> {
        self.shared().accept(job)
    }

    /// The jobs that wait, the next first.
    #[must_use]
    pub fn waiting(&self) -> Vec<QueuedJob> {
        self.shared().waiting()
    }

    /// Lets the workers of a paused queue begin.
    ///
    /// # Errors
    ///
    /// [`QueueError::NoRuntime`] outside a Tokio runtime: it stays paused.
    pub fn resume(&self) -> Result<(), QueueError> {
        let runtime = self.runtime()?;
        self.shared().resume(&runtime);
        Ok(())
    }

    /// Runs the job that waits longest, also where the queue is paused, and waits until it is over. `false` where none
    /// waits. The job runs to its end, also where this isn't awaited to its end.
    ///
    /// # Errors
    ///
    /// [`QueueError::NoRuntime`] outside a Tokio runtime. An error of the job is told to the callback and kept.
    pub async fn run_next(&self) -> Result<bool, QueueError> {
        let runtime = self.runtime()?;
        let Some(running) = self.shared().take() else {
            return Ok(false);
        };
        // Whatever becomes of the task, the job reports for itself.
        let _ = runtime.spawn(running.run()).await;
        Ok(true)
    }

    /// Waits until no job waits and none runs. For ever, where jobs wait in a paused queue, or where a job of this queue waits
    /// for it.
    pub async fn idle(&self) {
        self.shared().idle().await;
    }

    /// Takes no more jobs, and waits until those that were pushed are over. A paused queue is resumed for that.
    pub async fn close(&self) {
        self.shared().close();
        self.idle().await;
    }

    /// The latest failures, the oldest first.
    #[must_use]
    pub fn failures(&self) -> Vec<FailedJob> {
        self.shared().failures()
    }

    /// The latest failures, the oldest first; they are kept no longer.
    #[must_use]
    pub fn take_failures(&self) -> Vec<FailedJob> {
        self.shared().take_failures()
    }

    fn runtime(&self) -> Result<Handle, QueueError> {
        Handle::try_current().map_err(|_| QueueError::NoRuntime {
            queue: Arc::clone(&self.shared().settings.name),
        })
    }
}

#[async_trait]
impl JobQueue for InProcessQueue {
    async fn push(&self, job: QueuedJob) -> Result<(), BoxError> {
        Ok(self.dispatch(job)?)
    }
}

impl fmt::Debug for InProcessQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InProcessQueue")
            .field("settings", &self.shared().settings)
            .finish_non_exhaustive()
    }
}
