use super::{DomainResolver, HostResolver, SubdomainResolver};
use crate::identification::{Host, Identity, InvalidIdentity};

/// Below the application's domain the label is the tenant's identifier, and every other host is a tenant's own domain.
///
/// ```
/// use tenancy_core::identification::{
///     DomainOrSubdomainResolver, DomainResolver, Host, HostResolver, Identity, SubdomainResolver,
/// };
///
/// let subdomains = SubdomainResolver::of("example.com")?;
/// let resolver = DomainOrSubdomainResolver::new(DomainResolver::new(), subdomains);
/// let names = |host| resolver.resolve_host(&Host::parse(host).unwrap());
/// assert_eq!(names("acme.example.com"), Ok(Some(Identity::identifier("acme"))));
/// assert_eq!(names("acme.test"), Ok(Some(Identity::Domain("acme.test".into()))));
/// assert_eq!(names("example.com"), Ok(None));
/// # Ok::<_, tenancy_core::identification::InvalidHost>(())
/// ```
///
/// After stancl/tenancy's `InitializeTenancyByDomainOrSubdomain`.
#[derive(Clone, Debug)]
pub struct DomainOrSubdomainResolver {
    domain: DomainResolver,
    subdomain: SubdomainResolver,
}

impl DomainOrSubdomainResolver {
    /// Of these two. What is central to one of them is central.
    #[must_use]
    pub fn new(domain: DomainResolver, subdomain: SubdomainResolver) -> Self {
        Self { domain, subdomain }
    }
}

impl HostResolver for DomainOrSubdomainResolver {
    fn resolve_host(&self, host: &Host) -> Result<Option<Identity>, InvalidIdentity> {
        let Some(domain) = self.domain.resolve_host(host)? else {
            return Ok(None);
        };
        if self.subdomain.is_central(host) {
            return Ok(None);
        }
        let identity = self.subdomain.resolve_host(host)?;
        Ok(Some(identity.unwrap_or(domain)))
    }
}
