//! What an entity declares: who owns its rows, and how they are reached.
//!
//! ```text
//! declaration (what an attribute says) -> resolve (names become columns and relations) -> registry (the validated set)
//! ```

mod bypass;
mod current;
mod declaration;
mod family;
mod hydrate;
mod key;
pub(crate) mod marker;
mod registry;
mod resolve;
mod table;
mod tenancies;
mod tenant;

pub use bypass::{TenantChild, WithoutTenancy};
pub use declaration::{
    Declaration, DeclaredConnection, EntityDeclaration, Ownership, Registration, TenantOwner,
};
pub(crate) use family::Family;
pub use hydrate::{HydrateTenant, TenantRelation};
pub(crate) use key::{BoundKey, IntegerWidth, KeyFamily, in_variant_of, is_null, key_of};
pub(crate) use registry::{Registry, TableId, TenancyTable};
pub(crate) use resolve::{ResolveOptions, resolve};
#[cfg(test)]
pub(crate) use table::Column;
pub(crate) use table::{ColumnPair, Owner, Parent, Pivot, Reference, Scope, SharedRows, Table};
pub(crate) use tenancies::{BoundTenants, Tenancies, TenancyNumber};
pub use tenant::{IntoTenant, TenantEntity, tenant_of};
