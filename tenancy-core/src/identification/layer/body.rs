use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::inside::Inside;
use crate::InitializedTenancy;

/// Ends a tenancy. The response is on its way, so all that is left to do with an error is to write it down.
pub(super) type Ending = Pin<Box<dyn Future<Output = ()> + Send>>;

pub(super) fn end(tenancy: InitializedTenancy) -> Ending {
    Box::pin(async move {
        if let Err(err) = tenancy.end().await {
            tracing::error!(%err, "the tenancy of a request did not end in good order");
        }
    })
}

pin_project! {
    /// A response's body that is polled in the context of the request's tenant, and ends the tenancy after it.
    ///
    /// The tenancy ends before the last frame is handed out, where the body knows that it is the last: a server doesn't ask
    /// for more once it has as many bytes as were announced.
    ///
    /// ```
    /// use http_body_util::{BodyExt, Full};
    /// use tenancy_core::identification::TenancyBody;
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// // Without a tenant it is the body that it holds.
    /// let body = TenancyBody::<Full<&[u8]>>::default();
    /// assert!(body.collect().await.unwrap().to_bytes().is_empty());
    /// # }
    /// ```
    pub struct TenancyBody<B>
    where
        B: Body,
    {
        #[pin]
        body: Inside<B>,
        // Dropped after the body: what was bootstrapped is undone when nothing uses it any more.
        tenancy: Option<InitializedTenancy>,
        ending: Option<Ending>,
        last: Option<Frame<B::Data>>,
    }
}

impl<B: Body> TenancyBody<B> {
    pub(super) fn new(body: Inside<B>, tenancy: Option<InitializedTenancy>) -> Self {
        Self {
            body,
            tenancy,
            ending: None,
            last: None,
        }
    }
}

/// Of no tenant: what a layer around this one answers where it doesn't run a request.
impl<B: Body + Default> Default for TenancyBody<B> {
    fn default() -> Self {
        Self::new(Inside::new(B::default(), None), None)
    }
}

impl<B: Body> Body for TenancyBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut this = self.project();
        if this.ending.is_none() {
            let polled = this.body.as_mut().poll(|mut body| {
                let frame = body.as_mut().poll_frame(cx);
                frame.map(|frame| (frame, body.is_end_stream()))
            });
            let Some(polled) = polled else {
                return Poll::Ready(None);
            };
            let (frame, is_last) = ready!(polled);
            match frame {
                Some(Ok(frame)) if !is_last => return Poll::Ready(Some(Ok(frame))),
                Some(Ok(frame)) => *this.last = Some(frame),
                Some(Err(err)) => {
                    this.body.as_mut().leave();
                    drop(this.tenancy.take());
                    return Poll::Ready(Some(Err(err)));
                }
                None => {}
            }
            this.body.as_mut().leave();
            *this.ending = this.tenancy.take().map(end);
        }
        if let Some(ending) = this.ending {
            ready!(ending.as_mut().poll(cx));
        }
        *this.ending = None;
        Poll::Ready(this.last.take().map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        let is_left = self.ending.is_none() && self.last.is_none();
        // Not before the tenancy ended, as long as there is one.
        let is_over = |body: &B| self.tenancy.is_none() && body.is_end_stream();
        is_left && self.body.look(is_over).unwrap_or(true)
    }

    fn size_hint(&self) -> SizeHint {
        if self.last.is_some() {
            return SizeHint::default();
        }
        let hint = self.body.look(Body::size_hint);
        hint.unwrap_or_else(|| SizeHint::with_exact(0))
    }
}

impl<B: Body> fmt::Debug for TenancyBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenancyBody")
            .field(
                "tenant",
                &self.tenancy.as_ref().map(InitializedTenancy::tenant),
            )
            .finish_non_exhaustive()
    }
}
