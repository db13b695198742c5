use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use tenancy_core::identification::NoCurrentTenant;

use crate::error::TenancyError;

/// A handler asks for its tenant, and can't have it: its route is set up wrong.
///
/// ```
/// use axum::response::IntoResponse;
/// use tenancy_sea::extract::TenantRejection;
/// use tenancy_sea::identification::NoCurrentTenant;
///
/// let rejection = TenantRejection::from(NoCurrentTenant);
/// assert_eq!(rejection.into_response().status(), 500);
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TenantRejection {
    /// No tenant is current. Put [`TenancyLayer`](crate::TenancyLayer) around the route, or take an `Option` of the extractor
    /// where the route is central or universal.
    #[error(transparent)]
    NoCurrentTenant(#[from] NoCurrentTenant),
    /// The current tenant's model isn't at hand ([`NoTenantModel`](TenancyError::NoTenantModel)): the tenancy's provider finds
    /// tenants of another type. Take [`tenancy_core::CurrentTenant`], which has the key.
    #[error(transparent)]
    Tenancy(#[from] TenancyError),
}

impl IntoResponse for TenantRejection {
    /// 500: no request can mend it.
    fn into_response(self) -> Response {
        match self {
            Self::NoCurrentTenant(err) => err.into_response(),
            Self::Tenancy(err) => {
                tracing::error!(%err, "a handler can't have its tenant");
                (StatusCode::INTERNAL_SERVER_ERROR, err.to_string()).into_response()
            }
        }
    }
}
