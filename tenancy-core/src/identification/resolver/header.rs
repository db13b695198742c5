use http::HeaderName;
use http::request::Parts;

use super::{IdentityResolver, said};
use crate::identification::header_value::header_value;
use crate::identification::{Identity, InvalidIdentity};

/// A header has the tenant's identifier: `X-Tenant`, if nothing else is said.
///
/// Twice the header, or an empty one, is refused.
///
/// ```
/// use tenancy_core::identification::{HeaderResolver, Identity, IdentityResolver};
///
/// let request = http::Request::builder().header("x-tenant", "acme");
/// let (request, ()) = request.body(()).unwrap().into_parts();
/// assert_eq!(HeaderResolver::new().resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// ```
///
/// After Sprout's `HeaderIdentityResolver`; the name is stancl/tenancy's.
#[derive(Clone, Debug)]
pub struct HeaderResolver {
    name: HeaderName,
}

impl Default for HeaderResolver {
    fn default() -> Self {
        Self::named(HeaderName::from_static("x-tenant"))
    }
}

impl HeaderResolver {
    /// `X-Tenant`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A header of this name.
    #[must_use]
    pub fn named(name: HeaderName) -> Self {
        Self { name }
    }
}

impl IdentityResolver for HeaderResolver {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        match header_value(&request.headers, &self.name)? {
            None => Ok(None),
            Some(identifier) => said(identifier),
        }
    }
}
