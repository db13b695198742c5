use http::header::COOKIE;
use http::request::Parts;

use super::{IdentityResolver, said};
use crate::identification::{Identity, InvalidIdentity};

/// A cookie has the tenant's identifier: `tenant`, if nothing else is said.
///
/// Twice the cookie is refused: a page of another subdomain may set one for all of the domain.
///
/// ```
/// use tenancy_core::identification::{CookieResolver, Identity, IdentityResolver};
///
/// let request = http::Request::builder().header("cookie", "theme=dark; tenant=acme");
/// let (request, ()) = request.body(()).unwrap().into_parts();
/// assert_eq!(CookieResolver::new().resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// ```
///
/// After Sprout's `CookieIdentityResolver`; the name is stancl/tenancy's.
#[derive(Clone, Debug)]
pub struct CookieResolver {
    name: String,
}

impl Default for CookieResolver {
    fn default() -> Self {
        Self::named("tenant")
    }
}

impl CookieResolver {
    /// `tenant`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A cookie of this name, in this case.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

impl IdentityResolver for CookieResolver {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        let mut found = None;
        // HTTP/2 may send each cookie in a header of its own.
        for header in request.headers.get_all(COOKIE) {
            // Another cookie may be anything, as long as this one isn't hidden in it.
            for cookie in header.as_bytes().split(|byte| *byte == b';') {
                let mut parts = cookie.splitn(2, |byte| *byte == b'=');
                let name = parts.next().map(<[u8]>::trim_ascii);
                if name != Some(self.name.as_bytes()) {
                    continue;
                }
                let value = parts.next().ok_or(InvalidIdentity::Empty)?;
                if found.replace(value.trim_ascii()).is_some() {
                    return Err(InvalidIdentity::Repeated);
                }
            }
        }
        let text = found.map(|value| str::from_utf8(value).map_err(|_| InvalidIdentity::NotText));
        text.transpose()?.map_or(Ok(None), said)
    }
}
