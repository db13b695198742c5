//! A panic and a cancellation at each point of a request: nothing is left.

use std::convert::Infallible;
use std::pin::pin;

use http::Request;
use http_body_util::BodyExt;
use tower::{Layer, ServiceExt, service_fn};

use crate::common::{Trouble, blog, caught, give_way, here, on_purpose, polled};
use crate::site::{Site, ask, text, to};

/// Z37: a panic of the service goes through, and leaves no context and nothing bootstrapped; the next request is served.
#[tokio::test]
async fn a_panic_of_the_service() {
    for in_call in [true, false] {
        let site = Site::new();
        let service = service_fn(move |_: Request<()>| {
            if in_call {
                on_purpose("on purpose");
            }
            async move {
                give_way().await;
                if !in_call {
                    on_purpose("on purpose");
                }
                Ok::<_, Infallible>(text(here()))
            }
        });
        let request = site
            .subdomains()
            .layer(service)
            .oneshot(to("acme.example.com"));
        let outcome = caught(async { request.await.map(|_| ()) }).await;
        assert_eq!(outcome.err().as_deref(), Some("on purpose"));
        assert_eq!(here(), "none");
        assert_eq!(site.world.ledger.alive(), 0);
        let lines = site.world.ledger.taken();
        let ended = lines.iter().any(|line| line.starts_with("Ending"));
        assert!(!ended, "no end event is fired");
        assert_eq!(
            lines.iter().filter(|line| line.starts_with("undo")).count(),
            3
        );
        let (status, _) = ask(&site.subdomains(), to("rival.example.com")).await;
        assert_eq!(status, 200);
    }
}

/// A panic of a listener, a bootstrapper or an undoing leaves no context either.
#[tokio::test]
async fn a_panic_around_the_service() {
    for point in [
        "InitializingTenancy",
        "bootstrap two",
        "TenancyBootstrapped",
        "EndingTenancy",
        "undo one",
    ] {
        let site = Site::new();
        site.world.trouble(point, Trouble::Panic);
        let layer = site.subdomains();
        let _ = caught(ask(&layer, to("acme.example.com"))).await;
        assert_eq!(here(), "none", "{point}");
        assert_eq!(site.world.ledger.alive(), 0, "{point}");
        site.world.no_trouble();
        let (_, body) = ask(&layer, to("rival.example.com")).await;
        assert_eq!(body, "blog 2 +1 +2 +3");
    }
}

/// Z38: a request that is given up after any number of polls leaves no context and nothing bootstrapped.
#[tokio::test]
async fn a_cancellation_at_each_point() {
    let mut completed = false;
    for polls in 0.. {
        let site = Site::new();
        let work = site.clone();
        let service = service_fn(move |_: Request<()>| {
            let site = work.clone();
            async move {
                site.world.work(&blog(1)).await.unwrap();
                Ok::<_, Infallible>(text(here()))
            }
        });
        let request = site
            .subdomains()
            .layer(service)
            .oneshot(to("acme.example.com"));
        let whole = async {
            let Ok(response) = request.await;
            response.into_body().collect().await.unwrap()
        };
        completed = polled(polls, pin!(whole)).await.is_some();
        assert_eq!(here(), "none", "{polls}");
        let lines = site.world.ledger.taken();
        let count = |what: &str| lines.iter().filter(|line| line.starts_with(what)).count();
        assert_eq!(count("made"), count("undo"), "{polls}: {lines:?}");
        assert_eq!(site.world.ledger.alive(), 0, "{polls}");
        if completed {
            break;
        }
    }
    assert!(completed);
}
