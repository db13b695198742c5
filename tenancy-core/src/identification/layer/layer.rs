use std::fmt;
use std::sync::Arc;

use tower_layer::Layer;

use super::TenancyService;
use crate::identification::{
    Authorise, DomainProvider, IdentityResolver, InitializeTenancy, RouteMode, StatusAlone,
};

/// What a layer knows.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) tenancy: Arc<dyn InitializeTenancy>,
    pub(super) resolver: Arc<dyn IdentityResolver>,
    pub(super) domains: Option<Arc<dyn DomainProvider>>,
    pub(super) authorise: Option<Arc<dyn Authorise>>,
    pub(super) mode: RouteMode,
}

/// Runs a service in the context of the tenant whom each request names.
///
/// The service's future runs in it, and so does every poll of the response's body. The tenancy ends when the body has: the
/// end events are fired before its last frame is handed out. Where the future or the body fails, panics or is dropped before
/// that, what was bootstrapped is undone and no end event is fired, as with `Tenancy::run`. What the service spawns begins
/// without a tenant; carry it over with [`tenancy_core::spawn`](crate::spawn). What outlives the response, as a websocket's task
/// does, outlives the tenancy: it runs in a context of its own (`tenancy.run(tenant, ..)`).
///
/// It is for tenant routes if nothing else is said. Other routes have a clone of it in another [`RouteMode`]. A layer around a
/// layer of the same tenancy is fine: the inner one keeps the tenant that was found, also where the request was handed to
/// another task meanwhile, and refuses a request that it finds to name another. So is one around a layer of another tenancy: the
/// inner tenant is entered within the outer one, wherever that was handed to.
///
/// ```
/// use axum::{Router, routing::get};
/// use http::request::Parts;
/// use tenancy_core::CurrentTenant;
/// use tenancy_core::identification::{HeaderResolver, RouteMode, TenancyLayer};
/// # use tenancy_core::identification::ProvidedTenancy;
/// # use tenancy_core::{BoxError, GenericTenant, TenantLookup};
/// # struct Blog;
/// # let blogs = |_: TenantLookup| async { Ok::<_, BoxError>(None::<GenericTenant>) };
/// # let tenancy = ProvidedTenancy::of::<Blog>("blog", blogs);
/// # #[derive(Clone)] struct User { blog: tenancy_core::TenantKey }
///
/// let layer = TenancyLayer::new(tenancy, HeaderResolver::new()).authorise(
///     |request: &Parts, tenant: &CurrentTenant| {
///         let user = request.extensions.get::<User>();
///         user.is_some_and(|user| user.blog == *tenant.key())
///     },
/// );
/// let blogs = Router::new()
///     .route("/posts", get(async |tenant: CurrentTenant| tenant.to_string()))
///     .layer(layer.clone());
/// let admin = Router::new()
///     .route("/admin", get(async || "all blogs"))
///     .layer(layer.route_mode(RouteMode::Central));
/// let app: Router = blogs.merge(admin);
/// # let _ = app;
/// ```
pub struct TenancyLayer<R = StatusAlone> {
    settings: Arc<Settings>,
    rejections: Arc<R>,
}

impl TenancyLayer {
    /// Requests name tenants of this tenancy in this way.
    pub fn new(tenancy: impl InitializeTenancy, resolver: impl IdentityResolver) -> Self {
        Self {
            settings: Arc::new(Settings {
                tenancy: Arc::new(tenancy),
                resolver: Arc::new(resolver),
                domains: None,
                authorise: None,
                mode: RouteMode::default(),
            }),
            rejections: Arc::new(StatusAlone),
        }
    }
}

impl<R> TenancyLayer<R> {
    fn settings(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.settings)
    }

    /// Who knows whose a domain is: needed by resolvers that name tenants by their own domains.
    #[must_use]
    pub fn domains(mut self, domains: impl DomainProvider) -> Self {
        self.settings().domains = Some(Arc::new(domains));
        self
    }

    /// Who decides whether a request may be run for the tenant that it names. Everybody may, if nothing is said.
    #[must_use]
    pub fn authorise(mut self, authorise: impl Authorise) -> Self {
        self.settings().authorise = Some(Arc::new(authorise));
        self
    }

    /// For whom the routes are.
    #[must_use]
    pub fn route_mode(mut self, mode: RouteMode) -> Self {
        self.settings().mode = mode;
        self
    }

    /// What is answered where a request is not run: a [`RejectionResponse`](crate::identification::RejectionResponse).
    #[must_use]
    pub fn on_rejection<N>(self, response: N) -> TenancyLayer<N> {
        TenancyLayer {
            settings: self.settings,
            rejections: Arc::new(response),
        }
    }
}

impl<S, R> Layer<S> for TenancyLayer<R> {
    type Service = TenancyService<S, R>;

    fn layer(&self, inner: S) -> TenancyService<S, R> {
        TenancyService::new(
            inner,
            Arc::clone(&self.settings),
            Arc::clone(&self.rejections),
        )
    }
}

impl<R> Clone for TenancyLayer<R> {
    fn clone(&self) -> Self {
        Self {
            settings: Arc::clone(&self.settings),
            rejections: Arc::clone(&self.rejections),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("tenancy", &self.tenancy.tenancy())
            .field("mode", &self.mode)
            .field("domains", &self.domains.is_some())
            .field("authorise", &self.authorise.is_some())
            .finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for TenancyLayer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyLayer")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
