//! Identification is not authorisation.

use async_trait::async_trait;
use http::StatusCode;
use http::request::Parts;
use tenancy_core::identification::{Authorise, Rejection, RouteMode};
use tenancy_core::{BoxError, Context, CurrentTenant, TenantKey};
use tower::{Layer, ServiceExt};

use crate::common::{Told, blog, give_way, here};
use crate::site::{Site, ask, here_service, text, to};

#[derive(Clone)]
struct Principal {
    blog: TenantKey,
}

fn own(request: &Parts, tenant: &CurrentTenant) -> bool {
    let principal = request.extensions.get::<Principal>();
    principal.is_some_and(|principal| principal.blog == *tenant.key())
}

fn by(blog: i32, host: &str) -> http::Request<()> {
    let mut request = to(host);
    let blog = TenantKey::from(blog);
    request.extensions_mut().insert(Principal { blog });
    request
}

/// Z74: a user of one tenant is refused at another, and nothing of that is entered.
#[tokio::test]
async fn a_principal_of_another_tenant_is_refused() {
    let site = Site::new();
    let layer = site.subdomains().authorise(own);
    let (status, body) = ask(&layer, by(1, "acme.example.com")).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "blog 1 +1 +2 +3"));
    site.world.ledger.taken();
    for request in [
        by(2, "acme.example.com"),
        to("acme.example.com"),
        by(1, "rival.example.com"),
    ] {
        let (status, body) = ask(&layer, request).await;
        assert_eq!((status, body.as_str()), (StatusCode::FORBIDDEN, ""));
    }
    assert!(site.world.ledger.taken().is_empty());
}

/// Where nobody is named there is nothing to authorise.
#[tokio::test]
async fn nobody_is_asked_for_nobody() {
    let site = Site::new();
    let layer = site
        .subdomains()
        .route_mode(RouteMode::Universal)
        .authorise(own);
    assert_eq!(ask(&layer, to("example.com")).await.0, StatusCode::OK);
    assert_eq!(
        ask(&layer, to("acme.example.com")).await.0,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ask(&layer, by(1, "nobody.example.com")).await.0,
        StatusCode::NOT_FOUND
    );
}

/// An authorisation that waits, and one that can't tell: then the request isn't run.
#[tokio::test]
async fn an_authorisation_that_waits() {
    struct Members;
    #[async_trait]
    impl Authorise for Members {
        async fn authorise(&self, _: &Parts, tenant: &CurrentTenant) -> Result<bool, BoxError> {
            give_way().await;
            match tenant.to_string().as_str() {
                "blog 1" => Ok(true),
                "blog 2" => Ok(false),
                _ => Err("the members are not there".into()),
            }
        }
    }
    let site = Site::new();
    let layer = site.subdomains().authorise(Members);
    let (told, _guard) = Told::listen();
    assert_eq!(ask(&layer, to("acme.example.com")).await.0, StatusCode::OK);
    assert_eq!(
        ask(&layer, to("rival.example.com")).await.0,
        StatusCode::FORBIDDEN
    );
    assert!(told.taken().is_empty());
    let (status, body) = ask(&layer, to("blog-3.example.com")).await;
    assert_eq!(
        (status, body.as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, "")
    );
    assert_eq!(told.taken().len(), 1);
}

/// What decides about a tenant doesn't find the one of whoever calls the service: its answer would be about that one's rows.
#[tokio::test]
async fn an_authorisation_outside_every_tenant() {
    let site = Site::new();
    let layer = site
        .subdomains()
        .authorise(|_: &Parts, _: &CurrentTenant| here() == "none");
    let called = Context::tenant(blog(9)).enter(ask(&layer, to("acme.example.com")));
    assert_eq!(called.await, (StatusCode::OK, "blog 1 +1 +2 +3".to_owned()));
}

/// Where nobody may know which tenants there are, who isn't there and who isn't authorised are answered alike.
#[tokio::test]
async fn a_tenant_that_nobody_may_know_of() {
    let site = Site::new();
    let layer = site
        .subdomains()
        .authorise(own)
        .on_rejection(|_: &Rejection| {
            let mut response = text("");
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        });
    for host in ["acme.example.com", "nobody.example.com"] {
        let Ok(response) = layer.layer(here_service()).oneshot(to(host)).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }
}
