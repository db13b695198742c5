use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How often the restrictions of a context are ignored at the moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Restrictions(Arc<AtomicUsize>);

impl Restrictions {
    pub(super) fn ignored() -> Self {
        Self(Arc::new(AtomicUsize::new(1)))
    }

    pub(super) fn are_ignored(&self) -> bool {
        self.0.load(Ordering::Acquire) > 0
    }

    pub(super) fn ignore(self) -> IgnoredRestrictions {
        self.0.fetch_add(1, Ordering::AcqRel);
        IgnoredRestrictions { ignored: self.0 }
    }
}

/// Keeps restrictions ignored while it lives.
#[derive(Debug)]
#[must_use = "restrictions are back in force when the guard is dropped"]
pub struct IgnoredRestrictions {
    ignored: Arc<AtomicUsize>,
}

impl Drop for IgnoredRestrictions {
    fn drop(&mut self) {
        self.ignored.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The running task has entered no context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this task has entered no tenancy context; enter one with `tenancy.run(..)` or `tenancy.central(..)` first"
)]
pub struct NoContext;
