//! Requests of several tenants on one connection of HTTP/2, at the same time.

use std::convert::Infallible;
use std::sync::Arc;

use http::{Request, StatusCode, Version};
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper::server::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::service::TowerToHyperService;
use tokio::io::duplex;
use tokio::sync::{Notify, Semaphore};
use tower::{Layer, service_fn};

use crate::common::here;
use crate::site::{Site, text};

/// Who waits for something, and what lets it go on.
#[derive(Clone)]
struct Poll {
    arrived: Arc<Semaphore>,
    happened: Arc<Notify>,
}

/// A connection to a server: what is below `/poll` waits.
async fn connect(site: &Site, poll: &Poll) -> SendRequest<Empty<Bytes>> {
    let poll = poll.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let poll = poll.clone();
        async move {
            let before = here();
            if request.uri().path() == "/poll" {
                let happened = poll.happened.notified();
                poll.arrived.add_permits(1);
                happened.await;
            }
            Ok::<_, Infallible>(text(format!("{before}, {}", here())))
        }
    });
    let service = TowerToHyperService::new(site.subdomains().layer(service));
    let (client, server) = duplex(64 * 1024);
    let builder = http2::Builder::new(TokioExecutor::new());
    tokio::spawn(builder.serve_connection(TokioIo::new(server), service));
    let connected = handshake(TokioExecutor::new(), TokioIo::new(client)).await;
    let (sender, connection) = connected.expect("it connects");
    tokio::spawn(connection);
    sender
}

async fn ask(
    sender: &mut SendRequest<Empty<Bytes>>,
    request: http::request::Builder,
) -> (StatusCode, String) {
    let request = request.version(Version::HTTP_2).body(Empty::new()).unwrap();
    let response = sender.send_request(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

fn to(blog: &str, path: &str) -> http::request::Builder {
    Request::get(format!("http://{blog}.example.com{path}"))
}

/// Z73: a request that waits keeps its tenant, while those of others are served on the same connection and the same thread.
#[tokio::test]
async fn a_request_that_waits_keeps_its_tenant() {
    let site = Site::new();
    let poll = Poll {
        arrived: Arc::new(Semaphore::new(0)),
        happened: Arc::new(Notify::new()),
    };
    let sender = connect(&site, &poll).await;
    let waiting = ["acme", "rival", "blog-3"].map(|blog| {
        let mut sender = sender.clone();
        tokio::spawn(async move { ask(&mut sender, to(blog, "/poll")).await.1 })
    });
    let arrived = poll.arrived.acquire_many(3).await;
    arrived.expect("they wait").forget();
    for round in 0..100 {
        let blog = round % 5 + 4;
        let answer = ask(&mut sender.clone(), to(&format!("blog-{blog}"), "/")).await;
        let own = format!("blog {blog} +1 +2 +3");
        assert_eq!(answer.1, format!("{own}, {own}"));
    }
    poll.happened.notify_waiters();
    for (number, waiting) in (1..).zip(waiting) {
        let own = format!("blog {number} +1 +2 +3");
        assert_eq!(waiting.await.unwrap(), format!("{own}, {own}"));
    }
    assert_eq!(site.world.ledger.alive(), 0);
}

/// Z71: `:authority` names the tenant, and a `Host` header that says another one isn't followed by anybody.
#[tokio::test]
async fn the_authority_and_the_header() {
    let site = Site::new();
    let poll = Poll {
        arrived: Arc::new(Semaphore::new(0)),
        happened: Arc::new(Notify::new()),
    };
    let mut sender = connect(&site, &poll).await;
    let same = to("acme", "/").header("host", "acme.example.com");
    assert_eq!(ask(&mut sender, same).await.0, StatusCode::OK);
    for host in ["rival.example.com", "example.com", "evil.org", ""] {
        let other = to("acme", "/").header("host", host);
        let refused = ask(&mut sender, other).await;
        assert_eq!(refused, (StatusCode::NOT_FOUND, String::new()), "{host}");
    }
}
