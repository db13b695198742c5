//! Work in series, and work for later: job pipelines, queues, and the stamp that says for whom a job runs.
//!
//! A [`JobPipeline`] makes a listener of a series of jobs. A [`JobQueue`] takes jobs that run later; an [`InProcessQueue`]
//! runs them in tasks of this process. A [`TenantStamp`] is what a job carries of the context in which it was pushed: it
//! runs as that tenant, or not at all.

mod compensation;
mod error;
mod in_process;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod job;
mod list;
mod listener;
mod next;
mod pipeline;
mod queue;
mod queued_job;
mod run;
mod stamp;

pub use error::{FailedCompensation, PipelineError};
pub use in_process::{FailedJob, InProcessQueue, InProcessQueueBuilder, JobError, QueueError};
pub use job::Job;
pub use list::JobList;
pub use next::Next;
pub use pipeline::{JobPipeline, Sent, Unsent};
pub use queue::JobQueue;
pub use queued_job::QueuedJob;
pub use stamp::{ForgedStamp, RestoreTenancy, StampError, StampSigner, StampedTenant, TenantStamp};
