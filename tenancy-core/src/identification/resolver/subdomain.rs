use super::HostResolver;
use super::host::hosts;
use crate::identification::{Host, Identity, InvalidHost, InvalidIdentity};

/// The label before the application's domain is the tenant's identifier: `acme.example.com`.
///
/// The domain itself, other domains and addresses name nobody, and more labels than one are refused.
///
/// ```
/// use tenancy_core::identification::{Host, HostResolver, Identity, InvalidIdentity, SubdomainResolver};
///
/// let resolver = SubdomainResolver::of("example.com")?.central(["www.example.com"])?;
/// let names = |host| resolver.resolve_host(&Host::parse(host).unwrap());
/// assert_eq!(names("acme.example.com"), Ok(Some(Identity::identifier("acme"))));
/// assert_eq!(names("example.com"), Ok(None));
/// assert_eq!(names("www.example.com"), Ok(None));
/// assert_eq!(names("acme.example.com.evil.org"), Ok(None));
/// assert_eq!(names("a.b.example.com"), Err(InvalidIdentity::NestedSubdomain));
/// # Ok::<_, tenancy_core::identification::InvalidHost>(())
/// ```
///
/// After Sprout's `SubdomainIdentityResolver`.
#[derive(Clone, Debug)]
pub struct SubdomainResolver {
    domains: Vec<String>,
    central: Vec<Host>,
    nested: bool,
}

impl SubdomainResolver {
    /// Below this domain.
    ///
    /// # Errors
    ///
    /// [`InvalidHost`] where it is no domain.
    pub fn of(domain: &str) -> Result<Self, InvalidHost> {
        let resolver = Self {
            domains: Vec::new(),
            central: Vec::new(),
            nested: false,
        };
        resolver.or_of(domain)
    }

    /// Below this domain as well. Where one is below the other, the closest counts.
    ///
    /// # Errors
    ///
    /// [`InvalidHost`] where it is no domain.
    pub fn or_of(mut self, domain: &str) -> Result<Self, InvalidHost> {
        let domain = Host::parse(domain)?;
        self.domains
            .push(domain.domain().ok_or(InvalidHost)?.to_owned());
        Ok(self)
    }

    /// These hosts name nobody, though they are below the domain: the application's own.
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

    /// Several labels are an identifier as well: `team.acme` of `team.acme.example.com`. The tenancy's rules must allow the
    /// dot.
    #[must_use]
    pub fn nested(mut self) -> Self {
        self.nested = true;
        self
    }

    /// Whether a host is the application's own.
    pub(super) fn is_central(&self, host: &Host) -> bool {
        let is_own = |domain: &String| host.domain() == Some(domain);
        self.central.contains(host) || self.domains.iter().any(is_own)
    }
}

impl HostResolver for SubdomainResolver {
    fn resolve_host(&self, host: &Host) -> Result<Option<Identity>, InvalidIdentity> {
        if self.is_central(host) {
            return Ok(None);
        }
        let before = self.domains.iter().filter_map(|domain| host.below(domain));
        match before.min_by_key(|before| before.len()) {
            None => Ok(None),
            Some(before) if before.contains('.') && !self.nested => {
                Err(InvalidIdentity::NestedSubdomain)
            }
            Some(before) => Ok(Some(Identity::identifier(before))),
        }
    }
}
