use http::request::Parts;

use super::{IdentityResolver, said};
use crate::identification::{Identity, InvalidIdentity};

/// A parameter of the query has the tenant's identifier: `tenant`, if nothing else is said.
///
/// Twice the parameter, or an empty one, is refused.
///
/// ```
/// use tenancy_core::identification::{Identity, IdentityResolver, QueryResolver};
///
/// let (request, ()) = http::Request::get("/posts?page=2&tenant=acme").body(()).unwrap().into_parts();
/// assert_eq!(QueryResolver::new().resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// ```
///
/// After stancl/tenancy's `InitializeTenancyByRequestData`.
#[derive(Clone, Debug)]
pub struct QueryResolver {
    name: String,
}

impl Default for QueryResolver {
    fn default() -> Self {
        Self::named("tenant")
    }
}

impl QueryResolver {
    /// `tenant`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A parameter of this name.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

impl IdentityResolver for QueryResolver {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        let query = request.uri.query().unwrap_or_default();
        // Decoded before they are compared: an encoded name may be what the application reads.
        let mut values = form_urlencoded::parse(query.as_bytes())
            .filter_map(|(name, value)| (name == self.name).then_some(value));
        let Some(value) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(InvalidIdentity::Repeated);
        }
        // What stands for bytes that are no text.
        if value.contains(char::REPLACEMENT_CHARACTER) {
            return Err(InvalidIdentity::NotText);
        }
        said(&value)
    }
}
