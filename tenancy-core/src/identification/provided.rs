use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use super::InitializeTenancy;
use crate::tenant::IdentifierRules;
use crate::{
    BoxError, CurrentTenant, FindTenant, InitializedTenancy, Lifecycle, TenancyId, TenantLookup,
    TenantProvider,
};

/// A tenancy of what this crate has: tenants from a provider, without a database.
///
/// ```
/// use tenancy_core::identification::ProvidedTenancy;
/// use tenancy_core::tenant::IdentifierRules;
/// use tenancy_core::{BoxError, Events, GenericTenant, Lifecycle, TenantLookup};
///
/// struct Customer;
///
/// let customers = |lookup: TenantLookup| async move {
///     let acme = GenericTenant::new("number", 7.into()).identifier("slug", "acme");
///     Ok::<_, BoxError>((lookup == TenantLookup::identifier("acme")).then_some(acme))
/// };
/// let tenancy = ProvidedTenancy::of::<Customer>("customer", customers)
///     .lifecycle(Lifecycle::new(Events::new()))
///     .identifiers(IdentifierRules::subdomain());
/// # let _ = tenancy;
/// ```
#[derive(Clone)]
pub struct ProvidedTenancy {
    tenancy: TenancyId,
    provider: Arc<dyn FindTenant>,
    lifecycle: Lifecycle,
    identifiers: IdentifierRules,
}

impl ProvidedTenancy {
    /// The tenancy whose tenant is `T`, with a name for people.
    pub fn of<T: 'static>(name: &'static str, provider: impl TenantProvider) -> Self {
        Self {
            tenancy: TenancyId::of::<T>(name),
            provider: Arc::new(provider),
            lifecycle: Lifecycle::default(),
            identifiers: IdentifierRules::default(),
        }
    }

    /// With these listeners and bootstrappers.
    #[must_use]
    pub fn lifecycle(mut self, lifecycle: Lifecycle) -> Self {
        self.lifecycle = lifecycle;
        self
    }

    /// With these rules for identifiers; those of a path's part if nothing is said.
    #[must_use]
    pub fn identifiers(mut self, rules: IdentifierRules) -> Self {
        self.identifiers = rules;
        self
    }
}

#[async_trait]
impl InitializeTenancy for ProvidedTenancy {
    fn tenancy(&self) -> TenancyId {
        self.tenancy
    }

    fn identifier_rules(&self) -> &IdentifierRules {
        &self.identifiers
    }

    async fn find(&self, lookup: TenantLookup) -> Result<Option<CurrentTenant>, BoxError> {
        self.provider.find_tenant(self.tenancy, &lookup).await
    }

    async fn initialize(&self, tenant: CurrentTenant) -> Result<InitializedTenancy, BoxError> {
        Ok(self.lifecycle.initialize(tenant).await?)
    }
}

impl fmt::Debug for ProvidedTenancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProvidedTenancy")
            .field("tenancy", &self.tenancy)
            .field("lifecycle", &self.lifecycle)
            .field("identifiers", &self.identifiers)
            .finish_non_exhaustive()
    }
}
