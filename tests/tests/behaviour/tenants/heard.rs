use std::sync::{Arc, Mutex};

use tenancy_sea::core::Events;
use tenancy_sea::core::event::{TenancyEvent, TenantEvent};

/// What was heard of, in order.
#[derive(Clone, Default)]
pub(super) struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    /// Writes down every event of tenancies and of tenants.
    pub(super) fn of(events: &Events) -> Self {
        let heard = Self::default();
        let (tenancies, tenants) = (heard.clone(), heard.clone());
        events.observe::<TenancyEvent>(move |event| tenancies.note(event.name()));
        events.observe::<TenantEvent>(move |event| tenants.note(event.name()));
        heard
    }

    pub(super) fn note(&self, what: &str) {
        self.0.lock().unwrap().push(what.to_owned());
    }

    /// What was heard since it was last asked.
    pub(super) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}
