use std::fmt;
use std::sync::Arc;

use http::request::Parts;

use super::IdentityResolver;
use crate::identification::{Identity, InvalidIdentity};

/// Several resolvers, asked in order: the first to which a request says something decides, be it that it says no name.
///
/// ```
/// use tenancy_core::identification::{
///     HeaderResolver, Identity, IdentityResolver, ResolverChain, SubdomainResolver,
/// };
///
/// let chain = ResolverChain::new()
///     .and(SubdomainResolver::of("example.com").unwrap())
///     .and(HeaderResolver::new());
/// let request = http::Request::builder().header("host", "example.com").header("x-tenant", "acme");
/// let (request, ()) = request.body(()).unwrap().into_parts();
/// assert_eq!(chain.resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// ```
#[derive(Clone, Default)]
pub struct ResolverChain(Vec<Arc<dyn IdentityResolver>>);

impl ResolverChain {
    /// No resolver: everybody names nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// And this one, after the others.
    #[must_use]
    pub fn and(mut self, resolver: impl IdentityResolver) -> Self {
        self.0.push(Arc::new(resolver));
        self
    }
}

impl IdentityResolver for ResolverChain {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        for resolver in &self.0 {
            if let Some(identity) = resolver.resolve(request)? {
                return Ok(Some(identity));
            }
        }
        Ok(None)
    }
}

impl fmt::Debug for ResolverChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResolverChain")
            .field("resolvers", &self.0.len())
            .finish()
    }
}
