use async_trait::async_trait;

use super::{TenantLookup, TenantProvider};
use crate::{BoxError, CurrentTenant, TenancyId, Tenant};

/// A provider whose tenants are of any type: what a tenancy keeps.
#[async_trait]
pub trait FindTenant: Send + Sync {
    /// The tenant that is looked up, as one of a tenancy.
    ///
    /// # Errors
    ///
    /// The provider's own, where it can't tell.
    async fn find_tenant(
        &self,
        tenancy: TenancyId,
        lookup: &TenantLookup,
    ) -> Result<Option<CurrentTenant>, BoxError>;

    /// Lets the provider forget a tenant.
    async fn forget_tenant(&self, tenant: &CurrentTenant);
}

#[async_trait]
impl<P: TenantProvider> FindTenant for P {
    async fn find_tenant(
        &self,
        tenancy: TenancyId,
        lookup: &TenantLookup,
    ) -> Result<Option<CurrentTenant>, BoxError> {
        let Some(model) = self.find(lookup).await? else {
            return Ok(None);
        };
        let tenant = CurrentTenant::new(tenancy, model.tenant_key());
        Ok(is_meant(&*model, lookup).then(|| tenant.with_model(model)))
    }

    async fn forget_tenant(&self, tenant: &CurrentTenant) {
        self.forget(tenant).await;
    }
}

/// Whether a provider found what was asked for. A database may find `acme` for `ACME`, or a cache what was there before;
/// whose rows are shown must not depend on that.
fn is_meant(tenant: &impl Tenant, lookup: &TenantLookup) -> bool {
    match lookup {
        TenantLookup::Identifier(identifier) => tenant.tenant_identifier() == *identifier,
        TenantLookup::Key(key) => tenant.tenant_key() == *key,
        // Not every tenant has resources, so there is nothing to compare with.
        TenantLookup::ResourceKey(_) => true,
    }
}
