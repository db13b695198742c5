use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

/// Whenever a future waits for the driver's thread, lets that thread finish before the runtime looks for its answer.
///
/// Whether an answer is there at once or has to be waited for is otherwise a matter of chance, and waiting takes some
/// thousand instructions.
pub(crate) struct Unhurried<F>(pub(crate) F);

/// Longer than the driver takes for a small statement under callgrind.
const PAUSE: Duration = Duration::from_millis(12);

impl<F: Future + Unpin> Future for Unhurried<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let polled = Pin::new(&mut self.0).poll(context);
        if polled.is_pending() {
            thread::sleep(PAUSE);
        }
        polled
    }
}
