//! How a request finds its tenant, and runs for it.
//!
//! ```text
//! request -> resolve (whom does it name? pure) -> look up -> authorise -> initialize -> the service, in the tenant's context
//! ```
//!
//! An [`IdentityResolver`] reads the request, [`TenancyLayer`] does the rest around any tower service: the service's future
//! and the response's body run in the tenant's context, which is ended after them.
//!
//! Identification is not authorisation: whoever sends a request names any tenant. [`Authorise`] compares whom it names with
//! who sent it.
//!
//! ```
//! use tenancy_core::identification::{SubdomainResolver, TenancyLayer};
//! # use tenancy_core::identification::ProvidedTenancy;
//! # use tenancy_core::{BoxError, Context, GenericTenant, TenantLookup};
//! # use tower::{Layer, ServiceExt, service_fn};
//! # struct Blog;
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), BoxError> {
//! # let blogs = |lookup: TenantLookup| async move {
//! #     let acme = GenericTenant::new("id", 7.into()).identifier("slug", "acme");
//! #     Ok::<_, BoxError>((lookup == TenantLookup::identifier("acme")).then_some(acme))
//! # };
//! # let tenancy = ProvidedTenancy::of::<Blog>("blog", blogs);
//! let layer = TenancyLayer::new(tenancy, SubdomainResolver::of("example.com")?);
//! let service = layer.layer(service_fn(async |_: http::Request<()>| {
//!     let tenant = Context::current().tenants().next().map(ToString::to_string);
//!     Ok::<_, BoxError>(http::Response::new(tenant.unwrap_or_default()))
//! }));
//!
//! let request = |host| http::Request::builder().header("host", host).body(());
//! assert_eq!(service.clone().oneshot(request("acme.example.com")?).await?.status(), 200);
//! assert_eq!(service.clone().oneshot(request("rival.example.com")?).await?.status(), 404);
//! assert_eq!(service.oneshot(request("acme.example.com.evil.org")?).await?.status(), 404);
//! # Ok(()) }
//! ```

mod authorise;
#[cfg(feature = "cache")]
mod caching;
mod domain_provider;
#[cfg(feature = "axum")]
mod extract;
mod header_value;
mod host;
mod identity;
mod initialize;
mod layer;
mod provided;
mod rejection;
mod resolver;
mod route_mode;

pub use authorise::Authorise;
#[cfg(feature = "cache")]
pub use caching::CachingDomainProvider;
pub use domain_provider::DomainProvider;
#[cfg(feature = "axum")]
pub use extract::NoCurrentTenant;
pub use host::{Host, InvalidHost};
pub use identity::{Identity, InvalidIdentity};
pub use initialize::InitializeTenancy;
pub use layer::{TenancyBody, TenancyFuture, TenancyLayer, TenancyService};
pub use provided::ProvidedTenancy;
pub use rejection::{Rejection, RejectionResponse, StatusAlone};
pub use resolver::{
    CookieResolver, DomainOrSubdomainResolver, DomainResolver, HeaderResolver, HostResolver,
    IdentityResolver, OriginResolver, PathResolver, QueryResolver, ResolverChain,
    SubdomainResolver,
};
pub use route_mode::RouteMode;
