use std::any::Any;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Code of the application panicked where others have their turn nevertheless: in an undo closure, in the destructor of a
/// context's value, in an observer, in a job or its compensation.
///
/// It comes as the source of an error, like any other failure of theirs. The cure is in the code that panicked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it panicked: {message}")]
#[non_exhaustive]
pub struct Panicked {
    /// What the panic said.
    pub message: String,
}

impl Panicked {
    fn of(payload: Box<dyn Any + Send>) -> Self {
        let panicked = Self::with(&*payload);
        // A payload of the application's own type may panic once more when it is dropped.
        if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
            mem::forget(again);
        }
        panicked
    }

    /// Of a panic that goes on.
    pub(crate) fn with(payload: &(dyn Any + Send)) -> Self {
        let message = payload.downcast_ref::<&str>().map(|&text| text.to_owned());
        let message = message.or_else(|| payload.downcast_ref::<String>().cloned());
        Self {
            message: message.unwrap_or_else(|| "with no message".to_owned()),
        }
    }
}

/// Calls a closure and makes an error of its panic: the one place where panics are caught.
///
/// It may be called while another panic unwinds. There a panic that left a destructor would abort the process.
pub(crate) fn caught<T>(call: impl FnOnce() -> T) -> Result<T, Panicked> {
    // Whatever the closure was given is its own or is only looked at as a whole afterwards.
    catch_unwind(AssertUnwindSafe(call)).map_err(Panicked::of)
}
