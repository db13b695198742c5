use std::fmt;

/// Something that happens, or is about to happen.
///
/// All of tenancy's own events are in [`event`](crate::event). An application's own are fired by the same
/// [`Events`](crate::Events):
///
/// ```
/// use tenancy_core::{CurrentTenant, Event};
///
/// #[derive(Clone, Debug)]
/// struct PlanChanged {
///     tenant: CurrentTenant,
/// }
///
/// impl Event for PlanChanged {
///     type Family = Self;
///
///     fn name(&self) -> &'static str {
///         "PlanChanged"
///     }
/// }
/// ```
pub trait Event: Clone + fmt::Debug + Send + Sync + 'static {
    /// The family whose listeners hear of this event as well; `Self` where it has none.
    type Family: Event + From<Self>;

    /// The name, as it is written in code.
    fn name(&self) -> &'static str;
}
