use http::header::ORIGIN;
use http::request::Parts;

use super::{HostResolver, IdentityResolver};
use crate::identification::header_value::header_value;
use crate::identification::{Host, Identity, InvalidHost, InvalidIdentity};

/// The host of the page that sends the request names the tenant: for an API that all tenants' pages use.
///
/// Browsers alone tell the truth in `Origin`. A request without one, or with that of no page (`null`), names nobody.
///
/// ```
/// use tenancy_core::identification::{Identity, IdentityResolver, OriginResolver, SubdomainResolver};
///
/// let resolver = OriginResolver::new(SubdomainResolver::of("example.com").unwrap());
/// let request = http::Request::builder().header("origin", "https://acme.example.com");
/// let (request, ()) = request.body(()).unwrap().into_parts();
/// assert_eq!(resolver.resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// ```
///
/// After stancl/tenancy's `InitializeTenancyByOriginHeader`.
#[derive(Clone, Debug)]
pub struct OriginResolver<H> {
    host: H,
}

impl<H: HostResolver> OriginResolver<H> {
    /// The host is read as this resolver reads hosts.
    pub fn new(host: H) -> Self {
        Self { host }
    }
}

impl<H: HostResolver> IdentityResolver for OriginResolver<H> {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        match header_value(&request.headers, ORIGIN)? {
            None | Some("null") => Ok(None),
            Some(origin) => {
                let (_, host) = origin.split_once("://").ok_or(InvalidHost)?;
                self.host.resolve_host(&Host::parse(host)?)
            }
        }
    }
}
