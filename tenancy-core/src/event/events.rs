use std::any::{Any, TypeId, type_name};
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, PoisonError, RwLock};

use futures_util::FutureExt;

use super::{BoxError, Event, Listener};
use crate::panicked::{Panicked, caught};

type Handle<E> = Arc<dyn Listener<E>>;

#[derive(Clone)]
struct Entry {
    event: TypeId,
    name: &'static str,
    /// A `Handle` of the event.
    listener: Arc<dyn Any + Send + Sync>,
}

impl Entry {
    fn of<E: Event>(listener: Handle<E>) -> Self {
        Self {
            event: TypeId::of::<E>(),
            name: type_name::<E>(),
            listener: Arc::new(listener),
        }
    }

    /// Tells of an event, or of the event of its family, if this is who listens to it.
    async fn tell<E: Event>(&self, event: &E) -> Result<(), ListenerError> {
        let has_family = TypeId::of::<E>() != TypeId::of::<E::Family>();
        let heard = if let Some(listener) = self.handle::<E>() {
            listener.handle(event.clone()).await
        } else if has_family && let Some(listener) = self.handle::<E::Family>() {
            listener.handle(E::Family::from(event.clone())).await
        } else {
            return Ok(());
        };
        heard.map_err(|source| ListenerError {
            event: event.name(),
            source,
        })
    }

    fn handle<E: Event>(&self) -> Option<Handle<E>> {
        (self.event == TypeId::of::<E>())
            .then(|| self.listener.downcast_ref::<Handle<E>>().cloned())
            .flatten()
    }
}

/// The listeners of an application, in the order in which they began to listen.
///
/// A value like any other: cloning it gives another handle to the same listeners, and there is no process-wide one. Each
/// tenancy has its own, or several share one.
///
/// ```
/// use tenancy_core::event::{TenancyEvent, TenancyInitialized};
/// use tenancy_core::{BoxError, Events};
///
/// let events = Events::new();
/// events.listen::<TenancyInitialized>(|event: TenancyInitialized| async move {
///     println!("now for {}", event.tenant);
///     Ok::<_, BoxError>(())
/// });
/// // All of a family:
/// events.observe::<TenancyEvent>(|event| println!("{}: {}", event.name(), event.tenant()));
/// ```
#[derive(Clone, Default)]
pub struct Events {
    entries: Arc<RwLock<Arc<[Entry]>>>,
}

impl Events {
    /// Nobody listens yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a listener, after those that listen already. It may be to an event or to a family of events.
    pub fn listen<E: Event>(&self, listener: impl Listener<E>) -> &Self {
        let entry = Entry::of::<E>(Arc::new(listener));
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        *entries = entries.iter().cloned().chain([entry]).collect();
        self
    }

    /// Adds a listener that looks on and has no error to give, for a log or a count.
    ///
    /// Its panic is a failure like any other listener's, with a [`Panicked`](crate::Panicked): the end of a tenancy goes on
    /// to the other events.
    pub fn observe<E: Event>(&self, observe: impl Fn(&E) + Send + Sync + 'static) -> &Self {
        self.listen::<E>(move |event: E| std::future::ready(caught(|| observe(&event))))
    }

    /// Adds a listener before all others, so that none of them can keep it from hearing of what has happened: for what must
    /// not be remembered any longer. It can't fail.
    #[cfg(all(feature = "cache", feature = "tower"))]
    pub(crate) fn listen_first<E, F>(&self, hear: impl Fn(E) -> F + Send + Sync + 'static)
    where
        E: Event,
        F: Future<Output = ()> + Send,
    {
        let listener = move |event: E| hear(event).map(Ok::<_, BoxError>);
        let entry = Entry::of::<E>(Arc::new(listener));
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        *entries = std::iter::once(entry)
            .chain(entries.iter().cloned())
            .collect();
    }

    /// Tells all that listen to the event or to its family, one after the other, in the order in which they began to.
    ///
    /// Who begins to listen while the event is fired hears of the next one.
    ///
    /// # Errors
    ///
    /// [`ListenerError`] of the first listener that fails. Those after it don't hear of the event.
    pub async fn fire<E: Event>(&self, event: E) -> Result<(), ListenerError> {
        for entry in self.entries().iter() {
            entry.tell(&event).await?;
        }
        Ok(())
    }

    /// Tells all that listen, also those after one that failed or panicked, and gives all that went wrong: for what has
    /// happened already, or can't be kept from happening.
    pub async fn fire_all<E: Event>(&self, event: E) -> Vec<ListenerError> {
        let mut failures = Vec::new();
        for entry in self.entries().iter() {
            let told = AssertUnwindSafe(entry.tell(&event)).catch_unwind().await;
            failures.extend(match told {
                Ok(told) => told.err(),
                Err(payload) => Some(ListenerError {
                    event: event.name(),
                    source: Panicked::with(&*payload).into(),
                }),
            });
        }
        failures
    }

    fn entries(&self) -> Arc<[Entry]> {
        Arc::clone(&self.entries.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_list()
            .entries(entries.iter().map(|entry| entry.name))
            .finish()
    }
}

/// A listener failed.
#[derive(Debug, thiserror::Error)]
#[error("a listener of {event} failed: {source}")]
#[non_exhaustive]
pub struct ListenerError {
    /// The event's name.
    pub event: &'static str,
    /// What the listener said.
    pub source: BoxError,
}
