//! Jobs run in order, and an error ends that.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Arc;

use futures_util::FutureExt;

use super::compensation::Compensating;
use super::{Job, Next, PipelineError};
use crate::Panicked;

/// The jobs of a pipeline.
pub(super) type Jobs<I> = Arc<[Arc<dyn Job<I>>]>;

/// Runs the jobs until one stops or fails. Gives the input back as they left it.
pub(super) async fn run<I: Send + 'static>(
    jobs: Jobs<I>,
    mut input: I,
) -> Result<I, PipelineError> {
    for (ran, job) in jobs.iter().enumerate() {
        let handled = AssertUnwindSafe(job.handle(&mut input)).catch_unwind();
        let (source, panic) = match handled.await {
            Ok(Ok(Next::Continue)) => continue,
            Ok(Ok(Next::Stop)) => break,
            Ok(Err(source)) => (source, None),
            Err(payload) => (Panicked::with(&*payload).into(), Some(payload)),
        };
        let err = Compensating::new(&jobs, ran, Arc::clone(job), input, source).await;
        let Some(payload) = panic else {
            return Err(err);
        };
        tracing::error!(%err, "a pipeline panicked");
        resume_unwind(payload);
    }
    Ok(input)
}
