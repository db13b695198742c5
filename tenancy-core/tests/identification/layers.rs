//! A layer around a layer.

use http::{HeaderValue, Request, StatusCode};
use http_body_util::BodyExt;
use tenancy_core::identification::{
    HeaderResolver, IdentityResolver, ProvidedTenancy, RouteMode, TenancyLayer,
};
use tenancy_core::{BoxError, Context, GenericTenant, TenantLookup};
use tower::{Layer, ServiceExt};

use crate::common::{Organisation, here, organisation};
use crate::order::{entering, leaving};
use crate::site::{Site, here_service, text, to};

async fn through(
    outer: &TenancyLayer,
    inner: &TenancyLayer,
    request: Request<()>,
) -> (StatusCode, String) {
    let service = outer.layer(inner.layer(here_service()));
    let Ok(response) = service.oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(here(), "none");
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn by_header(host: &str, header: &'static str) -> Request<()> {
    let mut request = to(host);
    let header = HeaderValue::from_static(header);
    request.headers_mut().insert("x-tenant", header);
    request
}

/// P34: a tenant that is current already is not entered again, whatever the inner layer's way of finding it is.
#[tokio::test]
async fn a_tenant_is_entered_once() {
    let site = Site::new();
    let outer = site.subdomains().route_mode(RouteMode::Universal);
    let inner = [site.subdomains(), site.layer(HeaderResolver::new())];
    for inner in inner {
        let (_, body) = through(&outer, &inner, to("acme.example.com")).await;
        assert_eq!(body, "blog 1 +1 +2 +3");
        let lines = [entering(), leaving()].concat();
        assert_eq!(site.world.ledger.taken(), lines);
    }
}

/// The inner layer decides for its routes: what was nobody's outside must be somebody's, and somebody's is not central.
#[tokio::test]
async fn the_inner_layer_decides_for_its_routes() {
    let site = Site::new();
    let outer = site.subdomains().route_mode(RouteMode::Universal);
    let tenant = site.subdomains();
    let central = site.subdomains().route_mode(RouteMode::Central);
    let by_header_alone = site
        .layer(HeaderResolver::new())
        .route_mode(RouteMode::Central);
    let status = async |inner, host| through(&outer, inner, to(host)).await.0;
    assert_eq!(status(&tenant, "example.com").await, 404);
    assert_eq!(status(&central, "acme.example.com").await, 404);
    assert_eq!(status(&by_header_alone, "acme.example.com").await, 404);
    assert_eq!(status(&central, "example.com").await, 200);
    let inner = site.layer(HeaderResolver::new());
    let (_, body) = through(&outer, &inner, by_header("example.com", "rival")).await;
    assert_eq!(body, "blog 2 +1 +2 +3");
}

/// A request that names one tenant outside and another one inside is nobody's.
#[tokio::test]
async fn a_request_of_two_tenants_is_refused() {
    let site = Site::new();
    let inner = site.layer(HeaderResolver::new());
    let refused = through(
        &site.subdomains(),
        &inner,
        by_header("acme.example.com", "rival"),
    )
    .await;
    assert_eq!(refused, (StatusCode::NOT_FOUND, String::new()));
    let same = through(
        &site.subdomains(),
        &inner,
        by_header("acme.example.com", "acme"),
    )
    .await;
    assert_eq!(same.1, "blog 1 +1 +2 +3");
    assert_eq!(site.world.ledger.alive(), 0);
}

/// An inner layer may authorise, where the principal is known in the tenant's context alone.
#[tokio::test]
async fn the_inner_layer_authorises() {
    let site = Site::new();
    let refusing = site.subdomains().authorise(|_: &_, _: &_| false);
    let refused = through(&site.subdomains(), &refusing, to("acme.example.com")).await;
    assert_eq!(refused, (StatusCode::FORBIDDEN, String::new()));
}

/// Organisations by a header: there is one, `rival`.
fn organisations() -> TenancyLayer {
    let organisations = |_: TenantLookup| async {
        let organisation = GenericTenant::new("id", 5.into()).identifier("slug", "rival");
        Ok::<_, BoxError>(Some(organisation))
    };
    let organisations = ProvidedTenancy::of::<Organisation>("organisation", organisations);
    TenancyLayer::new(organisations, HeaderResolver::new())
}

/// Layering of tenancies: a tenant of each, the inner one within the outer.
#[tokio::test]
async fn layers_of_two_tenancies() {
    let site = Site::new();
    let outer = organisations();
    let request = || by_header("acme.example.com", "rival");
    let (_, body) = through(&outer, &site.subdomains(), request()).await;
    assert_eq!(body, "organisation 5 > blog 1 +1 +2 +3");
    let (_, body) = through(&site.subdomains(), &outer, request()).await;
    assert_eq!(
        body,
        "blog 1 > organisation 5 +1 of blog 1 +2 of blog 1 +3 of blog 1"
    );
}

/// What a service answers to a request that the one around it hands to a task of its own, which runs in this context.
async fn in_a_task(
    outer: &TenancyLayer,
    context: Context,
    inner: &TenancyLayer,
    request: Request<()>,
) -> (StatusCode, String) {
    let inner = inner.layer(here_service());
    let handing_on = tower::service_fn(move |request: Request<()>| {
        let (inner, context) = (inner.clone(), context.clone());
        async move {
            let task = tokio::spawn(context.enter(inner.oneshot(request)));
            let Ok(response) = task.await.unwrap();
            Ok::<_, std::convert::Infallible>(response.map(BodyExt::boxed_unsync))
        }
    });
    let Ok(response) = outer.layer(handing_on).oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// The same where nobody is current in the task.
async fn in_another_task(inner: &TenancyLayer, request: Request<()>) -> (StatusCode, String) {
    in_a_task(&Site::new().subdomains(), Context::none(), inner, request).await
}

/// A request that is handed to a task of its own is still its tenant's: entered anew, never central, and never another's.
#[tokio::test]
async fn a_request_that_is_handed_to_another_task() {
    let site = Site::new();
    let by_header = site.layer(HeaderResolver::new());
    let universal = by_header.clone().route_mode(RouteMode::Universal);
    let central = by_header.clone().route_mode(RouteMode::Central);
    let acme = || to("acme.example.com");
    for inner in [&site.subdomains(), &by_header, &universal] {
        let (_, body) = in_another_task(inner, acme()).await;
        assert_eq!(body, "blog 1 +1 +2 +3");
    }
    let two = self::by_header("acme.example.com", "rival");
    let not_found = (StatusCode::NOT_FOUND, String::new());
    assert_eq!(in_another_task(&universal, two).await, not_found);
    assert_eq!(in_another_task(&central, acme()).await, not_found);
}

/// So it is with the tenants of other tenancies: an inner tenancy is entered within the outer one wherever that is, and not where
/// another one is current.
#[tokio::test]
async fn a_request_of_two_tenancies_that_is_handed_to_another_task() {
    let site = Site::new();
    let outer = organisations();
    let universal = site.subdomains().route_mode(RouteMode::Universal);
    let request = |host| by_header(host, "rival");
    let within = [
        ("acme.example.com", "organisation 5 > blog 1 +1 +2 +3"),
        ("example.com", "organisation 5"),
    ];
    for (host, expected) in within {
        for context in [Context::none(), Context::tenant(organisation(5))] {
            let answer = in_a_task(&outer, context, &universal, request(host)).await;
            assert_eq!(answer, (StatusCode::OK, expected.to_owned()));
        }
        let another = Context::tenant(organisation(6));
        let answer = in_a_task(&outer, another, &universal, request(host)).await;
        assert_eq!(answer, (StatusCode::NOT_FOUND, String::new()));
    }
    // What was bootstrapped for the outer one is there as well.
    let (blogs, none) = (site.subdomains(), Context::none());
    let answer = in_a_task(&blogs, none, &outer, request("acme.example.com")).await;
    let both = "blog 1 > organisation 5 +1 of blog 1 +2 of blog 1 +3 of blog 1";
    assert_eq!(answer, (StatusCode::OK, both.to_owned()));
}

/// Nothing is asked of a service that tower doesn't ask: it may borrow, and stay on its thread.
#[tokio::test]
async fn a_service_that_borrows_and_is_not_send() {
    let words = std::rc::Rc::new(std::cell::Cell::new(0));
    let borrowed = &words;
    let service = tower::service_fn(move |_: Request<()>| async move {
        borrowed.set(borrowed.get() + 1);
        Ok::<_, std::convert::Infallible>(text(here()))
    });
    let service = Site::new().subdomains().layer(service);
    let Ok(response) = service.oneshot(to("acme.example.com")).await;
    let body = response.into_body().collect().await.unwrap();
    assert_eq!(body.to_bytes(), "blog 1 +1 +2 +3");
    assert_eq!(words.get(), 1);
}

/// A chain is one resolver; so is a box of one's own.
#[test]
fn layers_can_be_kept_in_a_state() {
    fn is_kept<T: Clone + Send + Sync + std::fmt::Debug + 'static>(_: &T) {}
    fn is_resolver(_: &dyn IdentityResolver) {}
    let site = Site::new();
    is_kept(&site.subdomains());
    is_resolver(&HeaderResolver::new());
}
