use std::sync::Arc;

use super::super::QueuedJob;
use super::JobError;
use super::shared::Shared;
use crate::Panicked;

/// A worker: runs one job after the other, and ends when none waits.
pub(super) struct Seat {
    shared: Arc<Shared>,
    taken: bool,
}

impl Seat {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            taken: true,
        }
    }

    pub(super) async fn work(mut self) {
        while let Some(running) = self.shared.take_or_leave() {
            running.run().await;
        }
        self.taken = false;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if self.taken {
            self.shared.lose_worker();
        }
    }
}

/// A job that counts as running until this is dropped. However it ends, it is reported.
pub(super) struct Running {
    shared: Arc<Shared>,
    /// Until it is known to have ended well.
    job: Option<QueuedJob>,
    error: JobError,
}

impl Running {
    pub(super) fn new(shared: Arc<Shared>, job: QueuedJob) -> Self {
        Self {
            shared,
            job: Some(job),
            error: JobError::Cancelled,
        }
    }

    /// Runs the job in a task of its own, which begins in no context. What panics there panics nobody else.
    pub(super) async fn run(mut self) {
        let Some(job) = self.job.clone() else {
            return;
        };
        let shared = Arc::clone(&self.shared);
        let task = tokio::spawn(async move { job.run(&shared.settings.tenancies).await });
        match task.await {
            Ok(Ok(())) => self.job = None,
            Ok(Err(err)) => self.error = JobError::Failed(err),
            Err(err) => {
                if let Ok(payload) = err.try_into_panic() {
                    self.error = JobError::Panicked(Panicked::with(&*payload));
                }
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(job) = self.job.take() {
            let error = std::mem::replace(&mut self.error, JobError::Cancelled);
            self.shared.fail(job, error);
        }
        self.shared.over();
    }
}
