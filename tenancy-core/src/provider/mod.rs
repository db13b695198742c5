//! Where tenants are found.

#[cfg(feature = "cache")]
mod caching;
mod find_tenant;
mod lookup;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod provider;
#[cfg(feature = "cache")]
mod remembered;
mod timeout;

#[cfg(feature = "cache")]
pub use caching::CachingProvider;
pub use find_tenant::FindTenant;
pub use lookup::TenantLookup;
pub use provider::TenantProvider;
#[cfg(all(feature = "cache", feature = "tower"))]
pub(crate) use remembered::{Remembered, may_be_same};
pub use timeout::{TimedOut, Timeout};
