use std::fmt;
use std::mem;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use tower_service::Service;

use super::layer::Settings;
use super::{TenancyBody, TenancyFuture, identify};
use crate::identification::{RejectionResponse, StatusAlone};

/// A service that runs for the tenant whom each request names. [`TenancyLayer`](super::TenancyLayer) makes it.
///
/// ```
/// use tenancy_core::identification::{HeaderResolver, TenancyLayer, TenancyService};
/// use tower::Layer;
/// # use tenancy_core::identification::ProvidedTenancy;
/// # use tenancy_core::{BoxError, GenericTenant, TenantLookup};
/// # struct Blog;
/// # struct Inner;
/// # let blogs = |_: TenantLookup| async { Ok::<_, BoxError>(None::<GenericTenant>) };
/// # let tenancy = ProvidedTenancy::of::<Blog>("blog", blogs);
///
/// let layer = TenancyLayer::new(tenancy, HeaderResolver::new());
/// let service: TenancyService<Inner> = layer.layer(Inner);
/// # let _ = service;
/// ```
pub struct TenancyService<S, R = StatusAlone> {
    inner: S,
    settings: Arc<Settings>,
    rejections: Arc<R>,
}

impl<S, R> TenancyService<S, R> {
    pub(super) fn new(inner: S, settings: Arc<Settings>, rejections: Arc<R>) -> Self {
        Self {
            inner,
            settings,
            rejections,
        }
    }
}

impl<S, R, B, ResBody> Service<Request<B>> for TenancyService<S, R>
where
    S: Service<Request<B>, Response = Response<ResBody>> + Clone,
    R: RejectionResponse<ResBody>,
    ResBody: Body,
{
    type Response = Response<TenancyBody<ResBody>>;
    type Error = S::Error;
    type Future = TenancyFuture<S, R, B>;

    /// Outside every tenant: whether the service is ready is no tenant's.
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> TenancyFuture<S, R, B> {
        // This one is ready; its clone need not be.
        let clone = self.inner.clone();
        let service = mem::replace(&mut self.inner, clone);
        let (parts, body) = request.into_parts();
        let identifying = identify::identify(Arc::clone(&self.settings), parts);
        TenancyFuture::new(
            Box::pin(identifying),
            service,
            body,
            Arc::clone(&self.rejections),
        )
    }
}

impl<S: Clone, R> Clone for TenancyService<S, R> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            settings: Arc::clone(&self.settings),
            rejections: Arc::clone(&self.rejections),
        }
    }
}

impl<S: fmt::Debug, R> fmt::Debug for TenancyService<S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyService")
            .field("inner", &self.inner)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
