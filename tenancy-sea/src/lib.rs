//! Multi-tenancy for SeaORM.
//!
//! Entities say what they are with attributes, a [`Tenancy`] hands out connections that belong to a tenant, and every
//! statement that goes through such a connection, raw SQL included, sees and touches that tenant's rows alone:
//!
//! ```text
//! statement -> plan (which tables, how must it change) -> bind (the tenant's key) -> run -> guard (no stranger leaves)
//! ```

pub mod connection;
pub mod entity;
mod error;
mod plan;
pub mod prelude;
mod private;

#[cfg(feature = "stream")]
pub use connection::TenancyStream;
pub use connection::{Outside, Tenancy, TenancyBuilder, TenancyConnection, TenancyOptions, TenancyTransaction};
pub use error::{BuildFault, Refusal, TenancyError};
pub use sea_orm;
pub use tenancy_core as core;
pub use tenancy_core::{Context, CurrentTenant, InContext, InCurrentContext, TenantKey, spawn};

#[cfg(feature = "macros")]
pub use tenancy_derive::{
    belongs_to_many_tenants, belongs_to_primary_model, belongs_to_tenant, central_connection, global_model,
    optional_tenant, tenant, tenant_connection,
};

/// What generated code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::private::{primary_key_name, primary_tenant_key, tenant_key};
    pub use inventory::submit;
    pub use sea_orm;
    pub use tenancy_core;
}

/// The README's code, as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
