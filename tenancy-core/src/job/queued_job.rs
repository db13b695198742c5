use std::fmt;
use std::future::Future;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{RestoreTenancy, TenantStamp};
use crate::BoxError;

type Work = Arc<dyn Fn() -> BoxFuture<'static, Result<(), BoxError>> + Send + Sync>;

/// A job for a [`JobQueue`](super::JobQueue): what is to be done, and for whom.
///
/// ```
/// use tenancy_core::job::QueuedJob;
/// use tenancy_core::BoxError;
///
/// let job = QueuedJob::new("send the newsletter", || async {
///     println!("sent");
///     Ok::<_, BoxError>(())
/// });
/// assert_eq!(job.name(), "send the newsletter");
/// assert_eq!(job.stamp(), None, "the queue stamps it");
/// ```
///
/// Cloning gives the same job, to be pushed once more. It keeps its stamp: a job that is tried again runs for the same
/// tenant.
#[derive(Clone)]
pub struct QueuedJob {
    name: Arc<str>,
    stamp: Option<TenantStamp>,
    work: Work,
}

impl QueuedJob {
    /// A job that calls the closure whenever it is tried.
    pub fn new<F, Fut, X>(name: impl Into<Arc<str>>, work: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), X>> + Send + 'static,
        X: Into<BoxError>,
    {
        Self {
            name: name.into(),
            stamp: None,
            work: Arc::new(move || {
                let attempt = work();
                async move { attempt.await.map_err(Into::into) }.boxed()
            }),
        }
    }

    /// The same job with this stamp, whatever context it is pushed in.
    #[must_use]
    pub fn with_stamp(mut self, stamp: TenantStamp) -> Self {
        self.stamp = Some(stamp);
        self
    }

    /// The same job with the stamp of the current context, unless it has one already.
    #[must_use]
    pub fn stamped(mut self) -> Self {
        self.stamp.get_or_insert_with(TenantStamp::current);
        self
    }

    /// The name by which errors tell of it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn shared_name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    /// For whom it is. `None` where nobody said so yet.
    #[must_use]
    pub fn stamp(&self) -> Option<&TenantStamp> {
        self.stamp.as_ref()
    }

    /// Does the work, once, in the context that its stamp says; without a context where it has no stamp.
    ///
    /// # Errors
    ///
    /// The job's own, and [`StampError`](super::StampError) where the context could not be restored: nothing ran then.
    pub async fn run(&self, tenancies: &[Arc<dyn RestoreTenancy>]) -> Result<(), BoxError> {
        let stamp = self.stamp.clone().unwrap_or_default();
        // The closure is called inside, so that the work begins in the context as well.
        stamp.run(tenancies, async { (self.work)().await }).await
    }
}

impl fmt::Debug for QueuedJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueuedJob")
            .field("name", &self.name)
            .field("stamp", &self.stamp)
            .finish_non_exhaustive()
    }
}
