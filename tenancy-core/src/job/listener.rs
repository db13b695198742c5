use std::sync::{Arc, OnceLock};

use async_trait::async_trait;

use super::pipeline::{ToQueuedJob, names};
use super::run::{Jobs, run};
use super::{InProcessQueue, JobQueue};
use crate::{BoxError, Event, Listener};

/// Sets a pipeline off when an event comes.
pub(super) struct PipelineListener<E, I> {
    jobs: Jobs<I>,
    send: Arc<dyn Fn(&E) -> I + Send + Sync>,
    queued: Option<ToQueuedJob<I>>,
    queue: OnceLock<Arc<dyn JobQueue>>,
}

impl<E, I: Send + 'static> PipelineListener<E, I> {
    pub(super) fn new(
        jobs: Jobs<I>,
        send: Arc<dyn Fn(&E) -> I + Send + Sync>,
        queued: Option<ToQueuedJob<I>>,
        queue: OnceLock<Arc<dyn JobQueue>>,
    ) -> Self {
        Self {
            jobs,
            send,
            queued,
            queue,
        }
    }

    /// The queue it was given, or its own.
    fn queue(&self) -> &dyn JobQueue {
        let own = || Arc::new(InProcessQueue::new(names(&self.jobs))) as Arc<dyn JobQueue>;
        &**self.queue.get_or_init(own)
    }
}

#[async_trait]
impl<E: Event, I: Send + 'static> Listener<E> for PipelineListener<E, I> {
    async fn handle(&self, event: E) -> Result<(), BoxError> {
        let input = (self.send)(&event);
        match self.queued {
            Some(to_queued_job) => self.queue().push(to_queued_job(&self.jobs, input)).await,
            None => Ok(run(Arc::clone(&self.jobs), input).await.map(drop)?),
        }
    }
}
