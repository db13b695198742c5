//! A request's tenant is one of a tenancy's.

use async_trait::async_trait;
use tenancy_core::identification::InitializeTenancy;
use tenancy_core::tenant::IdentifierRules;
use tenancy_core::{BoxError, CurrentTenant, InitializedTenancy, TenancyId, TenantLookup};

use crate::Tenancy;
use crate::entity::TenantEntity;
use crate::error::TenancyError;

#[async_trait]
impl<T: TenantEntity> InitializeTenancy for Tenancy<T> {
    fn tenancy(&self) -> TenancyId {
        T::tenancy_id()
    }

    fn identifier_rules(&self) -> &IdentifierRules {
        Tenancy::identifier_rules(self)
    }

    async fn find(&self, lookup: TenantLookup) -> Result<Option<CurrentTenant>, BoxError> {
        let Some(tenant) = self.find_tenant(lookup).await? else {
            return Ok(None);
        };
        // In the form that it has in a context, by which layers compare it.
        let key = self.key_of(&tenant)?;
        let tenant = tenant.with_key(key);
        // Another organisation's workspace isn't here: it would be refused as soon as it is entered, and with an error.
        match self.check_within(&tenant).await {
            Ok(()) => Ok(Some(tenant)),
            Err(TenancyError::TenantNotFound { .. }) => Ok(None),
            Err(err) => Err(err.into()),
        }
    }

    async fn initialize(&self, tenant: CurrentTenant) -> Result<InitializedTenancy, BoxError> {
        Ok(Tenancy::initialize(self, tenant).await?)
    }
}
