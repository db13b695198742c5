//! One service, many requests at once and one after the other.

use std::convert::Infallible;

use http::Request;
use http_body_util::BodyExt;
use tower::{Layer, Service, ServiceExt, service_fn};

use crate::common::{give_way, here};
use crate::site::{Site, ask, text, to};

/// Z73: a worker that served one tenant serves the next as who it is, and nobody as nobody.
#[tokio::test]
async fn one_request_after_the_other() {
    let site = Site::new();
    let layer = site
        .subdomains()
        .route_mode(tenancy_core::identification::RouteMode::Universal);
    let requests = [
        ("acme.example.com", "blog 1 +1 +2 +3"),
        ("rival.example.com", "blog 2 +1 +2 +3"),
        ("example.com", "none"),
        ("acme.example.com", "blog 1 +1 +2 +3"),
        ("evil.org", "none"),
    ];
    for (host, expected) in requests {
        assert_eq!(ask(&layer, to(host)).await.1, expected);
        assert_eq!(here(), "none");
    }
    assert_eq!(site.world.ledger.alive(), 0);
}

/// Z73: requests of many tenants at once, on the same service and on threads of their own accord: each answers for its
/// tenant, before and after it gave way, and in its body.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_requests_at_once() {
    let site = Site::new();
    let service = service_fn(async |_: Request<()>| {
        let before = here();
        for _ in 0..5 {
            give_way().await;
            assert_eq!(here(), before);
        }
        Ok::<_, Infallible>(text(before))
    });
    let service = site.subdomains().layer(service);
    let mut tasks = tokio::task::JoinSet::new();
    for request in 0..2_000_u32 {
        let mut service = service.clone();
        tasks.spawn(async move {
            let blog = request % 50 + 3;
            let host = format!("blog-{blog}.example.com");
            let service = service.ready().await.unwrap();
            let response = service.call(to(&host)).await.unwrap();
            let body = response.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(body, format!("blog {blog} +1 +2 +3"));
            assert_eq!(here(), "none");
        });
    }
    let mut served = 0;
    while let Some(outcome) = tasks.join_next().await {
        outcome.expect("no request panics");
        served += 1;
    }
    assert_eq!(served, 2_000);
    assert_eq!(site.world.ledger.alive(), 0);
}
