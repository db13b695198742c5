//! What is written, and who is told of it.

use std::panic::{self, AssertUnwindSafe};

use futures_util::FutureExt;
use tenancy_core::{Context, CurrentTenant, Event, Events};
use tokio::runtime::Handle;

use crate::error::TenancyError;

/// Tells of an event, outside all tenants: what is said of one tenant is not for the context of another.
pub(crate) async fn fire<E: Event>(events: &Events, event: E) -> Result<(), TenancyError> {
    Ok(outside_tenants().enter(events.fire(event)).await?)
}

/// Tells all of an event, whatever some of them say.
pub(crate) async fn fire_all<E: Event>(
    events: &Events,
    event: E,
) -> impl Iterator<Item = TenancyError> {
    let failures = outside_tenants().enter(events.fire_all(event)).await;
    failures.into_iter().map(TenancyError::from)
}

/// Tells of what is new, and takes it back where a listener fails or panics: the error is what that said, and what failed while it
/// was taken back. A panic goes on afterwards.
pub(crate) async fn tell_or_take_back(
    tenant: &CurrentTenant,
    new: &'static str,
    tell: impl Future<Output = Result<(), TenancyError>>,
    take_back: impl Future<Output = Vec<TenancyError>>,
) -> Result<(), (TenancyError, Vec<TenancyError>)> {
    match AssertUnwindSafe(tell).catch_unwind().await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(cause)) => Err((cause, take_back.await)),
        Err(payload) => {
            for err in take_back.await {
                tracing::error!(%tenant, %err, "a listener panicked, and the new {new} could not be taken back");
            }
            panic::resume_unwind(payload)
        }
    }
}

/// Runs a future to its end, also where nobody waits for it any more: what was begun to be written is told to all who
/// listen, or taken back.
///
/// It runs in a task of its own. Without a Tokio runtime it runs where it is, and ends where it is
/// dropped.
pub(crate) async fn to_the_end<V: Send + 'static>(
    work: impl Future<Output = Result<V, TenancyError>> + Send + 'static,
) -> Result<V, TenancyError> {
    let Ok(runtime) = Handle::try_current() else {
        return work.await;
    };
    match runtime.spawn(outside_tenants().enter(work)).await {
        Ok(outcome) => outcome,
        Err(err) => match err.try_into_panic() {
            Ok(payload) => panic::resume_unwind(payload),
            Err(_) => Err(TenancyError::GivenUp),
        },
    }
}

/// The central context where that is current, and none otherwise.
fn outside_tenants() -> Context {
    let current = Context::current();
    if current.is_central() {
        current
    } else {
        Context::none()
    }
}
