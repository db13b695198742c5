use std::fmt;
use std::sync::Arc;

use super::super::QueuedJob;
use crate::BoxError;
use crate::Panicked;

/// A job that failed on a queue.
#[derive(Clone)]
pub struct FailedJob {
    job: QueuedJob,
    error: Arc<JobError>,
}

impl FailedJob {
    pub(super) fn new(job: QueuedJob, error: JobError) -> Self {
        Self {
            job,
            error: Arc::new(error),
        }
    }

    /// The job, with its stamp.
    #[must_use]
    pub fn job(&self) -> &QueuedJob {
        &self.job
    }

    /// The job, to be pushed once more. It runs for whom it ran before.
    #[must_use]
    pub fn into_job(self) -> QueuedJob {
        self.job
    }

    /// Why it failed.
    #[must_use]
    pub fn error(&self) -> &JobError {
        &self.error
    }
}

/// Without the cause's own form: it may be long.
impl fmt::Debug for FailedJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedJob")
            .field("job", &self.job)
            .field("error", &self.error.to_string())
            .finish()
    }
}

/// Why a job failed on a queue.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JobError {
    /// It returned an error, or it could not run for whom its stamp says: a
    /// [`StampError`](super::super::StampError) then. A pipeline's is a [`PipelineError`](super::super::PipelineError).
    #[error(transparent)]
    Failed(BoxError),
    /// It panicked. Its context was left nevertheless, and the worker went on.
    #[error(transparent)]
    Panicked(Panicked),
    /// The Tokio runtime in which it ran ended before it did. What it had done until then is done.
    #[error("its runtime ended before it did")]
    Cancelled,
    /// It was waiting, and nobody can run it any more: its queue was dropped while it was paused, or dropped or closed after
    /// its runtime ended. [Close](super::InProcessQueue::close) a queue while its runtime lives.
    #[error("its queue was given up before it ran")]
    Abandoned,
}
