use std::convert::Infallible;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;

use crate::{Context, CurrentTenant};

/// The tenant for which the handler runs; of several tenancies the innermost one's.
///
/// ```
/// use axum::{Router, routing::get};
/// use tenancy_core::CurrentTenant;
/// # use tenancy_core::identification::{ProvidedTenancy, HeaderResolver, TenancyLayer};
/// # use tenancy_core::{BoxError, GenericTenant, TenantLookup};
/// # struct Blog;
/// # let blogs = |_: TenantLookup| async { Ok::<_, BoxError>(None::<GenericTenant>) };
/// # let tenancy = ProvidedTenancy::of::<Blog>("blog", blogs);
///
/// async fn index(tenant: CurrentTenant) -> String {
///     format!("for {tenant}")
/// }
///
/// let app: Router = Router::new()
///     .route("/", get(index))
///     .layer(TenancyLayer::new(tenancy, HeaderResolver::new()));
/// # let _ = app;
/// ```
impl<S: Send + Sync> FromRequestParts<S> for CurrentTenant {
    type Rejection = NoCurrentTenant;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, NoCurrentTenant> {
        innermost().ok_or(NoCurrentTenant)
    }
}

/// The tenant where there is one: for universal routes.
impl<S: Send + Sync> OptionalFromRequestParts<S> for CurrentTenant {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(innermost())
    }
}

fn innermost() -> Option<CurrentTenant> {
    Context::with_current(|context| context.tenants().next_back().cloned())
}

/// A handler asks for its tenant, and runs in no tenant's context.
///
/// Put [`TenancyLayer`](super::TenancyLayer) around its route, outside of whatever spawns a task; where the route is central or
/// universal ask for `Option<CurrentTenant>`.
///
/// ```
/// use axum::response::IntoResponse;
/// use tenancy_core::identification::NoCurrentTenant;
///
/// assert_eq!(NoCurrentTenant.into_response().status(), 500);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no tenant is current: put `TenancyLayer` around this route, or take an `Option` of the extractor where the route is central or universal"
)]
pub struct NoCurrentTenant;

impl IntoResponse for NoCurrentTenant {
    /// 500, since the route is set up wrong: no request can mend it.
    fn into_response(self) -> Response {
        tracing::error!(err = %self, "a handler has no tenant");
        (StatusCode::INTERNAL_SERVER_ERROR, self.to_string()).into_response()
    }
}
