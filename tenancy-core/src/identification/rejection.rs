use http::header::CACHE_CONTROL;
use http::{HeaderValue, Response, StatusCode};

use super::InvalidIdentity;
use crate::BoxError;

/// Why a request was not run. No message has what the request said, or another tenant's values.
///
/// ```
/// use tenancy_core::identification::Rejection;
///
/// assert_eq!(Rejection::NoTenantFound.status(), 404);
/// assert_eq!(Rejection::Unauthorised.status(), 403);
/// assert_eq!(Rejection::Failed("the database is down".into()).status(), 500);
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// It names no tenant, and its route is for tenants. Where it should have, look at what the resolver reads: a proxy may
    /// not pass it on.
    #[error("the request names no tenant")]
    NotIdentified,
    /// What it says is no name of a tenant.
    #[error("the request names no tenant: {0}")]
    Invalid(#[from] InvalidIdentity),
    /// There is no such tenant.
    #[error("there is no tenant whom the request names")]
    NoTenantFound,
    /// It names a tenant, and its route is the application's own.
    #[error("the request names a tenant, and the route is a central one")]
    CentralRoute,
    /// A layer within another one found another tenant. Which of them a part of the application would take is not clear.
    #[error("the request names two tenants")]
    TwoTenants,
    /// [`Authorise`](super::Authorise) refused it.
    #[error("the request may not be run for the tenant that it names")]
    Unauthorised,
    /// It could not be told: a provider, an authorisation, a listener or a bootstrapper failed. Nothing is left of it, and the
    /// next request tries again.
    #[error("the request's tenant could not be found or entered: {0}")]
    Failed(BoxError),
}

impl Rejection {
    /// The status, if nothing else is said: 403 for what isn't authorised, 500 for what failed, and 404 for all others, so that
    /// nobody learns by it which names are reserved, or what an identifier may be.
    ///
    /// 403 tells that there is such a tenant, as a subdomain that answers does. Where nobody may know which tenants there are,
    /// [`TenancyLayer::on_rejection`](super::TenancyLayer::on_rejection) answers both alike:
    ///
    /// ```
    /// use http::{Response, StatusCode};
    /// use tenancy_core::identification::Rejection;
    ///
    /// fn response(rejection: &Rejection) -> Response<String> {
    ///     let mut response = Response::default();
    ///     *response.status_mut() = match rejection {
    ///         Rejection::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
    ///         _ => StatusCode::NOT_FOUND,
    ///     };
    ///     response
    /// }
    /// # assert_eq!(response(&Rejection::Unauthorised).status(), response(&Rejection::NoTenantFound).status());
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorised => StatusCode::FORBIDDEN,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotIdentified
            | Self::Invalid(_)
            | Self::NoTenantFound
            | Self::CentralRoute
            | Self::TwoTenants => StatusCode::NOT_FOUND,
        }
    }

    /// Writes down what somebody may have to mend.
    pub(super) fn trace(&self) {
        match self {
            Self::Failed(err) => tracing::error!(%err, "a request's tenant could not be entered"),
            rejection => tracing::debug!(%rejection, "a request was not run"),
        }
    }
}

/// What is answered where a request was not run. A closure is one:
///
/// ```
/// use http::Response;
/// use tenancy_core::identification::{Rejection, RejectionResponse};
///
/// fn no_blog() -> impl RejectionResponse<String> {
///     |rejection: &Rejection| {
///         let mut response = Response::new("There is no such blog.".to_owned());
///         *response.status_mut() = rejection.status();
///         response
///     }
/// }
/// # let _ = no_blog();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no response with a body of `{B}`",
    note = "pass a closure to `TenancyLayer::on_rejection` whose response has the same body as the inner service's",
    note = "without one the body must be `Default`"
)]
pub trait RejectionResponse<B> {
    /// The response.
    fn response(&self, rejection: &Rejection) -> Response<B>;
}

impl<F, B> RejectionResponse<B> for F
where
    F: Fn(&Rejection) -> Response<B>,
{
    fn response(&self, rejection: &Rejection) -> Response<B> {
        self(rejection)
    }
}

/// [`Rejection::status`] and an empty body: what is answered if nothing else is said.
///
/// No cache may keep it (`Cache-Control: no-store`): by a header or a cookie, requests of all tenants have the same address, and
/// a tenant may be new tomorrow.
///
/// ```
/// use tenancy_core::identification::{Rejection, RejectionResponse, StatusAlone};
///
/// let response: http::Response<String> = StatusAlone.response(&Rejection::NoTenantFound);
/// assert_eq!((response.status().as_u16(), response.body().as_str()), (404, ""));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct StatusAlone;

impl<B: Default> RejectionResponse<B> for StatusAlone {
    fn response(&self, rejection: &Rejection) -> Response<B> {
        let mut response = Response::new(B::default());
        *response.status_mut() = rejection.status();
        let no_store = HeaderValue::from_static("no-store");
        response.headers_mut().insert(CACHE_CONTROL, no_store);
        response
    }
}
