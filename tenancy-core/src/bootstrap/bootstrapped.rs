use std::fmt;
use std::sync::Arc;

use crate::BoxError;
use crate::context::Values;
use crate::panicked::caught;

type Undo = Box<dyn FnOnce() -> Result<(), BoxError> + Send + Sync>;

/// What a [`Bootstrapper`](super::Bootstrapper) made: values for the context, and how to undo the rest.
///
/// Dropping it undoes it. What only has to go away needs no undoing: a value is dropped with the last context that has it.
#[must_use = "dropping it undoes it"]
#[derive(Default)]
pub struct Bootstrapped {
    values: Values,
    undo: Vec<Undo>,
}

impl Bootstrapped {
    /// Nothing to keep and nothing to undo.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// A value for the context, found there by its type.
    pub fn value<V: Send + Sync + 'static>(value: V) -> Self {
        Self::nothing().and_value(value)
    }

    /// And another value. One of a type that is there already takes its place.
    pub fn and_value<V: Send + Sync + 'static>(mut self, value: V) -> Self {
        self.values.insert(Arc::new(value));
        self
    }

    /// And something to do when the tenant's context is left, however it is left. It must not block: after a panic or a
    /// cancellation it runs where the future is dropped. Wherever that is, the tenant's context is current, as it was when
    /// the bootstrapper had run: what is [`spawn`](crate::spawn)ed here is the tenant's.
    ///
    /// An error is reported where the context is left in good order, and written as a `tracing` event otherwise. So is a
    /// panic, as [`Panicked`](crate::Panicked). Neither keeps others from being undone.
    pub fn and_undo(
        mut self,
        undo: impl FnOnce() -> Result<(), BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.undo.push(Box::new(undo));
        self
    }

    pub(crate) fn values(&self) -> &Values {
        &self.values
    }

    /// Undoes in reverse all that is there to be undone, also after an error or a panic.
    pub(crate) fn undo(&mut self) -> Vec<BoxError> {
        let undo = std::mem::take(&mut self.undo).into_iter().rev();
        let outcomes = undo.map(|undo| caught(undo).map_err(BoxError::from).flatten());
        outcomes.filter_map(Result::err).collect()
    }

    /// Lets go of the values, the last first. Whose last holder this is, is dropped here, and its destructor may panic.
    pub(crate) fn release(&mut self) -> Vec<BoxError> {
        let values = std::mem::take(&mut self.values).into_iter().rev();
        let outcomes = values.map(|value| caught(|| drop(value)).map_err(BoxError::from));
        outcomes.filter_map(Result::err).collect()
    }
}

impl Drop for Bootstrapped {
    fn drop(&mut self) {
        for err in self.undo().into_iter().chain(self.release()) {
            // What the application's error writes of itself may panic, and this may run while a panic unwinds.
            let _ = caught(|| tracing::error!(%err, "a bootstrapper could not be undone"));
        }
    }
}

impl fmt::Debug for Bootstrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bootstrapped")
            .field("values", &self.values)
            .field("undo", &self.undo.len())
            .finish()
    }
}
