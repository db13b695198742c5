use std::fmt;
use std::sync::{Arc, OnceLock};

use super::listener::PipelineListener;
use super::run::{Jobs, run};
use super::{JobList, JobQueue, PipelineError, QueuedJob};
use crate::{Event, Listener};

/// A series of jobs that an event sets off.
///
/// ```
/// use tenancy_core::event::TenantCreated;
/// use tenancy_core::job::{Job, JobPipeline, Next};
/// use tenancy_core::{BoxError, CurrentTenant, Events};
///
/// struct CreateDatabase;
///
/// #[async_trait::async_trait]
/// impl Job<CurrentTenant> for CreateDatabase {
///     async fn handle(&self, tenant: &mut CurrentTenant) -> Result<Next, BoxError> {
///         println!("CREATE DATABASE for {tenant}");
///         Ok(Next::Continue)
///     }
///
///     async fn compensate(&self, tenant: &mut CurrentTenant) -> Result<(), BoxError> {
///         println!("DROP DATABASE of {tenant}");
///         Ok(())
///     }
/// }
///
/// # struct MigrateDatabase;
/// # #[async_trait::async_trait]
/// # impl Job<CurrentTenant> for MigrateDatabase {
/// #     async fn handle(&self, _: &mut CurrentTenant) -> Result<Next, BoxError> { Ok(Next::Continue) }
/// # }
/// # struct SeedDatabase;
/// # #[async_trait::async_trait]
/// # impl Job<CurrentTenant> for SeedDatabase {
/// #     async fn handle(&self, _: &mut CurrentTenant) -> Result<Next, BoxError> { Ok(Next::Continue) }
/// # }
/// let events = Events::new();
/// events.listen::<TenantCreated>(
///     JobPipeline::make((CreateDatabase, MigrateDatabase, SeedDatabase))
///         .send(|event: &TenantCreated| event.tenant.clone())
///         .should_be_queued(false)
///         .to_listener(),
/// );
/// ```
///
/// A pipeline runs in the listener, unless it [should be queued](Self::should_be_queued): whoever fires the event waits for
/// it and hears of its error.
///
/// # When a job fails
///
/// The jobs after it don't run. Its [`failed`](super::Job::failed) is told, then what the jobs before it did is undone in
/// reverse by their [`compensate`](super::Job::compensate), all of them, also where one of these fails or panics. The
/// [`PipelineError`] names the job and the cause, and behind it what could not be undone. After a panic it is the same,
/// and then the panic goes on.
///
/// # When it is cancelled
///
/// A pipeline whose future is dropped *while a job is running* ends there, as if the process had ended: what jobs did stays
/// done, nothing is compensated, and nobody is told. Let jobs be such that the pipeline can run again over what is already
/// there, or queue it: a queue runs a pipeline in a task of its own, which nobody drops.
///
/// A pipeline whose future is dropped *after a job failed* is compensated in full: that goes on in a task of its own, in
/// the tenants' context of the pipeline (as far as that isn't undone with whoever dropped the future), and the error is
/// written as a `tracing` event. It needs the Tokio runtime in which the pipeline ran to live on.
///
/// After [stancl/jobpipeline](https://github.com/stancl/jobpipeline), which has no compensations.
pub struct JobPipeline<I, S = Unsent> {
    jobs: Jobs<I>,
    send: S,
    /// How a job for a queue is made, where there is to be one.
    queued: Option<ToQueuedJob<I>>,
    queue: OnceLock<Arc<dyn JobQueue>>,
}

pub(super) type ToQueuedJob<I> = fn(&Jobs<I>, I) -> QueuedJob;

/// A [`JobPipeline`] that gets its input from nowhere yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unsent;

/// A [`JobPipeline`] that makes its input `I` from the event `E`.
pub struct Sent<E, I>(Arc<dyn Fn(&E) -> I + Send + Sync>);

impl<I: Send + 'static> JobPipeline<I> {
    /// These jobs, in this order.
    #[must_use]
    pub fn make(jobs: impl JobList<I>) -> Self {
        Self {
            jobs: jobs.into_jobs().into(),
            send: Unsent,
            queued: None,
            queue: OnceLock::new(),
        }
    }

    /// Says what the jobs get of an event. Of several things, send a tuple or a list.
    #[must_use]
    pub fn send<E: Event>(
        self,
        send: impl Fn(&E) -> I + Send + Sync + 'static,
    ) -> JobPipeline<I, Sent<E, I>> {
        JobPipeline {
            jobs: self.jobs,
            send: Sent(Arc::new(send)),
            queued: self.queued,
            queue: self.queue,
        }
    }

    /// A listener whose jobs get the event itself.
    pub fn to_listener(self) -> impl Listener<I>
    where
        I: Event,
    {
        self.send(I::clone).to_listener()
    }
}

impl<I: Send + 'static, E: Event> JobPipeline<I, Sent<E, I>> {
    /// A listener that sets the pipeline off.
    pub fn to_listener(self) -> impl Listener<E> {
        PipelineListener::new(self.jobs, self.send.0, self.queued, self.queue)
    }
}

impl<I: Send + 'static, S> JobPipeline<I, S> {
    /// Whether the listener pushes the pipeline onto a queue, as one job, instead of running it. It doesn't, if nothing
    /// else is said.
    ///
    /// Without [`on_queue`](Self::on_queue) it is an [`InProcessQueue`](super::InProcessQueue) of the pipeline's own, made
    /// when the first event comes. That one runs one pipeline after the other, knows no tenancies, and so refuses what is
    /// pushed in a tenant's context; its failures are `tracing` events and nothing else.
    ///
    /// The queue keeps the input as it was sent, for the case that a pipeline that failed is to run again.
    #[must_use]
    pub fn should_be_queued(mut self, queued: bool) -> Self
    where
        I: Clone + Sync,
    {
        self.queued = queued.then_some(to_queued_job);
        self
    }

    /// The queue for a pipeline that [should be queued](Self::should_be_queued). It alone queues nothing.
    ///
    /// ```
    /// use tenancy_core::event::TenantCreated;
    /// use tenancy_core::job::{InProcessQueue, JobPipeline};
    /// use tenancy_core::{BoxError, CurrentTenant, Events};
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// # let events = Events::new();
    /// let provisioning = InProcessQueue::builder("provisioning").workers(4).build();
    /// let welcome = |tenant: CurrentTenant| async move {
    ///     println!("welcome, {tenant}");
    ///     Ok::<_, BoxError>(())
    /// };
    /// events.listen::<TenantCreated>(
    ///     JobPipeline::make((welcome,))
    ///         .send(|event: &TenantCreated| event.tenant.clone())
    ///         .should_be_queued(true)
    ///         .on_queue(provisioning.clone())
    ///         .to_listener(),
    /// );
    /// # }
    /// ```
    #[must_use]
    pub fn on_queue(mut self, queue: impl JobQueue) -> Self {
        self.queue = OnceLock::from(Arc::new(queue) as Arc<dyn JobQueue>);
        self
    }

    /// Runs the jobs here and now, whether or not it should be queued, and gives the input back as they left it.
    ///
    /// # Errors
    ///
    /// [`PipelineError`] where a job failed. The jobs before it are compensated.
    pub async fn run(&self, input: I) -> Result<I, PipelineError> {
        run(Arc::clone(&self.jobs), input).await
    }
}

fn to_queued_job<I: Clone + Send + Sync + 'static>(jobs: &Jobs<I>, input: I) -> QueuedJob {
    let jobs = Arc::clone(jobs);
    QueuedJob::new(names(&jobs), move || {
        let pipeline = run(Arc::clone(&jobs), input.clone());
        async move { pipeline.await.map(drop) }
    })
}

/// The names of the jobs, in order.
pub(super) fn names<I: Send + 'static>(jobs: &Jobs<I>) -> String {
    let names: Vec<&str> = jobs.iter().map(|job| job.name()).collect();
    names.join(", ")
}

impl<I: Send + 'static, S> fmt::Debug for JobPipeline<I, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobPipeline")
            .field("jobs", &names(&self.jobs))
            .field("should_be_queued", &self.queued.is_some())
            .finish_non_exhaustive()
    }
}

impl<E, I> fmt::Debug for Sent<E, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").finish_non_exhaustive()
    }
}
