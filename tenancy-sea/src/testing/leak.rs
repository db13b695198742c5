use http::StatusCode;
use tenancy_core::BoxError;

/// What a test with [`TwoTenants`](super::TwoTenants) found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Leak {
    /// A response has what is the other tenant's. Look whether its handler uses the tenant's connection, and whether a cache in
    /// the way knows tenants apart.
    #[error("{request}: the response to one tenant has {marker:?}, which is the other's")]
    Shown {
        /// The request's method and path.
        request: String,
        /// The word by which it is known.
        marker: String,
    },

    /// What is one tenant's was there for the other, who should have got 404.
    #[error("{request}: it is one tenant's, and the other got {status} and not 404")]
    Found {
        /// The request's method and path.
        request: String,
        /// The response's status.
        status: StatusCode,
    },

    /// The tenant's own response shows nothing of its own, so that nothing of the other's could be expected either. Look
    /// whether the request names its tenant ([`named_by`](super::TwoTenants::named_by)), and whether the
    /// [`markers`](super::TwoTenants::markers) are in rows of theirs.
    #[error(
        "{request}: the test proves nothing, since a tenant wasn't shown what is its own (it got {status})"
    )]
    ProvesNothing {
        /// The request's method and path.
        request: String,
        /// The response's status.
        status: StatusCode,
    },

    /// The service, or the response's body, failed.
    #[error("the service failed: {0}")]
    Failed(#[source] BoxError),
}
