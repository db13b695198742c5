use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::remembered::{Remembered, may_be_same};
use super::{TenantLookup, TenantProvider};
use crate::{BoxError, CurrentTenant, Tenant};

/// How many lookups are remembered, if nothing else is said.
const CAPACITY: u64 = 10_000;

/// A provider that remembers what another one found.
///
/// What isn't found isn't remembered, so that a new tenant is there at once. When a tenant is saved or deleted it is
/// forgotten, under its old identifier and its new one; other processes notice a change when the time is over. An
/// application that writes its tenants otherwise keeps a clone and lets it [`forget`](TenantProvider::forget) them.
///
/// ```
/// use std::time::Duration;
/// use tenancy_core::provider::CachingProvider;
/// # use tenancy_core::{BoxError, Tenant, TenantKey, TenantLookup};
/// # struct Customer;
/// # impl Tenant for Customer {
/// #     fn tenant_key(&self) -> TenantKey { TenantKey::from(7) }
/// #     fn tenant_key_name(&self) -> &str { "number" }
/// # }
/// # let customers = |_: TenantLookup| async { Ok::<_, BoxError>(Some(Customer)) };
/// let customers = CachingProvider::new(customers, Duration::from_secs(60));
/// # let _ = customers;
/// ```
pub struct CachingProvider<P: TenantProvider> {
    provider: Arc<P>,
    found: Remembered<TenantLookup, Arc<P::Tenant>>,
}

impl<P: TenantProvider> CachingProvider<P> {
    /// Remembers up to 10 000 lookups for this time.
    pub fn new(provider: P, time_to_live: Duration) -> Self {
        Self::with_capacity(provider, time_to_live, CAPACITY)
    }

    /// Remembers up to so many lookups for this time.
    pub fn with_capacity(provider: P, time_to_live: Duration, lookups: u64) -> Self {
        Self {
            provider: Arc::new(provider),
            found: Remembered::new(time_to_live, lookups),
        }
    }
}

#[async_trait]
impl<P: TenantProvider> TenantProvider for CachingProvider<P> {
    type Tenant = P::Tenant;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<P::Tenant>>, BoxError> {
        let find = || self.provider.find(lookup);
        self.found.or_find(lookup, find).await
    }

    async fn forget(&self, tenant: &CurrentTenant) {
        self.provider.forget(tenant).await;
        // Under its new identifier there may be the tenant that had it before.
        let model = tenant.model::<P::Tenant>();
        let identifier = model.map(|model| TenantLookup::Identifier(model.tenant_identifier()));
        let is_meant = |found: &Arc<P::Tenant>| may_be_same(&found.tenant_key(), tenant.key());
        self.found.forget(identifier, is_meant).await;
    }
}

impl<P: TenantProvider> Clone for CachingProvider<P> {
    fn clone(&self) -> Self {
        Self {
            provider: Arc::clone(&self.provider),
            found: self.found.clone(),
        }
    }
}

impl<P: TenantProvider> fmt::Debug for CachingProvider<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachingProvider")
            .field("lookups", &self.found.count())
            .finish_non_exhaustive()
    }
}
