use super::InvalidHost;
use crate::TenantLookup;
use crate::tenant::InvalidIdentifier;

/// Whom a request names.
///
/// ```
/// use tenancy_core::TenantLookup;
/// use tenancy_core::identification::Identity;
///
/// assert_eq!(Identity::identifier("acme"), Identity::Tenant(TenantLookup::identifier("acme")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Identity {
    /// The tenant that is looked up: mostly by its identifier.
    Tenant(TenantLookup),
    /// The tenant whose domain this is, in lower case. A [`DomainProvider`](super::DomainProvider) knows it.
    Domain(String),
}

impl Identity {
    /// The tenant of an identifier.
    #[must_use]
    pub fn identifier(identifier: impl Into<String>) -> Self {
        Self::Tenant(TenantLookup::identifier(identifier))
    }
}

/// What a request says is no name of a tenant, so it names nobody: neither this tenant nor another that is similar.
///
/// No message has what the request said.
///
/// ```
/// use tenancy_core::identification::{HeaderResolver, IdentityResolver, InvalidIdentity};
///
/// let request = http::Request::builder().header("x-tenant", "acme").header("x-tenant", "rival");
/// let (request, ()) = request.body(()).unwrap().into_parts();
/// assert_eq!(HeaderResolver::new().resolve(&request), Err(InvalidIdentity::Repeated));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidIdentity {
    /// The host is no host.
    #[error("the host is none: {0}")]
    Host(#[from] InvalidHost),
    /// The URI and the `Host` header name different hosts.
    #[error("the URI and the `Host` header name different hosts")]
    OtherHost,
    /// The host has more labels before the application's domain than one. Those who want them say
    /// [`SubdomainResolver::nested`](super::SubdomainResolver::nested).
    #[error("the subdomain has more than one label")]
    NestedSubdomain,
    /// It is said more than once: a header, a cookie or a parameter of a query is there twice.
    #[error("it is said more than once")]
    Repeated,
    /// It is said, and is empty.
    #[error("it is empty")]
    Empty,
    /// It has bytes that are no text.
    #[error("it is no text")]
    NotText,
    /// A part of the path is encoded, where no identifier needs to be.
    #[error("the part of the path is percent-encoded")]
    Encoded,
    /// The path has `.` or `..` among its parts.
    #[error("the path has `.` or `..` among its parts")]
    DotSegment,
    /// It is against the tenancy's [`IdentifierRules`](crate::tenant::IdentifierRules): no tenant has this identifier.
    #[error("the identifier is against the rules")]
    Identifier(#[from] InvalidIdentifier),
}
