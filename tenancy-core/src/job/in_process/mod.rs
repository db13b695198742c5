//! A queue whose workers are tasks of this process.

mod builder;
mod error;
mod failed_job;
mod queue;
mod shared;
mod worker;

pub use builder::InProcessQueueBuilder;
pub use error::QueueError;
pub use failed_job::{FailedJob, JobError};
pub use queue::InProcessQueue;
