use async_trait::async_trait;
use http::request::Parts;

use crate::{BoxError, CurrentTenant};

/// Decides whether a request may be run for the tenant that it names.
///
/// Authentication comes before it, in a layer further out, and leaves the principal in the request's extensions. Where the
/// principal is known in the tenant's context alone, wrap the authentication in one [`TenancyLayer`](super::TenancyLayer), and
/// let another one within it authorise: it finds the tenant that is current already.
///
/// A closure is one, where nothing has to be waited for:
///
/// ```
/// use http::request::Parts;
/// use tenancy_core::identification::Authorise;
/// use tenancy_core::{CurrentTenant, TenantKey};
///
/// #[derive(Clone)]
/// struct Principal { tenant: TenantKey }
///
/// fn own_tenant() -> impl Authorise {
///     |request: &Parts, tenant: &CurrentTenant| {
///         let principal = request.extensions.get::<Principal>();
///         principal.is_some_and(|principal| principal.tenant == *tenant.key())
///     }
/// }
/// # let _ = own_tenant();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not decide who may run for a tenant",
    note = "pass a closure `|request: &Parts, tenant: &CurrentTenant| -> bool`, or implement `Authorise`"
)]
#[async_trait]
pub trait Authorise: Send + Sync + 'static {
    /// Whether it may. It runs outside every context of the tenancy, before anything is bootstrapped: what it reads of the
    /// tenant it reads by a connection that is bound to it. In a layer within another one that entered the tenant it runs
    /// there.
    ///
    /// # Errors
    ///
    /// Its own, where it can't tell. The request gets an error then, and isn't run.
    async fn authorise(&self, request: &Parts, tenant: &CurrentTenant) -> Result<bool, BoxError>;
}

#[async_trait]
impl<F> Authorise for F
where
    F: Fn(&Parts, &CurrentTenant) -> bool + Send + Sync + 'static,
{
    async fn authorise(&self, request: &Parts, tenant: &CurrentTenant) -> Result<bool, BoxError> {
        Ok(self(request, tenant))
    }
}
