//! What a tenant is.

mod contract;
mod key;

pub use contract::{Tenant, TenantWithResources};
pub use key::TenantKey;
