use std::future::Future;
use std::panic;

use tokio::runtime::Handle;

use super::outside_tenants;
use crate::error::TenancyError;

/// Runs a future to its end, also where nobody waits for it any more: what was begun to be written is told to all who
/// listen, or taken back.
///
/// It runs in a task of its own. Without a Tokio runtime it runs where it is, and ends where it is
/// dropped.
pub(super) async fn to_the_end<V: Send + 'static>(
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
