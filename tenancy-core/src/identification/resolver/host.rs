use http::request::Parts;

use super::{DomainOrSubdomainResolver, DomainResolver, IdentityResolver, SubdomainResolver};
use crate::identification::{Host, Identity, InvalidHost, InvalidIdentity};

/// Reads whom a host names: that of a request, or that of the page which sends it.
///
/// ```
/// use tenancy_core::identification::{Host, HostResolver, Identity, SubdomainResolver};
///
/// let resolver = SubdomainResolver::of("example.com")?;
/// let named = resolver.resolve_host(&Host::parse("acme.example.com")?);
/// assert_eq!(named, Ok(Some(Identity::identifier("acme"))));
/// # Ok::<_, tenancy_core::identification::InvalidHost>(())
/// ```
pub trait HostResolver: Send + Sync + 'static {
    /// Whom a host names; `None` where it names nobody.
    ///
    /// # Errors
    ///
    /// [`InvalidIdentity`] where it could only name a tenant, and doesn't.
    fn resolve_host(&self, host: &Host) -> Result<Option<Identity>, InvalidIdentity>;
}

macro_rules! by_host_of_request {
    ($($resolver:ty),+) => {
        $(impl IdentityResolver for $resolver {
            fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
                let host = Host::of_request(request)?;
                host.map_or(Ok(None), |host| self.resolve_host(&host))
            }
        })+
    };
}

by_host_of_request!(DomainOrSubdomainResolver, DomainResolver, SubdomainResolver);

/// Hosts that are the application's own.
pub(super) fn hosts(
    names: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<Vec<Host>, InvalidHost> {
    let hosts = names.into_iter().map(|name| Host::parse(name.as_ref()));
    hosts.collect()
}
