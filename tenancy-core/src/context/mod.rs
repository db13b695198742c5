//! The context in which code runs: none, central, or that of tenants.

#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod context;
mod current_tenant;
mod layers;
mod restrictions;
mod spawn;
mod tenancy_id;
mod values;

pub use context::{Context, InContext};
pub use current_tenant::CurrentTenant;
pub use restrictions::{IgnoredRestrictions, NoContext};
pub use spawn::{InCurrentContext, spawn};
pub use tenancy_id::TenancyId;
pub(crate) use values::Values;
