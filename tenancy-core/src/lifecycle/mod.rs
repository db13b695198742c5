//! Entering and leaving tenants' contexts.

mod error;
mod for_each;
mod initialized;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod lifecycle;

pub use error::{LifecycleError, LifecycleFailure, Stage};
pub use for_each::{ForEach, ForEachError, Progress, RunInTenancy};
pub use initialized::InitializedTenancy;
pub use lifecycle::Lifecycle;
