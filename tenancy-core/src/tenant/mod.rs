//! What a tenant is.

mod contract;
mod generic;
mod identifier;
mod key;
mod resource_key;
#[cfg(feature = "serde")]
mod serialised;

pub use contract::{Tenant, TenantWithResources};
pub use generic::GenericTenant;
pub use identifier::{IdentifierRules, InvalidIdentifier};
pub use key::TenantKey;
pub use resource_key::{InvalidResourceKey, check_resource_key};
