use std::pin::Pin;

use pin_project_lite::pin_project;

use crate::Context;
use crate::panicked::caught;

pin_project! {
    /// A future or a body that is polled, and dropped, in a context: in that of the caller where there is none of its own.
    pub(super) struct Inside<T> {
        #[pin]
        inner: Option<T>,
        context: Option<Context>,
    }

    impl<T> PinnedDrop for Inside<T> {
        fn drop(this: Pin<&mut Self>) {
            this.leave();
        }
    }
}

impl<T> Inside<T> {
    pub(super) fn new(inner: T, context: Option<Context>) -> Self {
        Self {
            inner: Some(inner),
            context,
        }
    }

    /// The context of its own.
    pub(super) fn context(&self) -> Option<Context> {
        self.context.clone()
    }

    /// What was left already.
    pub(super) fn nothing() -> Self {
        Self {
            inner: None,
            context: None,
        }
    }

    /// Polls what is inside; `None` where it was left.
    pub(super) fn poll<R>(self: Pin<&mut Self>, poll: impl FnOnce(Pin<&mut T>) -> R) -> Option<R> {
        let this = self.project();
        let inner = this.inner.as_pin_mut()?;
        Some(match this.context {
            Some(context) => context.within(|| poll(inner)),
            None => poll(inner),
        })
    }

    /// Looks at what is inside; `None` where it was left.
    pub(super) fn look<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let inner = self.inner.as_ref()?;
        Some(match &self.context {
            Some(context) => context.within(|| look(inner)),
            None => look(inner),
        })
    }

    /// Drops what is inside, in the context.
    pub(super) fn leave(self: Pin<&mut Self>) {
        let mut this = self.project();
        if this.inner.is_none() {
            return;
        }
        let Some(context) = this.context else {
            this.inner.set(None);
            return;
        };
        // Caught, since this may be dropped while a panic unwinds, and where no context can be entered: there it is dropped
        // in whatever is current.
        let dropped = caught(|| context.within(|| this.inner.set(None)));
        if let Err(err) = dropped {
            tracing::error!(%err, "what ran for a request could not be dropped in good order");
        }
        this.inner.set(None);
    }
}
