use std::any::type_name;
use std::future::Future;

use async_trait::async_trait;

use super::Next;
use crate::BoxError;

/// A step of a [`JobPipeline`](super::JobPipeline): creates a tenant's database, migrates it, welcomes its owner.
///
/// All jobs of a pipeline get the same input, one after the other: what the first changes the second sees.
///
/// ```
/// use tenancy_core::job::{Job, JobPipeline, Next, PipelineError};
/// use tenancy_core::BoxError;
///
/// struct Order {
///     paid: bool,
///     log: Vec<&'static str>,
/// }
///
/// struct Pack;
///
/// #[async_trait::async_trait]
/// impl Job<Order> for Pack {
///     async fn handle(&self, order: &mut Order) -> Result<Next, BoxError> {
///         order.log.push("packed");
///         Ok(if order.paid { Next::Continue } else { Next::Stop })
///     }
///
///     async fn compensate(&self, order: &mut Order) -> Result<(), BoxError> {
///         order.log.push("unpacked");
///         Ok(())
///     }
/// }
///
/// struct Ship;
///
/// #[async_trait::async_trait]
/// impl Job<Order> for Ship {
///     async fn handle(&self, order: &mut Order) -> Result<Next, BoxError> {
///         order.log.push("shipped");
///         Ok(Next::Continue)
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), PipelineError> {
/// let pipeline = JobPipeline::make((Pack, Ship));
/// assert_eq!(pipeline.run(Order { paid: true, log: vec![] }).await?.log, ["packed", "shipped"]);
/// assert_eq!(pipeline.run(Order { paid: false, log: vec![] }).await?.log, ["packed"]);
/// # Ok(()) }
/// ```
///
/// A closure is a job too. It gets a copy of the input, and returns `()` or a [`Next`]:
///
/// ```
/// use tenancy_core::job::JobPipeline;
/// use tenancy_core::{BoxError, CurrentTenant};
///
/// let pipeline = JobPipeline::make((|tenant: CurrentTenant| async move {
///     println!("welcome, {tenant}");
///     Ok::<_, BoxError>(())
/// },));
/// ```
///
/// After Laravel's jobs, as stancl/jobpipeline uses them.
#[async_trait]
pub trait Job<I: Send + 'static>: Send + Sync + 'static {
    /// The name by which errors tell of it. The type's, if nothing else is said.
    fn name(&self) -> &'static str {
        type_name::<Self>()
    }

    /// Does what is to be done, and says whether the pipeline goes on.
    ///
    /// # Errors
    ///
    /// The job's own. The jobs after it don't run, [`failed`](Self::failed) of this job and
    /// [`compensate`](Self::compensate) of those before it do, and whoever runs the pipeline hears of it. A panic is the same
    /// to them.
    async fn handle(&self, input: &mut I) -> Result<Next, BoxError>;

    /// Undoes what [`handle`](Self::handle) did, because a later job failed. Nothing, if nothing else is said.
    ///
    /// It isn't called for a job that failed itself: that one puts its own things in order, in `handle` or in
    /// [`failed`](Self::failed).
    ///
    /// # Errors
    ///
    /// The job's own, reported beside the error of the job that failed. The jobs before this one are compensated
    /// nevertheless.
    async fn compensate(&self, input: &mut I) -> Result<(), BoxError> {
        let _ = input;
        Ok(())
    }

    /// Hears that this job failed, before those before it are compensated. The error is reported as well, whatever is done
    /// here.
    async fn failed(&self, input: &mut I, err: &BoxError) {
        let _ = (input, err);
    }
}

#[async_trait]
impl<I, F, Fut, N, X> Job<I> for F
where
    I: Clone + Send + 'static,
    F: Fn(I) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<N, X>> + Send,
    N: Into<Next>,
    X: Into<BoxError>,
{
    async fn handle(&self, input: &mut I) -> Result<Next, BoxError> {
        self(input.clone())
            .await
            .map(Into::into)
            .map_err(Into::into)
    }
}
