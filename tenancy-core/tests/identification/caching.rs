//! Providers that remember, while what they remember changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, Ordering};
use std::time::Duration;

use tenancy_core::event::{Domain, DomainUpdated};
use tenancy_core::identification::{CachingDomainProvider, DomainProvider};
use tenancy_core::provider::CachingProvider;
use tenancy_core::{
    BoxError, CurrentTenant, Events, GenericTenant, TenantKey, TenantLookup, TenantProvider,
};
use tokio::task::JoinSet;

use crate::common::{blog, blogs};

const LONG: Duration = Duration::from_secs(600);

/// Z73: who was told that a domain is another tenant's never again sees it as the former one's, also where somebody looked it
/// up before and is told of it late.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_late_answer_is_nobodys_after_the_change() {
    let owner = Arc::new(AtomicI32::new(1));
    let is_late = Arc::new(AtomicBool::new(false));
    let domains = {
        let (owner, is_late) = (Arc::clone(&owner), Arc::clone(&is_late));
        move |_: String| {
            let found = owner.load(Ordering::SeqCst);
            let is_late = Arc::clone(&is_late);
            async move {
                // Who asked before the change gets the answer after it.
                while found == 1 && !is_late.load(Ordering::SeqCst) {
                    tokio::task::yield_now().await;
                }
                Ok::<_, BoxError>(Some(TenantKey::from(found)))
            }
        }
    };
    for _ in 0..500 {
        owner.store(1, Ordering::SeqCst);
        is_late.store(false, Ordering::SeqCst);
        let events = Events::new();
        let domains = CachingDomainProvider::new(domains.clone(), LONG, &events);
        let mut early = JoinSet::new();
        for _ in 0..8 {
            let asked = domains.clone();
            early.spawn(async move { asked.find_domain("acme.test").await });
        }
        tokio::task::yield_now().await;
        owner.store(2, Ordering::SeqCst);
        let of = |key| Domain::new("acme.test", blog(key));
        let updated = DomainUpdated::new(of(2), of(1));
        events.fire(updated).await.expect("nobody fails");
        is_late.store(true, Ordering::SeqCst);
        loop {
            let found = domains.find_domain("acme.test").await;
            assert_eq!(found.expect("it is found"), Some(TenantKey::from(2)));
            match early.try_join_next() {
                Some(asked) => drop(asked.expect("it asks").expect("it is found")),
                None if early.is_empty() => break,
                None => {}
            }
        }
    }
}

/// A tenancy has keys in a form of its own. A provider that gives them as text is told of changes nevertheless.
#[tokio::test]
async fn a_key_in_another_form_is_forgotten() {
    let asked = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&asked);
    let tenants = move |_: TenantLookup| {
        counted.fetch_add(1, Ordering::SeqCst);
        async {
            let key = TenantKey::from("0192f0c1-2b3c-7d4e-8f50-616263646566");
            let acme = GenericTenant::new("id", key).identifier("slug", "acme");
            Ok::<_, BoxError>(Some(acme))
        }
    };
    let tenants = CachingProvider::new(tenants, LONG);
    let acme = TenantLookup::identifier("acme");
    for _ in 0..2 {
        assert!(tenants.find(&acme).await.expect("it is found").is_some());
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1, "it is remembered");
    let bytes = 0x0192_f0c1_2b3c_7d4e_8f50_6162_6364_6566_u128.to_be_bytes();
    let deleted = CurrentTenant::new(blogs(), TenantKey::Uuid(bytes));
    tenants.forget(&deleted).await;
    tenants.find(&acme).await.expect("it is found");
    assert_eq!(asked.load(Ordering::SeqCst), 2, "it is looked up again");
}
