//! Whom a request names: one way of saying it a file.

mod chain;
mod cookie;
mod domain;
mod domain_or_subdomain;
mod header;
mod host;
mod origin;
mod path;
mod query;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod resolver;
mod subdomain;

pub use chain::ResolverChain;
pub use cookie::CookieResolver;
pub use domain::DomainResolver;
pub use domain_or_subdomain::DomainOrSubdomainResolver;
pub use header::HeaderResolver;
pub use host::HostResolver;
pub use origin::OriginResolver;
pub use path::PathResolver;
pub use query::QueryResolver;
pub use resolver::IdentityResolver;
pub use subdomain::SubdomainResolver;

use super::{Identity, InvalidIdentity};

/// The tenant of an identifier that is said, be it nothing.
fn said(identifier: &str) -> Result<Option<Identity>, InvalidIdentity> {
    if identifier.is_empty() {
        return Err(InvalidIdentity::Empty);
    }
    Ok(Some(Identity::identifier(identifier)))
}
