use std::fmt;

use crate::BoxError;

/// A job of a pipeline failed.
///
/// What the jobs before it had done is undone, but for the [`compensations`](Self::compensations) listed here. Running the
/// pipeline again runs it from its first job.
#[derive(Debug, thiserror::Error)]
#[error("job `{job}` failed: {source}{}", Also(.compensations))]
#[non_exhaustive]
pub struct PipelineError {
    /// The job's name.
    pub job: &'static str,
    /// What it said: the cause.
    pub source: BoxError,
    /// What could not be undone afterwards, in the order in which it was tried. Empty where all could.
    pub compensations: Vec<FailedCompensation>,
}

/// What a job did could not be undone.
#[derive(Debug, thiserror::Error)]
#[error("what job `{job}` had done could not be undone: {source}")]
#[non_exhaustive]
pub struct FailedCompensation {
    /// The job's name.
    pub job: &'static str,
    /// What its compensation said.
    pub source: BoxError,
}

struct Also<'a>(&'a [FailedCompensation]);

impl fmt::Display for Also<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|failed| write!(f, "; also: {failed}"))
    }
}
