use std::error::Error;
use std::future::Future;

use async_trait::async_trait;

use super::Event;

/// The error of a listener, a bootstrapper or a job: whatever the application has.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// Hears of an event. A closure that returns a future is one:
///
/// ```
/// use tenancy_core::event::TenantCreated;
/// use tenancy_core::{BoxError, Events};
///
/// let events = Events::new();
/// events.listen::<TenantCreated>(|event: TenantCreated| async move {
///     println!("welcome, {}", event.tenant);
///     Ok::<_, BoxError>(())
/// });
/// ```
///
/// After Laravel's event listeners, as stancl/tenancy uses them.
#[async_trait]
pub trait Listener<E: Event>: Send + Sync + 'static {
    /// Does what is to be done. An error stops the listeners after this one and is reported to whoever fired the event;
    /// before something happens (`CreatingTenant`, `InitializingTenancy`, …) it keeps it from happening.
    ///
    /// # Errors
    ///
    /// The listener's own.
    async fn handle(&self, event: E) -> Result<(), BoxError>;
}

#[async_trait]
impl<E, F, Fut, X> Listener<E> for F
where
    E: Event,
    F: Fn(E) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<(), X>> + Send,
    X: Into<BoxError>,
{
    async fn handle(&self, event: E) -> Result<(), BoxError> {
        self(event).await.map_err(Into::into)
    }
}
