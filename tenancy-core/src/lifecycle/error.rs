use std::fmt;

use crate::event::ListenerError;
use crate::{BoxError, CurrentTenant};

/// A tenant's context could not be entered, or not be left in good order.
///
/// Where it couldn't be entered what was bootstrapped is undone, the outer context is current, and trying again tries again.
/// Where it could not be left in good order the work inside was done. Either way what can't be undone keeps nothing else
/// from being undone.
#[derive(Debug)]
#[non_exhaustive]
pub struct LifecycleError {
    /// For whom the context was.
    pub tenant: CurrentTenant,
    /// Whether it was being entered or left.
    pub stage: Stage,
    /// What went wrong, the cause first.
    pub failures: Vec<LifecycleFailure>,
}

/// What was being done with a tenant's context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It was being entered.
    Initialize,
    /// It was being left.
    End,
}

/// One thing that went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LifecycleFailure {
    /// A listener failed, or kept the tenant's context from being made.
    #[error(transparent)]
    Listener(#[from] ListenerError),
    /// A listener of `BootstrappingTenancy` took the list of bootstrappers away instead of changing it. Change it with
    /// [`Draft::edit`](crate::event::Draft::edit); to run none, leave an empty list.
    #[error(
        "a listener of BootstrappingTenancy took the list of bootstrappers away; change it with `edit`, or leave an empty one"
    )]
    BootstrappersTaken,
    /// A bootstrapper failed.
    #[error("bootstrapper `{bootstrapper}` failed: {source}")]
    Bootstrapper {
        /// Its name.
        bootstrapper: &'static str,
        /// What it said.
        source: BoxError,
    },
    /// What a bootstrapper did could not be undone.
    #[error("bootstrapper `{bootstrapper}` could not be undone: {source}")]
    Revert {
        /// Its name.
        bootstrapper: &'static str,
        /// What it said.
        source: BoxError,
    },
}

impl LifecycleError {
    fn is_undone(&self) -> bool {
        let reverts =
            |failure: &LifecycleFailure| matches!(failure, LifecycleFailure::Revert { .. });
        !self.failures.iter().any(reverts)
    }
}

impl fmt::Display for LifecycleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.stage {
            Stage::Initialize if self.is_undone() => "entered; nothing is left of it",
            Stage::Initialize => "entered; not all of it is undone",
            Stage::End => "left in good order",
        };
        write!(f, "the context of {} could not be {what}", self.tenant)?;
        for (index, failure) in self.failures.iter().enumerate() {
            let between = if index == 0 { ": " } else { "; also: " };
            write!(f, "{between}{failure}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LifecycleError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let first = self.failures.first()?;
        Some(first)
    }
}
