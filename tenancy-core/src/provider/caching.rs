use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use moka::future::Cache;

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
    found: Found<P::Tenant>,
}

/// What was found, by what it was looked up by.
struct Found<T> {
    cache: Cache<TenantLookup, Arc<T>>,
    /// How often something was forgotten. What was looked up before that may be what it was before.
    forgotten: Arc<AtomicU64>,
}

impl<T> Clone for Found<T> {
    fn clone(&self) -> Self {
        Self {
            cache: self.cache.clone(),
            forgotten: Arc::clone(&self.forgotten),
        }
    }
}

impl<P: TenantProvider> CachingProvider<P> {
    /// Remembers up to 10 000 lookups for this time.
    pub fn new(provider: P, time_to_live: Duration) -> Self {
        Self::with_capacity(provider, time_to_live, CAPACITY)
    }

    /// Remembers up to so many lookups for this time.
    pub fn with_capacity(provider: P, time_to_live: Duration, lookups: u64) -> Self {
        let cache = Cache::builder()
            .max_capacity(lookups)
            .time_to_live(time_to_live)
            .build();
        Self {
            provider: Arc::new(provider),
            found: Found {
                cache,
                forgotten: Arc::default(),
            },
        }
    }
}

impl<T: Tenant + 'static> Found<T> {
    async fn forget(&self, tenant: &CurrentTenant) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        let known = self.cache.iter();
        let own = known.filter(|(_, found)| found.tenant_key() == *tenant.key());
        for (lookup, _) in own {
            self.cache.invalidate(&*lookup).await;
        }
        // Under its new identifier there may be the tenant that had it before.
        if let Some(model) = tenant.model::<T>() {
            let identifier = TenantLookup::Identifier(model.tenant_identifier());
            self.cache.invalidate(&identifier).await;
        }
    }

    /// Remembers what was found, unless something was forgotten since it was asked for.
    async fn remember(&self, lookup: &TenantLookup, found: &Arc<T>, asked: u64) {
        self.cache.insert(lookup.clone(), Arc::clone(found)).await;
        // Looked at after the insertion: who forgets later finds the entry, who forgot before is seen here.
        if self.forgotten.load(Ordering::Acquire) != asked {
            self.cache.invalidate(lookup).await;
        }
    }
}

#[async_trait]
impl<P: TenantProvider> TenantProvider for CachingProvider<P> {
    type Tenant = P::Tenant;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<P::Tenant>>, BoxError> {
        if let Some(found) = self.found.cache.get(lookup).await {
            return Ok(Some(found));
        }
        let asked = self.found.forgotten.load(Ordering::Acquire);
        let found = self.provider.find(lookup).await?;
        if let Some(found) = &found {
            self.found.remember(lookup, found, asked).await;
        }
        Ok(found)
    }

    async fn forget(&self, tenant: &CurrentTenant) {
        self.provider.forget(tenant).await;
        self.found.forget(tenant).await;
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
            .field("lookups", &self.found.cache.entry_count())
            .finish_non_exhaustive()
    }
}
