use std::sync::Arc;

use async_trait::async_trait;

use super::QueuedJob;
use crate::BoxError;

/// Takes jobs that run later, elsewhere: each in the context that its stamp says, and in no other.
///
/// [`InProcessQueue`](super::InProcessQueue) is one. To write another: make sure of the stamp when a job is pushed, and run
/// it with the tenancies that the worker knows.
///
/// ```
/// use std::sync::Arc;
///
/// use tenancy_core::job::{JobQueue, QueuedJob, RestoreTenancy};
/// use tenancy_core::BoxError;
///
/// /// Runs what it is given at once, in a task of its own.
/// struct Impatient {
///     tenancies: Arc<[Arc<dyn RestoreTenancy>]>,
/// }
///
/// #[async_trait::async_trait]
/// impl JobQueue for Impatient {
///     async fn push(&self, job: QueuedJob) -> Result<(), BoxError> {
///         let job = job.stamped();
///         let tenancies = Arc::clone(&self.tenancies);
///         tokio::spawn(async move {
///             if let Err(err) = job.run(&tenancies).await {
///                 eprintln!("job {} failed: {err}", job.name());
///             }
///         });
///         Ok(())
///     }
/// }
/// ```
///
/// What runs in another process can't be handed over as a [`QueuedJob`], whose work is code. Send a
/// [`TenantStamp`](super::TenantStamp) beside the job's own data instead (feature `serde`), and
/// [run](super::TenantStamp::run) the work in it.
#[async_trait]
pub trait JobQueue: Send + Sync + 'static {
    /// Takes a job. One that has no stamp yet gets that of the context in which this is awaited.
    ///
    /// # Errors
    ///
    /// The queue's own: the job was not taken and will not run.
    async fn push(&self, job: QueuedJob) -> Result<(), BoxError>;
}

#[async_trait]
impl<Q: JobQueue + ?Sized> JobQueue for Arc<Q> {
    async fn push(&self, job: QueuedJob) -> Result<(), BoxError> {
        (**self).push(job).await
    }
}
