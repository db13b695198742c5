//! The one `use` that an entity file needs beside SeaORM's own prelude.

pub use crate::connection::{Tenancy, TenancyConnection, TenancyTransaction};
pub use crate::entity::{HydrateTenant, TenantChild, TenantEntity, WithoutTenancy};
pub use crate::{InCurrentContext, TenancyError, TenantKey};
#[cfg(feature = "tower")]
pub use tenancy_core::identification::TenancyLayer;
pub use tenancy_core::{Tenant, TenantWithResources};

#[cfg(feature = "macros")]
pub use tenancy_derive::{
    belongs_to_many_tenants, belongs_to_primary_model, belongs_to_tenant, central_connection,
    global_model, optional_tenant, tenant, tenant_connection,
};
