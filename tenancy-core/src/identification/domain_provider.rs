use std::future::Future;

use async_trait::async_trait;

use crate::{BoxError, TenantKey};

/// Finds whose a domain is.
///
/// A closure is one:
///
/// ```
/// use tenancy_core::identification::DomainProvider;
/// use tenancy_core::{BoxError, TenantKey};
///
/// fn domains() -> impl DomainProvider {
///     |domain: String| async move {
///         Ok::<_, BoxError>((domain == "acme.test").then(|| TenantKey::from(7)))
///     }
/// }
/// # let _ = domains();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not know whose a domain is",
    note = "pass a closure `|domain: String| async move {{ Ok::<Option<TenantKey>, BoxError>(..) }}`, or implement `DomainProvider`"
)]
#[async_trait]
pub trait DomainProvider: Send + Sync + 'static {
    /// The key of the tenant whose domain this is, or `None` where it is nobody's. The domain is in lower case, of ASCII, and
    /// has no dot at its end.
    ///
    /// # Errors
    ///
    /// The provider's own, where it can't tell. The request gets an error then.
    async fn find_domain(&self, domain: &str) -> Result<Option<TenantKey>, BoxError>;
}

#[async_trait]
impl<F, Fut, X> DomainProvider for F
where
    F: Fn(String) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Option<TenantKey>, X>> + Send,
    X: Into<BoxError>,
{
    async fn find_domain(&self, domain: &str) -> Result<Option<TenantKey>, BoxError> {
        self(domain.to_owned()).await.map_err(Into::into)
    }
}
