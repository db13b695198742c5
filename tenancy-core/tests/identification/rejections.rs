//! What is answered where a request is not run.

use std::convert::Infallible;

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use tenancy_core::identification::{
    DomainResolver, HeaderResolver, InvalidIdentity, Rejection, RouteMode, TenancyLayer,
};
use tenancy_core::{BoxError, GenericTenant, TenantLookup};
use tower::{Layer, ServiceExt, service_fn};

use crate::common::{Blog, Told};
use crate::site::{Site, ask, here_service, text, to};

/// P12: a response of one's own, by what was wrong.
#[tokio::test]
async fn a_response_of_ones_own() {
    let site = Site::new();
    let layer = |mode| {
        let layer = site.subdomains().route_mode(mode);
        layer.on_rejection(|rejection: &Rejection| -> Response<Full<Bytes>> {
            let text = match rejection {
                Rejection::NotIdentified => "which blog?",
                Rejection::NoTenantFound => "no such blog",
                Rejection::Invalid(InvalidIdentity::NestedSubdomain) => "too many dots",
                Rejection::CentralRoute => "ours",
                _ => "something else",
            };
            let mut response = Response::new(Full::from(text));
            *response.status_mut() = StatusCode::IM_A_TEAPOT;
            response
        })
    };
    let asked = [
        (RouteMode::Tenant, "example.com", "which blog?"),
        (RouteMode::Tenant, "nobody.example.com", "no such blog"),
        (RouteMode::Tenant, "a.b.example.com", "too many dots"),
        (RouteMode::Central, "acme.example.com", "ours"),
        (RouteMode::Tenant, "www.example.com", "something else"),
    ];
    for (mode, host, expected) in asked {
        let Ok(response) = layer(mode).layer(here_service()).oneshot(to(host)).await;
        assert_eq!(response.status(), StatusCode::IM_A_TEAPOT);
        let body = response.into_body().collect().await.unwrap();
        assert_eq!(body.to_bytes(), expected);
    }
}

/// P12: who isn't there, what is reserved and what is malformed are answered alike, and no answer and no error has what the
/// request said.
#[tokio::test]
async fn nothing_is_reflected() {
    let site = Site::new();
    let layer = site.layer(HeaderResolver::new());
    for said in ["secret-blog", "www", "SECRET", "secret<script>"] {
        let mut request = to("example.com");
        request
            .headers_mut()
            .insert("x-tenant", said.parse().unwrap());
        assert_eq!(
            ask(&layer, request).await,
            (StatusCode::NOT_FOUND, String::new())
        );
    }
    let rejections = [
        Rejection::NotIdentified,
        Rejection::NoTenantFound,
        Rejection::CentralRoute,
        Rejection::TwoTenants,
        Rejection::Unauthorised,
        InvalidIdentity::NestedSubdomain.into(),
        InvalidIdentity::Repeated.into(),
    ];
    for rejection in rejections {
        assert!(!rejection.to_string().contains("secret"));
    }
}

/// A provider that can't tell, a domain's provider that can't, and none at all: an error, told once, and nobody is current.
#[tokio::test]
async fn providers_that_can_not_tell() {
    let site = Site::new();
    let (told, _guard) = Told::listen();
    let down = |_: TenantLookup| async { Err::<Option<GenericTenant>, BoxError>("down".into()) };
    let tenancy = tenancy_core::identification::ProvidedTenancy::of::<Blog>("blog", down);
    let error = (StatusCode::INTERNAL_SERVER_ERROR, String::new());

    let by_header = TenancyLayer::new(tenancy, HeaderResolver::new());
    let mut request = to("example.com");
    request
        .headers_mut()
        .insert("x-tenant", "acme".parse().unwrap());
    assert_eq!(ask(&by_header, request).await, error);

    let by_domain = site.layer(DomainResolver::new());
    let failing = by_domain.domains(|_: String| async { Err::<_, BoxError>("down".into()) });
    assert_eq!(ask(&failing, to("acme.test")).await, error);

    let unknown = TenancyLayer::new(site.tenancy(), DomainResolver::new());
    assert_eq!(ask(&unknown, to("acme.test")).await, error);
    let told = told.taken();
    assert_eq!(told.len(), 3);
    assert!(told[2].contains("TenancyLayer::domains"), "{}", told[2]);
    assert!(site.world.ledger.taken().is_empty());
}

/// A service whose requests have a body of any kind, which it gets as it was.
#[tokio::test]
async fn the_requests_body_passes() {
    struct NotEvenClone(u8);
    let site = Site::new();
    let service = service_fn(async |request: Request<NotEvenClone>| {
        let NotEvenClone(number) = request.into_body();
        Ok::<_, Infallible>(text(number.to_string()))
    });
    let request = to("acme.example.com").map(|()| NotEvenClone(7));
    let Ok(response) = site.subdomains().layer(service).oneshot(request).await;
    let body = response.into_body().collect().await.unwrap();
    assert_eq!(body.to_bytes(), "7");
}

/// A request that names nobody may have the address of one that names somebody: a cache in the way must not answer the one with
/// what was answered to the other.
#[tokio::test]
async fn a_rejection_is_kept_by_no_cache() {
    let site = Site::new();
    let by_header = site.layer(HeaderResolver::new());
    let mut nobody = to("example.com");
    let name = http::HeaderValue::from_static("nobody");
    nobody.headers_mut().insert("x-tenant", name);
    for request in [to("example.com"), nobody] {
        let Ok(response) = by_header.layer(here_service()).oneshot(request).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert_eq!(response.headers()["cache-control"], "no-store");
    }
    let mut acme = to("example.com");
    let name = http::HeaderValue::from_static("acme");
    acme.headers_mut().insert("x-tenant", name);
    let Ok(response) = by_header.layer(here_service()).oneshot(acme).await;
    assert!(
        !response.headers().contains_key("cache-control"),
        "the service's own"
    );
}
