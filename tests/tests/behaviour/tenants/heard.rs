use std::sync::{Arc, Mutex};

use tenancy_sea::core::Events;
use tenancy_sea::core::event::{DomainEvent, TenancyEvent, TenantEvent};

/// What was heard of, in order.
#[derive(Clone, Default)]
pub(crate) struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    /// Writes down every event of tenancies, of tenants and of domains.
    pub(crate) fn of(events: &Events) -> Self {
        let heard = Self::default();
        let (tenancies, tenants, domains) = (heard.clone(), heard.clone(), heard.clone());
        events.observe::<TenancyEvent>(move |event| tenancies.note(event.name()));
        events.observe::<TenantEvent>(move |event| tenants.note(event.name()));
        events.observe::<DomainEvent>(move |event| domains.note(event.name()));
        heard
    }

    pub(crate) fn note(&self, what: &str) {
        self.0.lock().unwrap().push(what.to_owned());
    }

    /// What was heard since it was last asked.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}
