/// For whom routes are.
///
/// After stancl/tenancy's `RouteMode`.
///
/// | request names | `Tenant` | `Central` | `Universal` |
/// | --- | --- | --- | --- |
/// | a tenant | runs for it | 404 | runs for it |
/// | nobody | 404 | runs for none | runs for none |
/// | somebody who isn't there | 404 | 404 | 404 |
///
/// For none means in the context of whoever calls the service, without its tenants: ordinarily in no context, and in the central
/// one where a middleware around the layer entered that.
///
/// Central routes are the application's, and run in no tenant's context; they say `tenancy.central(..)` where they mean all
/// tenants' rows.
///
/// ```
/// use tenancy_core::identification::{HeaderResolver, RouteMode, TenancyLayer};
/// # use tenancy_core::identification::ProvidedTenancy;
/// # use tenancy_core::{BoxError, GenericTenant, TenantLookup};
/// # struct Blog;
/// # let blogs = |_: TenantLookup| async { Ok::<_, BoxError>(None::<GenericTenant>) };
/// # let tenancy = ProvidedTenancy::of::<Blog>("blog", blogs);
/// let layer = TenancyLayer::new(tenancy, HeaderResolver::new());
/// let admin = layer.clone().route_mode(RouteMode::Central);
/// # let _ = admin;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RouteMode {
    /// For tenants alone: a request that names nobody is not found.
    #[default]
    Tenant,
    /// For the application alone: a request that names a tenant is not found, and nobody looks for the tenant.
    Central,
    /// For both: a request that names nobody runs without a tenant.
    Universal,
}
