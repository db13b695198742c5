//! Bodies that are streamed in the tenant's context.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, ready};

use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use tenancy_core::Context;
use tenancy_core::identification::{Rejection, RouteMode};
use tower::{Layer, ServiceExt, service_fn};

use crate::common::{Ledger, blog, give_way, here, poll_once};
use crate::order::{entering, leaving, undone};
use crate::site::{Site, to};

const INSIDE: &str = "blog 1 +1 +2 +3";

type Frames = Pin<Box<dyn Future<Output = Option<Result<Frame<Bytes>, String>>> + Send>>;

/// A body of so many frames, each of which is the context in which it was polled after it had given way, and of an end.
/// When it is dropped it writes down where.
struct Telling {
    frames: usize,
    next: Option<Frames>,
    end: End,
    dropped: Ledger,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It doesn't know before.
    Unknown,
    /// It knows which frame is the last.
    Known,
    Trailers,
    Error,
}

impl Telling {
    fn new(frames: usize, end: End, dropped: &Ledger) -> Self {
        Self {
            frames,
            next: None,
            end,
            dropped: dropped.clone(),
        }
    }
}

impl Body for Telling {
    type Data = Bytes;
    type Error = String;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut TaskContext<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, String>>> {
        let (frames, end) = (self.frames, self.end);
        let next = self.next.get_or_insert_with(|| {
            Box::pin(async move {
                give_way().await;
                let text = Bytes::from(here());
                match (frames, end) {
                    (0, End::Error) => Some(Err("no more".to_owned())),
                    (0, End::Trailers) => {
                        let mut trailers = HeaderMap::new();
                        trailers.insert("x-here", here().parse().unwrap());
                        Some(Ok(Frame::trailers(trailers)))
                    }
                    (0, _) => None,
                    _ => Some(Ok(Frame::data(text))),
                }
            })
        });
        let frame = ready!(next.as_mut().poll(cx));
        self.next = None;
        if self.frames > 0 {
            self.frames -= 1;
        } else {
            self.end = End::Unknown;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.end == End::Known && self.frames == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact((self.frames * INSIDE.len()) as u64)
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.dropped.note("dropped");
    }
}

async fn response(
    site: &Site,
    frames: usize,
    end: End,
) -> Response<impl Body<Data = Bytes, Error = String> + use<>> {
    let dropped = site.world.ledger.clone();
    let service = service_fn(move |_: Request<()>| {
        let body = Telling::new(frames, end, &dropped);
        async { Ok::<_, Infallible>(Response::new(body)) }
    });
    let layer = site
        .layer(crate::site::subdomains())
        .on_rejection(|_: &Rejection| -> Response<Telling> { panic!("nothing is rejected") });
    let Ok(response) = layer.layer(service).oneshot(to("acme.example.com")).await;
    response
}

fn dropped() -> String {
    format!("dropped @ {INSIDE}")
}

/// Each frame is made in the tenant's context, whoever polls it; the body is dropped there, and the tenancy ends after that.
#[tokio::test]
async fn frames_are_made_in_the_tenants_context() {
    for end in [End::Unknown, End::Known, End::Trailers] {
        let site = Site::new();
        let response = response(&site, 3, end).await;
        assert_eq!(site.world.ledger.taken(), entering());
        let reader = async {
            let mut body = Box::pin(response.into_body());
            let mut frames = 0;
            while let Some(frame) = body.frame().await {
                match frame.unwrap().into_data() {
                    Ok(data) => assert_eq!(data, INSIDE),
                    Err(frame) => {
                        let trailers = frame.into_trailers().unwrap();
                        assert_eq!(trailers["x-here"], INSIDE);
                    }
                }
                frames += 1;
                assert_eq!(here(), "blog 2", "the reader's context is its own");
                let is_over = body.is_end_stream();
                assert_eq!(is_over, end == End::Known && frames == 3);
            }
            assert!(body.is_end_stream());
            assert!(body.frame().await.is_none(), "and it stays over");
        };
        Context::tenant(blog(2)).enter(reader).await;
        let mut lines = vec![dropped()];
        lines.extend(leaving());
        let last = lines.pop().map(|line| line.replace("none", "blog 2"));
        lines.extend(last);
        assert_eq!(site.world.ledger.taken(), lines);
        assert_eq!(site.world.ledger.alive(), 0);
    }
}

/// Where the body knows its last frame the tenancy ends before that is handed out: who announced as many bytes asks for no
/// more.
#[tokio::test]
async fn the_tenancy_ends_before_the_last_frame() {
    let site = Site::new();
    let response = response(&site, 2, End::Known).await;
    site.world.ledger.taken();
    let mut body = Box::pin(response.into_body());
    assert_eq!(body.size_hint().exact(), Some(2 * INSIDE.len() as u64));
    body.frame().await.unwrap().unwrap();
    assert!(site.world.ledger.taken().is_empty());
    body.frame().await.unwrap().unwrap();
    drop(body);
    let lines = [vec![dropped()], leaving()].concat();
    assert_eq!(site.world.ledger.taken(), lines);
}

/// A body that fails, and one that is dropped half-way: what was bootstrapped is undone, and no end event is fired.
#[tokio::test]
async fn a_body_that_fails_or_is_dropped() {
    let interrupted = [vec![dropped()], undone()].concat();
    let site = Site::new();
    let failing = response(&site, 1, End::Error).await;
    site.world.ledger.taken();
    let failed = failing.into_body().collect().await;
    assert_eq!(failed.err().as_deref(), Some("no more"));
    assert_eq!(site.world.ledger.taken(), interrupted);

    for polls in 0..4 {
        let site = Site::new();
        let given_up = response(&site, 3, End::Known).await;
        site.world.ledger.taken();
        let mut body = Box::pin(given_up.into_body());
        for _ in 0..polls {
            let _ = poll_once(std::pin::pin!(body.frame())).await;
        }
        drop(body);
        assert_eq!(site.world.ledger.taken(), interrupted, "{polls} polls");
        assert_eq!(site.world.ledger.alive(), 0);
    }
}

/// The body of a request that names nobody doesn't find the tenant of whoever reads it.
#[tokio::test]
async fn a_body_of_nobodys() {
    let site = Site::new();
    let layer = site.subdomains().route_mode(RouteMode::Universal);
    let layer =
        layer.on_rejection(|_: &Rejection| -> Response<Telling> { panic!("nothing is rejected") });
    let dropped = site.world.ledger.clone();
    let service = service_fn(move |_: Request<()>| {
        let body = Telling::new(2, End::Unknown, &dropped);
        async { Ok::<_, Infallible>(Response::new(body)) }
    });
    let Ok(response) = layer.layer(service).oneshot(to("example.com")).await;
    let read = Context::tenant(blog(2))
        .enter(response.into_body().collect())
        .await;
    assert_eq!(read.unwrap().to_bytes(), "nonenone");
}

/// What ignores restrictions does so in the whole of a request: from one frame to the next, and nowhere else.
#[tokio::test]
async fn restrictions_that_a_body_ignores() {
    let site = Site::new();
    let service = service_fn(async |_: Request<()>| {
        let guard = Context::ignore_restrictions().unwrap();
        let frames = futures_util::stream::unfold((0, Some(guard)), async |(frame, mut guard)| {
            give_way().await;
            let ignored = Context::current().restrictions_ignored();
            if frame == 1 {
                guard = None;
            }
            let text = Bytes::from(ignored.to_string());
            (frame < 3).then_some((Ok::<_, Infallible>(Frame::data(text)), (frame + 1, guard)))
        });
        Ok::<_, Infallible>(Response::new(BodyExt::boxed_unsync(StreamBody::new(
            frames,
        ))))
    });
    let response = site
        .subdomains()
        .layer(service)
        .oneshot(to("acme.example.com"));
    let Ok(response) = response.await;
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "truetruefalse");
    assert!(!Context::current().restrictions_ignored());
}
