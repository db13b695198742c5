use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::{TenantLookup, TenantProvider};
use crate::{BoxError, CurrentTenant};

/// A provider that gives up after a while: a database that hangs must not hang every request.
///
/// ```
/// use std::time::Duration;
/// use tenancy_core::provider::{Timeout, TimedOut};
/// # use tenancy_core::{BoxError, CurrentTenant, Tenant, TenantKey, TenantLookup, TenantProvider};
/// # struct Customer;
/// # impl Tenant for Customer {
/// #     fn tenant_key(&self) -> TenantKey { TenantKey::from(7) }
/// #     fn tenant_key_name(&self) -> &str { "number" }
/// # }
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// let hangs = |_: TenantLookup| std::future::pending::<Result<Option<Customer>, BoxError>>();
/// let provider = Timeout::new(hangs, Duration::from_secs(2));
/// let err = provider.find(&TenantLookup::key(7)).await.err().unwrap();
/// assert!(err.is::<TimedOut>());
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Timeout<P> {
    provider: P,
    after: Duration,
}

impl<P: TenantProvider> Timeout<P> {
    /// Gives up when the provider hasn't answered after this time.
    pub fn new(provider: P, after: Duration) -> Self {
        Self { provider, after }
    }
}

#[async_trait]
impl<P: TenantProvider> TenantProvider for Timeout<P> {
    type Tenant = P::Tenant;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<P::Tenant>>, BoxError> {
        let found = tokio::time::timeout(self.after, self.provider.find(lookup)).await;
        found.map_err(|_| TimedOut { after: self.after })?
    }

    async fn forget(&self, tenant: &CurrentTenant) {
        self.provider.forget(tenant).await;
    }
}

/// A provider didn't answer in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the tenant provider did not answer within {after:?}")]
#[non_exhaustive]
pub struct TimedOut {
    /// How long it was waited for.
    pub after: Duration,
}
