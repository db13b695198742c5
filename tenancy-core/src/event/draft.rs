use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

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
    shared: Arc<Shared>,
}

struct Shared {
    value: Mutex<Box<dyn Any + Send>>,
    /// The thread that holds the value, if one does.
    holder: Mutex<Option<ThreadId>>,
}

/// Holds the value.
struct Held<'a> {
    shared: &'a Shared,
    value: MutexGuard<'a, Box<dyn Any + Send>>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.shared.held_by(None);
    }
}

impl Shared {
    fn held_by(&self, thread: Option<ThreadId>) {
        *self.holder.lock().unwrap_or_else(PoisonError::into_inner) = thread;
    }

    /// Waits for the value. `None` where this very thread holds it: it would wait for itself.
    fn hold(&self) -> Option<Held<'_>> {
        let this = thread::current().id();
        // No other thread writes this one's id, so what was true stays true.
        let holder = *self.holder.lock().unwrap_or_else(PoisonError::into_inner);
        if holder == Some(this) {
            return None;
        }
        let value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        self.held_by(Some(this));
        Some(Held {
            shared: self,
            value,
        })
    }
}

impl Draft {
    /// A draft of a value, which is found by its type: a tenant's `ActiveModel` for instance.
    #[must_use]
    pub fn new<V: Send + 'static>(value: V) -> Self {
        Self {
            shared: Arc::new(Shared {
                value: Mutex::new(Box::new(value)),
                holder: Mutex::new(None),
            }),
        }
    }

    /// Looks at the value, or changes it. `None` where the draft is of another type, and within an edit of the same draft.
    pub fn edit<V: 'static, R>(&self, edit: impl FnOnce(&mut V) -> R) -> Option<R> {
        self.shared.hold()?.value.downcast_mut().map(edit)
    }

    /// The value as it is now, for whoever made the draft; `None` where [`edit`](Self::edit) gives none. The draft keeps
    /// nothing afterwards: who still holds it can't change anything any more.
    #[must_use]
    pub fn take<V: 'static>(&self) -> Option<V> {
        let mut held = self.shared.hold()?;
        if held.value.is::<V>() {
            let taken = std::mem::replace(&mut *held.value, Box::new(()));
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
