use std::pin::Pin;
use std::task::{Context, Poll};

use http::Request;
use pin_project_lite::pin_project;
use tower_service::Service;

pin_project! {
    /// A service that is called when this is first polled, so that its `call` runs where its future does.
    #[project = Projected]
    pub(super) enum Call<S, B>
    where
        S: Service<Request<B>>,
    {
        Waiting { waiting: Option<(S, Request<B>)> },
        Called { #[pin] future: S::Future },
    }
}

impl<S: Service<Request<B>>, B> Call<S, B> {
    pub(super) fn new(service: S, request: Request<B>) -> Self {
        Self::Waiting {
            waiting: Some((service, request)),
        }
    }
}

impl<S: Service<Request<B>>, B> Future for Call<S, B> {
    type Output = Result<S::Response, S::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let future = match self.as_mut().project() {
                Projected::Called { future } => return future.poll(cx),
                Projected::Waiting { waiting } => match waiting.take() {
                    Some((mut service, request)) => service.call(request),
                    // Polled after a panic of `call`.
                    None => return Poll::Pending,
                },
            };
            self.set(Self::Called { future });
        }
    }
}
