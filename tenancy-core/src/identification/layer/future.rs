use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::request::Parts;
use http::{Request, Response, response};
use http_body::Body;
use pin_project_lite::pin_project;
use tower_service::Service;

use super::TenancyBody;
use super::body::{Ending, end};
use super::call::Call;
use super::identify::Standing;
use super::inside::Inside;
use crate::InitializedTenancy;
use crate::identification::{Rejection, RejectionResponse};

type Identifying = Pin<Box<dyn Future<Output = Result<(Parts, Standing), Rejection>> + Send>>;

pin_project! {
    /// The response of a [`TenancyService`](super::TenancyService).
    pub struct TenancyFuture<S, R, B>
    where
        S: Service<Request<B>>,
    {
        #[pin]
        state: State<S, B>,
        rejections: Arc<R>,
    }
}

pin_project! {
    #[project = Projected]
    enum State<S, B>
    where
        S: Service<Request<B>>,
    {
        // Whose is it?
        Identifying { identifying: Identifying, service: Option<(S, B)> },
        // The service runs. What was bootstrapped is undone after its future is dropped.
        Running { #[pin] call: Inside<Call<S, B>>, tenancy: Option<InitializedTenancy> },
        // The response has no body to wait for.
        Ending { ending: Ending, response: Option<response::Parts> },
    }
}

impl<S: Service<Request<B>>, R, B> TenancyFuture<S, R, B> {
    pub(super) fn new(identifying: Identifying, service: S, body: B, rejections: Arc<R>) -> Self {
        Self {
            state: State::Identifying {
                identifying,
                service: Some((service, body)),
            },
            rejections,
        }
    }
}

impl<S, R, B, ResBody> Future for TenancyFuture<S, R, B>
where
    S: Service<Request<B>, Response = Response<ResBody>>,
    R: RejectionResponse<ResBody>,
    ResBody: Body,
{
    type Output = Result<Response<TenancyBody<ResBody>>, S::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.state.as_mut().project() {
                Projected::Identifying {
                    identifying,
                    service,
                } => {
                    let (parts, standing) = match ready!(identifying.as_mut().poll(cx)) {
                        Ok(identified) => identified,
                        Err(rejection) => {
                            rejection.trace();
                            let response = this.rejections.response(&rejection);
                            return Poll::Ready(Ok(response.map(outside)));
                        }
                    };
                    // Taken once: the state changes below.
                    let Some((service, body)) = service.take() else {
                        return Poll::Pending;
                    };
                    run(service, Request::from_parts(parts, body), standing)
                }
                Projected::Running { mut call, tenancy } => {
                    let Some(polled) = call.as_mut().poll(|call| call.poll(cx)) else {
                        return Poll::Pending;
                    };
                    let context = call.context();
                    let response = match ready!(polled) {
                        Ok(response) => response,
                        Err(err) => {
                            call.leave();
                            drop(tenancy.take());
                            return Poll::Ready(Err(err));
                        }
                    };
                    call.leave();
                    let (parts, body) = response.into_parts();
                    let body = Inside::new(body, context);
                    match tenancy.take() {
                        Some(tenancy) if body.look(Body::is_end_stream) == Some(true) => {
                            drop(body);
                            State::Ending {
                                ending: end(tenancy),
                                response: Some(parts),
                            }
                        }
                        tenancy => {
                            let body = TenancyBody::new(body, tenancy);
                            return Poll::Ready(Ok(Response::from_parts(parts, body)));
                        }
                    }
                }
                Projected::Ending { ending, response } => {
                    ready!(ending.as_mut().poll(cx));
                    let Some(parts) = response.take() else {
                        return Poll::Pending;
                    };
                    let body = TenancyBody::new(Inside::nothing(), None);
                    return Poll::Ready(Ok(Response::from_parts(parts, body)));
                }
            };
            this.state.set(next);
        }
    }
}

/// The service, in what its request runs in.
fn run<S: Service<Request<B>>, B>(
    service: S,
    request: Request<B>,
    standing: Standing,
) -> State<S, B> {
    let (context, tenancy) = match standing {
        Standing::Tenant(tenancy) => (tenancy.context().clone(), Some(tenancy)),
        Standing::Context(context) => (context, None),
    };
    State::Running {
        call: Inside::new(Call::new(service, request), Some(context)),
        tenancy,
    }
}

/// A body of nobody's.
fn outside<B: Body>(body: B) -> TenancyBody<B> {
    TenancyBody::new(Inside::new(body, None), None)
}

impl<S: Service<Request<B>>, R, B> fmt::Debug for TenancyFuture<S, R, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyFuture").finish_non_exhaustive()
    }
}
