//! Whom a request names.

mod domain_provider;
mod header_value;
mod host;
mod identity;
mod resolver;

pub use domain_provider::DomainProvider;
pub use host::{Host, InvalidHost};
pub use identity::{Identity, InvalidIdentity};
pub use resolver::{
    CookieResolver, DomainOrSubdomainResolver, DomainResolver, HeaderResolver, HostResolver,
    IdentityResolver, OriginResolver, PathResolver, QueryResolver, ResolverChain,
    SubdomainResolver,
};
