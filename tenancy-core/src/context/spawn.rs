use std::future::Future;

use tokio::task::JoinHandle;

use super::{Context, InContext};

/// Carries the context of the caller into a future that is polled elsewhere.
pub trait InCurrentContext: Future + Sized {
    /// Runs this future in the context that is current *now*, wherever it is polled later.
    ///
    /// An ignored restriction is not carried over: the future begins restricted.
    fn in_current_context(self) -> InContext<Self> {
        Context::current().enter(self)
    }
}

impl<F: Future> InCurrentContext for F {}

/// [`tokio::spawn`], with the caller's tenant.
///
/// A plain `tokio::spawn` starts with no context, and tenant-owned tables are refused there.
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    tokio::spawn(Context::current().enter(future))
}
