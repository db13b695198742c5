use super::HostResolver;
use super::host::hosts;
use crate::identification::{Host, Identity, InvalidHost, InvalidIdentity};

/// The host is a domain of the tenant's own, as a [`DomainProvider`](crate::identification::DomainProvider) knows it.
///
/// Addresses, and the application's own hosts, name nobody.
///
/// ```
/// use tenancy_core::identification::{DomainResolver, Host, HostResolver, Identity};
///
/// let resolver = DomainResolver::new().central(["example.com"])?;
/// let names = |host| resolver.resolve_host(&Host::parse(host).unwrap());
/// assert_eq!(names("Acme.TEST:8080"), Ok(Some(Identity::Domain("acme.test".into()))));
/// assert_eq!(names("example.com"), Ok(None));
/// # Ok::<_, tenancy_core::identification::InvalidHost>(())
/// ```
///
/// After stancl/tenancy's `InitializeTenancyByDomain`.
#[derive(Clone, Debug, Default)]
pub struct DomainResolver {
    central: Vec<Host>,
    is_identifier: bool,
}

impl DomainResolver {
    /// Every domain is a tenant's, or nobody's.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These hosts name nobody: the application's own.
    ///
    /// # Errors
    ///
    /// [`InvalidHost`] where one of them is no host.
    pub fn central(
        mut self,
        names: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Self, InvalidHost> {
        self.central.extend(hosts(names)?);
        Ok(self)
    }

    /// The domain is the tenant's identifier, so that no [`DomainProvider`](crate::identification::DomainProvider) is needed:
    /// each tenant has one domain. The tenancy's rules must allow the dot, and as many bytes as the longest has.
    #[must_use]
    pub fn as_identifier(mut self) -> Self {
        self.is_identifier = true;
        self
    }
}

impl HostResolver for DomainResolver {
    fn resolve_host(&self, host: &Host) -> Result<Option<Identity>, InvalidIdentity> {
        let domain = host.domain().filter(|_| !self.central.contains(host));
        Ok(domain.map(|domain| {
            if self.is_identifier {
                Identity::identifier(domain)
            } else {
                Identity::Domain(domain.to_owned())
            }
        }))
    }
}
