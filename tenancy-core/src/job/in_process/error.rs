use std::sync::Arc;

use super::super::StampError;

/// An [`InProcessQueue`](super::InProcessQueue) didn't take a job, or could not run it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueueError {
    /// The queue is closed. Push before [`close`](super::InProcessQueue::close), or onto another queue.
    #[error("queue `{queue}` didn't take job `{job}`: it is closed")]
    Closed {
        /// The queue's name.
        queue: Arc<str>,
        /// The job's name.
        job: Arc<str>,
    },
    /// The job's tenant is of a tenancy that the queue doesn't know. Give it to the queue's builder.
    #[error("queue `{queue}` didn't take job `{job}`: {source}")]
    Stamp {
        /// The queue's name.
        queue: Arc<str>,
        /// The job's name.
        job: Arc<str>,
        /// What is wrong with the stamp.
        source: StampError,
    },
    /// There is no Tokio runtime here in which workers could run. Push and run jobs where there is one; a
    /// [paused](super::InProcessQueueBuilder::paused) queue takes jobs anywhere.
    #[error("queue `{queue}` has no Tokio runtime to run jobs in; use it inside of one")]
    NoRuntime {
        /// The queue's name.
        queue: Arc<str>,
    },
}
