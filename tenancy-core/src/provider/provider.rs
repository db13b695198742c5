use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;

use super::TenantLookup;
use crate::{BoxError, CurrentTenant, Tenant};

/// Finds tenants, wherever they are kept.
///
/// It neither saves nor changes them. A closure is one:
///
/// ```
/// use tenancy_core::{BoxError, Tenant, TenantKey, TenantLookup, TenantProvider};
///
/// struct Customer { number: i64, slug: String }
///
/// impl Tenant for Customer {
///     fn tenant_key(&self) -> TenantKey { TenantKey::from(self.number) }
///     fn tenant_key_name(&self) -> &str { "number" }
///     fn tenant_identifier(&self) -> String { self.slug.clone() }
///     fn tenant_identifier_name(&self) -> &str { "slug" }
/// }
///
/// fn customers() -> impl TenantProvider<Tenant = Customer> {
///     |lookup: TenantLookup| async move {
///         Ok::<_, BoxError>(match lookup {
///             TenantLookup::Identifier(slug) if slug == "acme" => Some(Customer { number: 7, slug }),
///             _ => None,
///         })
///     }
/// }
/// # let _ = customers();
/// ```
///
/// After Sprout's tenant providers.
#[async_trait]
pub trait TenantProvider: Send + Sync + 'static {
    /// What it finds.
    type Tenant: Tenant + 'static;

    /// The tenant that is looked up, or `None` where there is no such tenant.
    ///
    /// What it finds is compared with what was asked for: a tenant of another key, or of an identifier that differs, be it
    /// in case alone, counts as not found.
    ///
    /// # Errors
    ///
    /// The provider's own, where it can't tell. Nobody is current then.
    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<Self::Tenant>>, BoxError>;

    /// Forgets what it remembers of a tenant, if it remembers anything: it was saved or deleted, or is about to be known by
    /// another name. Called as soon as that is committed, before anybody hears of it.
    async fn forget(&self, tenant: &CurrentTenant) {
        let _ = tenant;
    }
}

#[async_trait]
impl<F, Fut, T, X> TenantProvider for F
where
    F: Fn(TenantLookup) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Option<T>, X>> + Send,
    T: Tenant + 'static,
    X: Into<BoxError>,
{
    type Tenant = T;

    async fn find(&self, lookup: &TenantLookup) -> Result<Option<Arc<T>>, BoxError> {
        let found = self(lookup.clone()).await;
        Ok(found.map_err(Into::into)?.map(Arc::new))
    }
}
