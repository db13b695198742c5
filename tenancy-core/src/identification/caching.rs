use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::DomainProvider;
use crate::event::{Domain, DomainEvent, TenantDeleted};
use crate::provider::{Remembered, may_be_same};
use crate::{BoxError, CurrentTenant, Events, TenantKey};

/// How many domains are remembered, if nothing else is said.
const CAPACITY: u64 = 10_000;

/// A provider that remembers whose domains another one knows.
///
/// What is nobody's isn't remembered, so that a new domain is there at once. It hears of the [events of
/// domains](DomainEvent) and of deleted tenants before any other listener does: when a domain is saved or deleted, all of its
/// tenant's domains are forgotten, and it is under its old name and its new one. Other processes notice a change when the time
/// is over. An application that writes its domains otherwise keeps a clone and lets it [`forget`](Self::forget) them.
///
/// ```
/// use std::time::Duration;
/// use tenancy_core::event::{Domain, DomainDeleted};
/// use tenancy_core::identification::{CachingDomainProvider, DomainProvider};
/// use tenancy_core::{BoxError, CurrentTenant, Events, TenancyId, TenantKey};
/// # use std::sync::{Arc, Mutex};
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), BoxError> {
/// # let table = Arc::new(Mutex::new(vec!["acme.test".to_owned()]));
/// # let kept = Arc::clone(&table);
/// # let domains = move |domain: String| {
/// #     let found = kept.lock().unwrap().contains(&domain).then(|| TenantKey::from(7));
/// #     async move { Ok::<_, BoxError>(found) }
/// # };
///
/// let events = Events::new();
/// let domains = CachingDomainProvider::new(domains, Duration::from_secs(60), &events);
/// assert_eq!(domains.find_domain("acme.test").await?, Some(TenantKey::from(7)));
///
/// # table.lock().unwrap().clear();
/// let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), TenantKey::from(7));
/// events.fire(DomainDeleted::new(Domain::new("acme.test", acme))).await?;
/// assert_eq!(domains.find_domain("acme.test").await?, None);
/// # Ok(()) }
/// ```
pub struct CachingDomainProvider<P> {
    provider: Arc<P>,
    found: Remembered<String, TenantKey>,
}

impl<P: DomainProvider> CachingDomainProvider<P> {
    /// Remembers up to 10 000 domains for this time, or until these events tell of a change.
    pub fn new(provider: P, time_to_live: Duration, events: &Events) -> Self {
        Self::with_capacity(provider, time_to_live, CAPACITY, events)
    }

    /// Remembers up to so many domains for this time, or until these events tell of a change.
    pub fn with_capacity(
        provider: P,
        time_to_live: Duration,
        domains: u64,
        events: &Events,
    ) -> Self {
        let found = Remembered::new(time_to_live, domains);
        let heard = Heard(found.clone());
        events.listen_first(move |event: DomainEvent| {
            let heard = heard.clone();
            async move { heard.of_domain(event).await }
        });
        let heard = Heard(found.clone());
        events.listen_first(move |event: TenantDeleted| {
            let heard = heard.clone();
            async move { heard.forget(None, &event.tenant).await }
        });
        Self {
            provider: Arc::new(provider),
            found,
        }
    }

    /// Forgets a domain, and all domains of its tenant.
    pub async fn forget(&self, domain: &Domain) {
        Heard(self.found.clone()).domain(domain).await;
    }
}

#[async_trait]
impl<P: DomainProvider> DomainProvider for CachingDomainProvider<P> {
    async fn find_domain(&self, domain: &str) -> Result<Option<TenantKey>, BoxError> {
        let find = || self.provider.find_domain(domain);
        self.found.or_find(&domain.to_owned(), find).await
    }
}

/// What the events of domains mean for what is remembered.
#[derive(Clone)]
struct Heard(Remembered<String, TenantKey>);

impl Heard {
    async fn of_domain(&self, event: DomainEvent) {
        match event {
            DomainEvent::DomainCreated(event) => self.domain(&event.domain).await,
            DomainEvent::DomainDeleted(event) => self.domain(&event.domain).await,
            DomainEvent::DomainUpdated(event) => {
                self.domain(&event.original).await;
                self.domain(&event.domain).await;
            }
            DomainEvent::DomainSaved(event) => {
                if let Some(original) = &event.original {
                    self.domain(original).await;
                }
                self.domain(&event.domain).await;
            }
            // Nothing has changed yet.
            DomainEvent::CreatingDomain(_)
            | DomainEvent::SavingDomain(_)
            | DomainEvent::UpdatingDomain(_)
            | DomainEvent::DeletingDomain(_) => {}
        }
    }

    async fn domain(&self, domain: &Domain) {
        self.forget(Some(domain.name.clone()), &domain.tenant).await;
    }

    async fn forget(&self, name: Option<String>, tenant: &CurrentTenant) {
        let is_meant = |key: &TenantKey| may_be_same(key, tenant.key());
        self.0.forget(name, is_meant).await;
    }
}

impl<P> Clone for CachingDomainProvider<P> {
    fn clone(&self) -> Self {
        Self {
            provider: Arc::clone(&self.provider),
            found: self.found.clone(),
        }
    }
}

impl<P> fmt::Debug for CachingDomainProvider<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachingDomainProvider")
            .field("domains", &self.found.count())
            .finish_non_exhaustive()
    }
}
