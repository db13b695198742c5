//! Services that tenants share, each made the tenant's by a bootstrapper: a cache, a file storage.

mod cache;
#[cfg(feature = "object_store")]
mod files;

pub use cache::{CacheBootstrapper, CachePrefix};
#[cfg(feature = "object_store")]
pub use files::{FileBootstrapper, TenantFiles};
