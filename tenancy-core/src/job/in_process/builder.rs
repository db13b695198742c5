use std::fmt;
use std::sync::Arc;

use super::super::RestoreTenancy;
use super::{FailedJob, InProcessQueue};

type OnFailure = Box<dyn Fn(&FailedJob) + Send + Sync>;

/// Says how an [`InProcessQueue`] works.
#[must_use = "it becomes a queue with `build`"]
pub struct InProcessQueueBuilder {
    pub(super) name: Arc<str>,
    pub(super) workers: usize,
    pub(super) tenancies: Vec<Arc<dyn RestoreTenancy>>,
    pub(super) central: bool,
    pub(super) paused: bool,
    pub(super) keep_failures: usize,
    pub(super) on_failure: Option<OnFailure>,
}

impl InProcessQueueBuilder {
    pub(super) fn new(name: Arc<str>) -> Self {
        Self {
            name,
            workers: 1,
            tenancies: Vec::new(),
            central: false,
            paused: false,
            keep_failures: 1024,
            on_failure: None,
        }
    }

    /// How many jobs run at the same time: 1 if nothing else is said, and for 0. One worker runs jobs in the order in which
    /// they were pushed.
    pub fn workers(mut self, workers: usize) -> Self {
        self.workers = workers.max(1);
        self
    }

    /// A tenancy whose tenants may have jobs here. Of others they are refused when they are pushed.
    pub fn tenancy(mut self, tenancy: Arc<dyn RestoreTenancy>) -> Self {
        self.tenancies.push(tenancy);
        self
    }

    /// Jobs run in the central context, whatever context they are pushed in, unless they bring a stamp of their own.
    pub fn central(mut self) -> Self {
        self.central = true;
        self
    }

    /// Jobs wait until [`resume`](InProcessQueue::resume), or until they are run one by one by
    /// [`run_next`](InProcessQueue::run_next). For tests.
    pub fn paused(mut self) -> Self {
        self.paused = true;
        self
    }

    /// How many failures are kept for [`failures`](InProcessQueue::failures): the latest 1024 if nothing else is said. The
    /// callback and a `tracing` event tell of all of them. A failure that is kept keeps its job, and what that holds.
    pub fn keep_failures(mut self, failures: usize) -> Self {
        self.keep_failures = failures;
        self
    }

    /// Calls back whenever a job failed, outside of any context. It should not hold a handle of the queue, which would keep
    /// the queue alive.
    pub fn on_failure(mut self, call: impl Fn(&FailedJob) + Send + Sync + 'static) -> Self {
        self.on_failure = Some(Box::new(call));
        self
    }

    /// The queue.
    #[must_use]
    pub fn build(self) -> InProcessQueue {
        InProcessQueue::with(self)
    }
}

impl fmt::Debug for InProcessQueueBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenancies = self.tenancies.iter().map(|tenancy| tenancy.name());
        f.debug_struct("InProcessQueueBuilder")
            .field("name", &self.name)
            .field("workers", &self.workers)
            .field("tenancies", &tenancies.collect::<Vec<_>>())
            .field("central", &self.central)
            .field("paused", &self.paused)
            .field("keep_failures", &self.keep_failures)
            .finish_non_exhaustive()
    }
}
