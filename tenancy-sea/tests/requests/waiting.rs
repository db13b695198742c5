//! Requests that take long: they wait for something, or send it as it happens.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::sse::{Event, Sse};
use axum::routing::get;
use futures_util::stream;
use http_body_util::BodyExt;
use tenancy_sea::Context;
use tokio::sync::{Notify, Semaphore};
use tower::ServiceExt;

use crate::blogs::{ask, ask_path, layer, tenancy};
use crate::rows::titles;

const BLOGS: [(&str, &str); 2] = [
    ("acme.example.com", "acme 1"),
    ("rival.example.com", "rival 1, rival 2"),
];

/// What is waited for.
#[derive(Clone)]
struct News {
    waiting: Arc<Semaphore>,
    happened: Arc<Notify>,
}

impl News {
    fn new() -> Self {
        Self {
            waiting: Arc::new(Semaphore::new(0)),
            happened: Arc::new(Notify::new()),
        }
    }

    async fn wait(&self) {
        let happened = self.happened.notified();
        self.waiting.add_permits(1);
        happened.await;
    }

    /// When so many wait.
    async fn awaited(&self, many: u32) {
        let waiting = self.waiting.acquire_many(many).await;
        waiting.unwrap().forget();
    }
}

/// Z73: a request that waits (long polling) keeps its tenant, while those of others run on the same threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_waits_keeps_its_tenant() {
    let tenancy = tenancy().await;
    let news = News::new();
    let poll = {
        let (tenancy, news) = (tenancy.clone(), news.clone());
        async move || {
            let before = titles(&tenancy).await;
            news.wait().await;
            format!("{before}; {}", titles(&tenancy).await)
        }
    };
    let now = {
        let tenancy = tenancy.clone();
        async move || titles(&tenancy).await
    };
    let app = Router::new()
        .route("/poll", get(poll))
        .route("/", get(now))
        .layer(layer(&tenancy));
    for _ in 0..20 {
        let polls = BLOGS.map(|(host, _)| {
            let app = app.clone();
            tokio::spawn(async move { ask_path(&app, host, "/poll").await.1 })
        });
        news.awaited(2).await;
        for (host, own) in BLOGS.into_iter().rev() {
            assert_eq!(ask(&app, host).await.1, own);
        }
        news.happened.notify_waiters();
        for (poll, (_, own)) in polls.into_iter().zip(BLOGS) {
            assert_eq!(poll.await.unwrap(), format!("{own}; {own}"));
        }
    }
    assert!(Context::current().is_none());
}

/// Z73: each event that a server sends is made for the tenant of its stream, whoever reads what in between; a reader who goes
/// leaves nothing behind.
#[tokio::test]
async fn events_are_made_for_the_tenant_of_their_stream() {
    let tenancy = tenancy().await;
    let news = News::new();
    let events = {
        let (tenancy, news) = (tenancy.clone(), news.clone());
        async move || {
            let news = news.clone();
            Sse::new(stream::unfold((), move |()| {
                let (tenancy, news) = (tenancy.clone(), news.clone());
                async move {
                    news.wait().await;
                    let event = Event::default().data(titles(&tenancy).await);
                    Some((Ok::<_, Infallible>(event), ()))
                }
            }))
        }
    };
    let app = Router::new().route("/", get(events)).layer(layer(&tenancy));
    let mut streams = Vec::new();
    for (host, own) in BLOGS.into_iter().chain(BLOGS) {
        let request = Request::get("/").header("host", host);
        let request = request.body(Body::empty()).unwrap();
        let Ok(response) = app.clone().oneshot(request).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        streams.push((own, response.into_body()));
    }
    for round in 0..30 {
        // One after the other in one task, so that each is polled where another was polled before.
        let reading = streams.iter_mut().map(|(own, body)| async move {
            let frame = body.frame().await.unwrap().unwrap();
            assert_eq!(frame.into_data().unwrap(), format!("data: {own}\n\n"));
        });
        let reading = futures_util::future::join_all(reading);
        let happening = async {
            news.awaited(4).await;
            news.happened.notify_waiters();
        };
        futures_util::future::join(reading, happening).await;
        assert!(Context::current().is_none(), "{round}");
    }
    drop(streams);
    assert!(Context::current().is_none());
}
