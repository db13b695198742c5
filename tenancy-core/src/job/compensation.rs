//! What jobs did is undone, to the end.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::runtime::Handle;

use super::run::Jobs;
use super::{FailedCompensation, Job, PipelineError};
use crate::{BoxError, Context, Panicked};

/// Tells the job that failed, and undoes in reverse what those before it did.
///
/// Once begun it comes to its end: where nobody waits for it any more, because the pipeline's future was dropped, it goes
/// on in a task of its own, in the same tenants' context. Half an undoing is worse than none.
pub(super) struct Compensating {
    future: Option<BoxFuture<'static, PipelineError>>,
    context: Context,
    /// Where it goes on.
    runtime: Option<Handle>,
}

impl Compensating {
    /// For the job that failed, and as many as ran before it.
    pub(super) fn new<I: Send + 'static>(
        jobs: &Jobs<I>,
        ran: usize,
        failed: Arc<dyn Job<I>>,
        input: I,
        source: BoxError,
    ) -> Self {
        Self {
            future: Some(compensate(Arc::clone(jobs), ran, failed, input, source).boxed()),
            context: Context::current(),
            runtime: Handle::try_current().ok(),
        }
    }
}

async fn compensate<I: Send + 'static>(
    jobs: Jobs<I>,
    ran: usize,
    failed: Arc<dyn Job<I>>,
    mut input: I,
    source: BoxError,
) -> PipelineError {
    let told = AssertUnwindSafe(failed.failed(&mut input, &source)).catch_unwind();
    if let Err(payload) = told.await {
        let panicked = Panicked::with(&*payload);
        tracing::error!(job = failed.name(), %panicked, "a job's failure handler failed");
    }
    let mut compensations = Vec::new();
    for job in jobs.iter().take(ran).rev() {
        let undone = AssertUnwindSafe(job.compensate(&mut input)).catch_unwind();
        let source = match undone.await {
            Ok(Ok(())) => continue,
            Ok(Err(source)) => source,
            Err(payload) => Panicked::with(&*payload).into(),
        };
        compensations.push(FailedCompensation {
            job: job.name(),
            source,
        });
    }
    PipelineError {
        job: failed.name(),
        source,
        compensations,
    }
}

impl Future for Compensating {
    type Output = PipelineError;

    fn poll(mut self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<PipelineError> {
        let Some(mut future) = self.future.take() else {
            return Poll::Pending;
        };
        let polled = future.as_mut().poll(task);
        if polled.is_pending() {
            self.future = Some(future);
        }
        polled
    }
}

impl Drop for Compensating {
    fn drop(&mut self) {
        let Some(future) = self.future.take() else {
            return;
        };
        let Some(runtime) = self.runtime.take() else {
            tracing::error!(
                "what jobs of a failed pipeline had done is not undone: its runtime is gone"
            );
            return;
        };
        let unattended = Self {
            future: Some(future),
            context: self.context.clone(),
            runtime: None,
        };
        runtime.spawn(self.context.clone().enter(async move {
            let err = unattended.await;
            tracing::error!(%err, "a pipeline failed, and nobody waits for it any more");
        }));
    }
}
