use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// What is about to be written or run, for listeners to look at and to change.
///
/// ```
/// use tenancy_core::event::Draft;
///
/// let draft = Draft::new(String::from("acme"));
/// assert_eq!(draft.edit::<String, _>(|slug| slug.push_str("-inc")), Some(()));
/// assert_eq!(draft.edit::<u8, _>(|_| ()), None, "it holds no u8");
/// assert_eq!(draft.take::<String>().as_deref(), Some("acme-inc"));
/// ```
#[derive(Clone)]
pub struct Draft {
    value: Arc<Mutex<Box<dyn Any + Send>>>,
}

impl Draft {
    /// A draft of a value, which is found by its type: a tenant's `ActiveModel` for instance.
    #[must_use]
    pub fn new<V: Send + 'static>(value: V) -> Self {
        Self {
            value: Arc::new(Mutex::new(Box::new(value))),
        }
    }

    /// Looks at the value, or changes it. `None` where the draft is of another type.
    ///
    /// The closure must not use the same draft again: it would wait for itself.
    pub fn edit<V: 'static, R>(&self, edit: impl FnOnce(&mut V) -> R) -> Option<R> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        value.downcast_mut().map(edit)
    }

    /// The value as it is now. The draft keeps nothing afterwards: who still holds it can't change anything any more.
    #[must_use]
    pub fn take<V: 'static>(&self) -> Option<V> {
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        if value.is::<V>() {
            let taken = std::mem::replace(&mut *value, Box::new(()));
            return taken.downcast().ok().map(|value| *value);
        }
        None
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft").finish_non_exhaustive()
    }
}
