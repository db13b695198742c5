//! What happens in which order, and in which context.

use std::convert::Infallible;

use http::{Request, Response};
use http_body_util::{BodyExt, Empty, Full};
use hyper::body::{Body, Bytes};
use tenancy_core::Context;
use tower::{Layer, ServiceExt, service_fn};

use crate::common::{Told, Trouble, blog, here};
use crate::site::{Site, ask, text, to};

const INSIDE: &str = "blog 1 +1 +2 +3";

/// What is written around a request for acme: ten lines before it, three undone if it is interrupted.
pub(crate) fn entering() -> Vec<String> {
    [
        "InitializingTenancy of blog 1 @ none",
        "TenancyInitialized of blog 1 @ blog 1",
        "BootstrappingTenancy of blog 1 @ blog 1",
        "bootstrap one of blog 1 @ blog 1",
        "made one of blog 1 @ blog 1",
        "bootstrap two of blog 1 @ blog 1 +1",
        "made two of blog 1 @ blog 1 +1",
        "bootstrap three of blog 1 @ blog 1 +1 +2",
        "made three of blog 1 @ blog 1 +1 +2",
        "TenancyBootstrapped of blog 1 @ blog 1 +1 +2 +3",
    ]
    .map(str::to_owned)
    .into()
}

pub(crate) fn undone() -> Vec<String> {
    [
        "undo three of blog 1 @ blog 1 +1 +2 +3",
        "undo two of blog 1 @ blog 1 +1 +2",
        "undo one of blog 1 @ blog 1 +1",
    ]
    .map(str::to_owned)
    .into()
}

pub(crate) fn leaving() -> Vec<String> {
    let ending = ["EndingTenancy", "TenancyEnded", "RevertingToCentralContext"];
    let ending = ending.map(|event| format!("{event} of blog 1 @ {INSIDE}"));
    let reverted = "RevertedToCentralContext of blog 1 @ none".to_owned();
    ending
        .into_iter()
        .chain(undone())
        .chain([reverted])
        .collect()
}

/// E order: the events of entering, the service, the events of leaving. The service's `call`, its future and its body are
/// in the tenant's context.
#[tokio::test]
async fn events_around_a_request() {
    let site = Site::new();
    let ledger = site.world.ledger.clone();
    let service = service_fn(move |_: Request<()>| {
        ledger.note("call");
        let ledger = ledger.clone();
        async move {
            ledger.note("future");
            Ok::<_, Infallible>(text("hello"))
        }
    });
    let response = site
        .subdomains()
        .layer(service)
        .oneshot(to("acme.example.com"));
    let Ok(response) = response.await;
    let mut lines = entering();
    lines.extend([format!("call @ {INSIDE}"), format!("future @ {INSIDE}")]);
    assert_eq!(site.world.ledger.taken(), lines);
    assert!(
        !response.body().is_end_stream(),
        "the tenancy has not ended"
    );
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "hello");
    assert_eq!(site.world.ledger.taken(), leaving());
    assert_eq!(site.world.ledger.alive(), 0);
}

/// A response without a body ends the tenancy before it is handed out, since no server asks for such a body.
#[tokio::test]
async fn a_response_without_a_body() {
    let site = Site::new();
    let service = service_fn(async |_: Request<()>| {
        Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new()))
    });
    let response = site
        .subdomains()
        .layer(service)
        .oneshot(to("acme.example.com"));
    let Ok(response) = response.await;
    assert!(response.body().is_end_stream());
    assert_eq!(response.body().size_hint().exact(), Some(0));
    let lines = [entering(), leaving()].concat();
    assert_eq!(site.world.ledger.taken(), lines);
    assert!(response.into_body().frame().await.is_none());
}

/// The service's own error passes through as it is; what was bootstrapped is undone, and no end event is fired.
#[tokio::test]
async fn an_error_of_the_service() {
    let site = Site::new();
    let service = service_fn(async |_: Request<()>| Err::<Response<Full<Bytes>>, _>("its own"));
    let response = site
        .subdomains()
        .layer(service)
        .oneshot(to("acme.example.com"));
    assert_eq!(response.await.err(), Some("its own"));
    let lines = [entering(), undone()].concat();
    assert_eq!(site.world.ledger.taken(), lines);
    assert_eq!(site.world.ledger.alive(), 0);
}

/// A listener or a bootstrapper that fails on the way in: the service isn't called, and the next request tries again.
#[tokio::test]
async fn trouble_on_the_way_in() {
    for point in [
        "InitializingTenancy",
        "TenancyInitialized",
        "bootstrap two",
        "TenancyBootstrapped",
    ] {
        let site = Site::new();
        site.world.trouble(point, Trouble::Error);
        let (told, _guard) = Told::listen();
        let (status, body) = ask(&site.subdomains(), to("acme.example.com")).await;
        assert_eq!((status.as_u16(), body.as_str()), (500, ""), "{point}");
        assert_eq!(told.taken().len(), 1, "{point}");
        assert_eq!(site.world.ledger.alive(), 0);
        site.world.no_trouble();
        let (status, body) = ask(&site.subdomains(), to("acme.example.com")).await;
        assert_eq!((status.as_u16(), body.as_str()), (200, INSIDE));
    }
}

/// A listener that fails on the way out: the response is there already, and the failure is written down.
#[tokio::test]
async fn trouble_on_the_way_out() {
    for point in ["EndingTenancy", "RevertedToCentralContext", "undo two"] {
        let site = Site::new();
        site.world.trouble(point, Trouble::Error);
        let (told, _guard) = Told::listen();
        let (status, body) = ask(&site.subdomains(), to("acme.example.com")).await;
        assert_eq!((status.as_u16(), body.as_str()), (200, INSIDE), "{point}");
        assert_eq!(told.taken().len(), 1, "{point}");
        assert_eq!(site.world.ledger.taken(), [entering(), leaving()].concat());
    }
}

/// Whether the service is ready is asked outside every tenant.
#[tokio::test]
async fn readiness_is_no_tenants() {
    use std::task::{Context as TaskContext, Poll};
    use tower::Service;

    #[derive(Clone)]
    struct Ready(Vec<String>);
    impl Service<Request<()>> for Ready {
        type Response = Response<Full<Bytes>>;
        type Error = Infallible;
        type Future = std::future::Ready<Result<Self::Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut TaskContext<'_>) -> Poll<Result<(), Infallible>> {
            self.0.push(here());
            Poll::Ready(Ok(()))
        }

        /// Panics unless this very value was asked whether it is ready.
        fn call(&mut self, _: Request<()>) -> Self::Future {
            assert_eq!(self.0.pop().as_deref(), Some("blog 9"));
            std::future::ready(Ok(Response::new(Full::from(here()))))
        }
    }

    let site = Site::new();
    let test = async {
        let mut service = site.subdomains().layer(Ready(Vec::new()));
        for _ in 0..2 {
            let service = service.ready().await.unwrap();
            let response = service.call(to("acme.example.com")).await.unwrap();
            let body = response.into_body().collect().await.unwrap();
            assert_eq!(body.to_bytes(), INSIDE);
        }
    };
    Context::tenant(blog(9)).enter(test).await;
}
