use std::sync::{Arc, Mutex};

use tenancy_core::event::TenantCreated;
use tenancy_core::{BoxError, Event, Listener};

use crate::common::{blog, give_way};

/// What was heard, in order.
#[derive(Clone, Default)]
pub(crate) struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    pub(crate) fn push(&self, what: impl Into<String>) {
        self.0.lock().expect("nobody panics").push(what.into());
    }

    pub(crate) fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("nobody panics"))
    }

    /// A listener that gives way, and is heard before and after.
    pub(crate) fn listener<E: Event>(&self, name: &'static str) -> impl Listener<E> {
        let heard = self.clone();
        move |event: E| {
            let heard = heard.clone();
            async move {
                heard.push(format!("{name} begins"));
                give_way().await;
                heard.push(format!("{name}: {}", event.name()));
                Ok::<_, BoxError>(())
            }
        }
    }

    pub(crate) fn observer<E: Event>(
        &self,
        name: &'static str,
    ) -> impl Fn(&E) + Send + Sync + 'static {
        let heard = self.clone();
        move |event: &E| heard.push(format!("{name}: {}", event.name()))
    }
}

pub(crate) fn created() -> TenantCreated {
    TenantCreated::new(blog(1))
}
