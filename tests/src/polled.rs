//! Futures that are given up half-way.

use std::pin::Pin;
use std::task::{Context, Poll};

/// Polls a future so many times, whenever it is woken, and drops it if it hasn't completed by then.
pub fn polled<F: Future>(times: usize, future: F) -> Polled<F> {
    Polled {
        future: Some(Box::pin(future)),
        left: times,
    }
}

#[derive(Debug)]
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
