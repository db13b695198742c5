use std::fmt;

use super::StampedTenant;
use crate::{BoxError, LifecycleError};

/// A job could not run for whom its stamp says, or its context could not be left in good order.
///
/// But for [`NotEnded`](Self::NotEnded) nothing of the job ran.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StampError {
    /// The worker doesn't know the tenancy. Give it to the queue: `InProcessQueue::builder(..).tenancy(..)`.
    #[error(
        "the job is of a tenant of `{tenancy}`, a tenancy that its worker doesn't know; give the tenancy to the queue"
    )]
    UnknownTenancy {
        /// The tenancy's name.
        tenancy: String,
    },
    /// The stamp or the worker has several tenancies of that name, and nobody can tell whose tenant is meant. Give each its own
    /// name.
    #[error(
        "the job is of a tenant of `{tenancy}`, and there are several tenancies of that name; give each its own"
    )]
    AmbiguousTenancy {
        /// The name.
        tenancy: String,
    },
    /// The tenant is unknown or was deleted, or its context could not be made.
    #[error("the job's context of {tenant} could not be restored: {source}")]
    NotRestored {
        /// Whose context.
        tenant: StampedTenant,
        /// What the tenancy said.
        source: BoxError,
    },
    /// The tenancy made another context than it was asked for: a fault in its
    /// [`RestoreTenancy`](super::RestoreTenancy), or in its name.
    #[error(
        "the job is of {tenant}, and its tenancy made another context than that; mend its `initialize_by_key`"
    )]
    WrongContext {
        /// Whose context it should have been.
        tenant: StampedTenant,
    },
    /// The job ran, and the context could not be left in good order afterwards.
    #[error("the job is done, and its context was left in disorder: {}", Each(.failures))]
    NotEnded {
        /// What went wrong, innermost first: never empty.
        failures: Vec<LifecycleError>,
    },
}

struct Each<'a>(&'a [LifecycleError]);

impl fmt::Display for Each<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(index, failure)| {
            let between = if index == 0 { "" } else { "; also: " };
            write!(f, "{between}{failure}")
        })
    }
}
