use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use tokio::task::yield_now;

/// Gives way so often that a future can be given up in between.
pub async fn give_way() {
    yield_now().await;
    yield_now().await;
}

/// Panics as `panic!` does, without the message and the backtrace that would fill the output of a test.
pub fn on_purpose(message: &'static str) -> ! {
    resume_unwind(Box::new(message))
}

/// What a future panicked with, if it did.
pub async fn caught<F: Future>(future: F) -> Result<F::Output, String> {
    let outcome = AssertUnwindSafe(future).catch_unwind().await;
    outcome.map_err(|payload| match payload.downcast_ref::<&str>() {
        Some(&message) => message.to_owned(),
        None => "something else".to_owned(),
    })
}

/// Polls a future once, and gives way afterwards to whatever wakes it.
pub async fn poll_once<F: Future>(mut future: Pin<&mut F>) -> Poll<F::Output> {
    let polled = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
    yield_now().await;
    polled
}

/// Polls a future so many times, whenever it is woken, and drops it if it hasn't completed by then.
pub fn polled<F: Future>(times: usize, future: F) -> Polled<F> {
    Polled {
        future: Some(Box::pin(future)),
        left: times,
    }
}

pub struct Polled<F> {
    future: Option<Pin<Box<F>>>,
    left: usize,
}

impl<F: Future> Future for Polled<F> {
    /// `None` where it was given up.
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left > 0 {
            self.left -= 1;
            let future = self.future.as_mut().expect("it isn't polled after its end");
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
        }
        if self.left == 0 {
            self.future = None;
            return Poll::Ready(None);
        }
        Poll::Pending
    }
}
