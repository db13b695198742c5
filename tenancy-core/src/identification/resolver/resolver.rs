use http::request::Parts;

use crate::identification::{Identity, InvalidIdentity};

/// Reads whom a request names. It looks nobody up, and waits for nothing.
///
/// A closure is one, for requests that say it in a way of their own:
///
/// ```
/// use http::request::Parts;
/// use tenancy_core::TenantLookup;
/// use tenancy_core::identification::{Identity, IdentityResolver, InvalidIdentity};
///
/// #[derive(Clone)]
/// struct Token { tenant: i64 }
///
/// fn of_token() -> impl IdentityResolver {
///     |request: &Parts| -> Result<Option<Identity>, InvalidIdentity> {
///         let token = request.extensions.get::<Token>();
///         Ok(token.map(|token| Identity::Tenant(TenantLookup::key(token.tenant))))
///     }
/// }
/// # let _ = of_token();
/// ```
///
/// After Sprout's identity resolvers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not read whom a request names",
    note = "use `SubdomainResolver`, `HeaderResolver` or another one of them, a `ResolverChain`, or a closure `|request: &Parts| -> Result<Option<Identity>, InvalidIdentity>`"
)]
pub trait IdentityResolver: Send + Sync + 'static {
    /// Whom a request names; `None` where it names nobody, and another resolver may look.
    ///
    /// # Errors
    ///
    /// [`InvalidIdentity`] where it says something here, and that is no name of a tenant. No other resolver is asked then.
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity>;
}

impl<F> IdentityResolver for F
where
    F: Fn(&Parts) -> Result<Option<Identity>, InvalidIdentity> + Send + Sync + 'static,
{
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        self(request)
    }
}
