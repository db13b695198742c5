//! Around a service of hyper, over a connection: the tenancy ends whatever the server asks of the body.

use std::convert::Infallible;

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Empty, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tenancy_core::identification::{Rejection, RouteMode};
use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
use tower::{Layer, service_fn};

use crate::common::{give_way, here};
use crate::order::{entering, leaving};
use crate::site::Site;

type AnyBody = http_body_util::combinators::UnsyncBoxBody<Bytes, Infallible>;

async fn handle(request: Request<Incoming>) -> Result<Response<AnyBody>, Infallible> {
    let whole = || Full::from(here()).boxed_unsync();
    let stream = || {
        let frames = futures_util::stream::unfold(0, async |frame| {
            give_way().await;
            let text = Frame::data(Bytes::from(here()));
            (frame < 2).then(|| (Ok(text), frame + 1))
        });
        BodyExt::boxed_unsync(StreamBody::new(frames))
    };
    let (status, body) = match request.uri().path() {
        "/stream" => (StatusCode::OK, stream()),
        "/unmodified" => (StatusCode::NOT_MODIFIED, Empty::new().boxed_unsync()),
        "/echo" => {
            let body = request.into_body().collect().await.expect("it arrives");
            let body = [body.to_bytes(), Bytes::from(here())].concat();
            (StatusCode::OK, Full::from(body).boxed_unsync())
        }
        _ => (StatusCode::OK, whole()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    Ok(response)
}

/// What a server answers to what is written to it, until it closes.
async fn served(site: &Site, requests: &str) -> String {
    let layer = site.subdomains().route_mode(RouteMode::Universal);
    let layer = layer.on_rejection(|rejection: &Rejection| -> Response<AnyBody> {
        let mut response = Response::new(Empty::new().boxed_unsync());
        *response.status_mut() = rejection.status();
        response
    });
    let service = TowerToHyperService::new(layer.layer(service_fn(handle)));
    let (mut client, server) = duplex(64 * 1024);
    let serving = http1::Builder::new().serve_connection(TokioIo::new(server), service);
    let serving = tokio::spawn(serving);
    client.write_all(requests.as_bytes()).await.unwrap();
    let mut answers = String::new();
    client.read_to_string(&mut answers).await.unwrap();
    serving.await.unwrap().unwrap();
    answers
}

fn last(method: &str, path: &str, host: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")
}

/// 304, HEAD and bodies of a known length are never polled to their end; streams are. The tenancy ends either way, in order.
#[tokio::test]
async fn the_tenancy_of_each_response_ends() {
    for (method, path) in [("GET", "/"), ("GET", "/stream"), ("GET", "/unmodified")] {
        let site = Site::new();
        let answer = served(&site, &last(method, path, "acme.example.com")).await;
        if path != "/unmodified" {
            assert!(answer.contains("blog 1 +1 +2 +3"), "{answer}");
        }
        let lines = [entering(), leaving()].concat();
        assert_eq!(site.world.ledger.taken(), lines, "{method} {path}");
        assert_eq!(site.world.ledger.alive(), 0);
    }
}

/// A body that no one asks for is dropped: what was bootstrapped is undone.
#[tokio::test]
async fn nothing_is_left_of_a_head_request() {
    let site = Site::new();
    let answer = served(&site, &last("HEAD", "/", "acme.example.com")).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(site.world.ledger.alive(), 0);
}

/// Z73: requests of several tenants on one connection, one of them with a body.
#[tokio::test]
async fn requests_on_one_connection() {
    let site = Site::new();
    let requests = [
        "GET / HTTP/1.1\r\nhost: acme.example.com\r\n\r\n".to_owned(),
        "POST /echo HTTP/1.1\r\nhost: rival.example.com\r\ncontent-length: 6\r\n\r\nhello "
            .to_owned(),
        "GET / HTTP/1.1\r\nhost: example.com\r\n\r\n".to_owned(),
        "GET / HTTP/1.1\r\nhost: nobody.example.com\r\n\r\n".to_owned(),
        last("GET", "/stream", "blog-3.example.com"),
    ];
    let answers = served(&site, &requests.concat()).await;
    let answers: Vec<&str> = answers.split("HTTP/1.1 ").skip(1).collect();
    assert_eq!(answers.len(), 5);
    assert!(
        answers[0].ends_with("\r\n\r\nblog 1 +1 +2 +3"),
        "{}",
        answers[0]
    );
    assert!(
        answers[0].contains("content-length: 15\r\n"),
        "{}",
        answers[0]
    );
    assert!(
        answers[1].ends_with("\r\n\r\nhello blog 2 +1 +2 +3"),
        "{}",
        answers[1]
    );
    assert!(answers[2].ends_with("\r\n\r\nnone"), "{}", answers[2]);
    assert!(answers[3].starts_with("404"), "{}", answers[3]);
    assert!(
        answers[4].contains("transfer-encoding: chunked"),
        "{}",
        answers[4]
    );
    assert_eq!(answers[4].matches("blog 3 +1 +2 +3").count(), 2);
    assert_eq!(site.world.ledger.alive(), 0);
}

/// Two hosts in one request, as hyper reads them from a connection.
#[tokio::test]
async fn two_hosts_on_a_connection() {
    let site = Site::new();
    let two = "GET / HTTP/1.1\r\nhost: acme.example.com\r\nhost: rival.example.com\r\nconnection: close\r\n\r\n";
    assert!(served(&site, two).await.starts_with("HTTP/1.1 404"));
    let absolute = "GET http://acme.example.com/ HTTP/1.1\r\nhost: rival.example.com\r\nconnection: close\r\n\r\n";
    assert!(served(&site, absolute).await.starts_with("HTTP/1.1 404"));
    assert!(site.world.ledger.taken().is_empty());
}
