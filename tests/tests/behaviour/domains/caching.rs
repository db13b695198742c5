//! Domains that are remembered, and forgotten when they change.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sea_orm::{DatabaseConnection, IntoActiveModel, Set};
use tenancy_sea::event::{Domain, DomainCreated, DomainDeleted, DomainSaved, DomainUpdated};
use tenancy_sea::identification::{
    CachingDomainProvider, DomainOrSubdomainResolver, DomainProvider, DomainResolver,
    SubdomainResolver,
};
use tenancy_sea::prelude::*;
use tenancy_sea::provider::{CachingProvider, SeaOrmDomainProvider, SeaOrmProvider};
use tenancy_sea::{BoxError, CurrentTenant, Events};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::{domain, site};
use tokio::sync::Notify;

use super::sites::{Sites, builder, new};
use super::web::{Web, named, nobody};

each_backend![
    what_was_found_is_not_asked_for_again,
    what_is_nobodys_is_asked_for_again,
    a_changed_tenant_is_asked_for_again,
    a_tenant_that_is_changed_within_its_context_is_asked_for_again,
    a_deleted_tenant_is_found_no_more,
    a_domain_that_is_added_or_removed_makes_it_ask_again,
    a_renamed_domain_is_forgotten_under_both_names,
    a_domain_that_changes_hands_is_the_new_tenants,
    it_is_forgotten_before_a_listener_can_fail,
    names_and_domains_are_kept_apart,
    what_was_asked_for_before_a_change_is_not_remembered,
    it_is_forgotten_by_hand,
];

const LONG: Duration = Duration::from_secs(600);

/// Everything remembers: the tenants' provider and the domains'.
struct Cached {
    tenancy: Tenancy<site::Entity>,
    provider: CachingDomainProvider<SeaOrmDomainProvider<domain::Entity>>,
    web: Web,
}

async fn cached(sites: &Sites) -> Cached {
    let tenants = SeaOrmProvider::<site::Entity>::new(sites.database.clone());
    let builder = builder(&sites.database).provider(CachingProvider::new(tenants, LONG));
    let tenancy = builder
        .events(sites.tenancy.events().clone())
        .build()
        .await
        .unwrap();
    let provider = CachingDomainProvider::new(sites.provider(), LONG, tenancy.events());
    let subdomains = SubdomainResolver::of("example.com").unwrap();
    let resolver = DomainOrSubdomainResolver::new(DomainResolver::new(), subdomains);
    let layer = TenancyLayer::new(tenancy.clone(), resolver).domains(provider.clone());
    let web = Web::of(&tenancy, layer);
    Cached {
        tenancy,
        provider,
        web,
    }
}

impl Cached {
    /// How many statements are run to find whom a host names.
    async fn asks(&self, sites: &Sites, host: &str, answer: (http::StatusCode, String)) -> usize {
        let before = sites.statements();
        assert_eq!(self.web.name(host).await, answer, "{host}");
        sites.statements() - before
    }
}

/// P1, P2
async fn what_was_found_is_not_asked_for_again(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    let cached = cached(&sites).await;
    for (host, name) in [("acme.test", "ACME"), ("rival.test", "RIVAL")] {
        assert_eq!(
            cached.asks(&sites, host, named(name)).await,
            2,
            "the domain and the tenant"
        );
    }
    for (host, name) in [
        ("acme.test", "ACME"),
        ("rival.test", "RIVAL"),
        ("ACME.test.:80", "ACME"),
    ] {
        assert_eq!(cached.asks(&sites, host, named(name)).await, 0);
    }
}

/// So that a new domain is there at once, also where another process has created it.
async fn what_is_nobodys_is_asked_for_again(sites: Sites) {
    let cached = cached(&sites).await;
    for _ in 0..2 {
        assert_eq!(cached.asks(&sites, "acme.test", nobody()).await, 1);
    }
    let elsewhere = sites.context.raw.clone();
    let new = domain::ActiveModel {
        site_id: Set(sites.acme.id),
        is_primary: Set(true),
        ..new("acme.test")
    };
    tenancy_tests::Store::store(new, &elsewhere).await.unwrap();
    assert_eq!(cached.asks(&sites, "acme.test", named("ACME")).await, 2);
}

async fn rename(tenancy: &Tenancy<site::Entity>, site: &site::Model, name: &str) {
    let renamed = site::ActiveModel {
        name: Set(name.to_owned()),
        ..site.clone().into_active_model()
    };
    tenancy.tenants().update(renamed).await.unwrap();
}

/// P3
async fn a_changed_tenant_is_asked_for_again(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let cached = cached(&sites).await;
    cached.asks(&sites, "acme.test", named("ACME")).await;
    rename(&cached.tenancy, &sites.acme, "Acme Inc.").await;
    assert!(cached.asks(&sites, "acme.test", named("Acme Inc.")).await > 0);
    assert_eq!(
        cached.asks(&sites, "acme.test", named("Acme Inc.")).await,
        0
    );
}

/// P4
async fn a_tenant_that_is_changed_within_its_context_is_asked_for_again(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let cached = cached(&sites).await;
    cached.asks(&sites, "acme.test", named("ACME")).await;
    let inside = async {
        rename(&cached.tenancy, &sites.acme, "Acme Inc.").await;
        cached
            .tenancy
            .domains::<domain::Entity>()
            .create(&sites.acme, new("second.test"))
            .await
    };
    cached.tenancy.run(&sites.acme, inside).await.unwrap();
    assert_eq!(
        cached.asks(&sites, "acme.test", named("Acme Inc.")).await,
        2,
        "the domain as well"
    );
}

/// P5: under its domain and under its name.
async fn a_deleted_tenant_is_found_no_more(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let cached = cached(&sites).await;
    for host in ["acme.test", "acme.example.com"] {
        cached.asks(&sites, host, named("ACME")).await;
    }
    cached.tenancy.tenants().delete(&sites.acme).await.unwrap();
    assert_eq!(
        cached.asks(&sites, "acme.test", nobody()).await,
        1,
        "the domain itself is asked for"
    );
    cached.asks(&sites, "acme.example.com", nobody()).await;
}

/// P6
async fn a_domain_that_is_added_or_removed_makes_it_ask_again(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    let cached = cached(&sites).await;
    for (host, name) in [("acme.test", "ACME"), ("rival.test", "RIVAL")] {
        cached.asks(&sites, host, named(name)).await;
    }
    sites.domain(&sites.acme, "second.test").await;
    assert_eq!(
        cached.asks(&sites, "acme.test", named("ACME")).await,
        1,
        "a domain was added"
    );
    assert_eq!(cached.asks(&sites, "second.test", named("ACME")).await, 1);

    sites
        .domains()
        .delete(&sites.acme, "second.test")
        .await
        .unwrap();
    assert_eq!(
        cached.asks(&sites, "second.test", nobody()).await,
        1,
        "it was removed"
    );
    assert_eq!(cached.asks(&sites, "acme.test", named("ACME")).await, 1);
    assert_eq!(
        cached.asks(&sites, "rival.test", named("RIVAL")).await,
        0,
        "another's is remembered"
    );
}

async fn renamed(
    sites: &Sites,
    domain: &domain::Model,
    name: &str,
) -> Result<domain::Model, TenancyError> {
    let change = domain::ActiveModel {
        name: Set(name.to_owned()),
        ..domain.clone().into_active_model()
    };
    sites.domains().update(&sites.acme, change).await
}

async fn a_renamed_domain_is_forgotten_under_both_names(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let cached = cached(&sites).await;
    cached.asks(&sites, "acme.test", named("ACME")).await;
    cached.asks(&sites, "new.test", nobody()).await;
    renamed(&sites, &acme, "new.test").await.unwrap();
    assert_eq!(cached.asks(&sites, "acme.test", nobody()).await, 1);
    assert_eq!(cached.asks(&sites, "new.test", named("ACME")).await, 1);
    assert_eq!(cached.asks(&sites, "new.test", named("ACME")).await, 0);
}

/// One gives it up, another takes it.
async fn a_domain_that_changes_hands_is_the_new_tenants(sites: Sites) {
    sites.domain(&sites.acme, "wanted.test").await;
    let cached = cached(&sites).await;
    cached.asks(&sites, "wanted.test", named("ACME")).await;
    sites
        .domains()
        .delete(&sites.acme, "wanted.test")
        .await
        .unwrap();
    sites.domain(&sites.rival, "wanted.test").await;
    cached.asks(&sites, "wanted.test", named("RIVAL")).await;
}

/// Also where the application listened first, and fails at each event.
async fn it_is_forgotten_before_a_listener_can_fail(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.acme, "second.test").await;
    let fails = Arc::new(AtomicBool::new(false));
    let failing = || {
        let fails = Arc::clone(&fails);
        move || {
            if fails.load(Ordering::SeqCst) {
                Err(BoxError::from("no certificate"))
            } else {
                Ok(())
            }
        }
    };
    let (updated, saved, deleted) = (failing(), failing(), failing());
    sites
        .tenancy
        .events()
        .listen::<DomainUpdated>(move |_: DomainUpdated| std::future::ready(updated()))
        .listen::<DomainSaved>(move |_: DomainSaved| std::future::ready(saved()))
        .listen::<DomainDeleted>(move |_: DomainDeleted| std::future::ready(deleted()));
    let cached = cached(&sites).await;
    for host in ["acme.test", "second.test"] {
        cached.asks(&sites, host, named("ACME")).await;
    }
    fails.store(true, Ordering::SeqCst);
    let err = renamed(&sites, &acme, "new.test").await.unwrap_err();
    assert!(err.to_string().contains("DomainUpdated"), "{err}");
    assert_eq!(cached.asks(&sites, "acme.test", nobody()).await, 1);
    assert_eq!(cached.asks(&sites, "second.test", named("ACME")).await, 1);
    let err = sites
        .domains()
        .delete(&sites.acme, "second.test")
        .await
        .unwrap_err();
    assert!(err.to_string().contains("DomainDeleted"), "{err}");
    assert_eq!(cached.asks(&sites, "second.test", nobody()).await, 1);

    // What is taken back was there for a while: long enough for a request.
    let seen = cached.provider.clone();
    let sees = move |_: DomainCreated| {
        let seen = seen.clone();
        async move {
            seen.find_domain("third.test")
                .await
                .map(|found| assert!(found.is_some()))
        }
    };
    sites.tenancy.events().listen::<DomainCreated>(sees);
    sites
        .domains()
        .create(&sites.acme, new("third.test"))
        .await
        .unwrap_err();
    cached.asks(&sites, "third.test", nobody()).await;
}

/// P8: a tenant whose name is another's key, or another's domain.
async fn names_and_domains_are_kept_apart(sites: Sites) {
    let key = sites.acme.id.to_string();
    let rival = site::ActiveModel {
        slug: Set(key.clone()),
        ..sites.rival.clone().into_active_model()
    };
    sites.tenancy.tenants().update(rival).await.unwrap();
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, &format!("{key}.test")).await;
    let cached = cached(&sites).await;
    for _ in 0..2 {
        cached.asks(&sites, "acme.test", named("ACME")).await;
        cached
            .asks(&sites, &format!("{key}.example.com"), named("RIVAL"))
            .await;
        cached.asks(&sites, "acme.example.com", named("ACME")).await;
        cached
            .asks(&sites, &format!("{key}.test"), named("RIVAL"))
            .await;
    }
}

/// A provider that waits with its answer until it is told to go on.
struct Slow {
    database: DatabaseConnection,
    found: Arc<Notify>,
    goes_on: Arc<Notify>,
}

#[async_trait::async_trait]
impl DomainProvider for Slow {
    async fn find_domain(&self, domain: &str) -> Result<Option<TenantKey>, BoxError> {
        let provider = SeaOrmDomainProvider::<domain::Entity>::new(self.database.clone());
        let found = provider.find_domain(domain).await;
        self.found.notify_one();
        self.goes_on.notified().await;
        found
    }
}

/// A request that was under way while the domain was taken away has its old answer, and nobody after it.
async fn what_was_asked_for_before_a_change_is_not_remembered(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let (found, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = Slow {
        database: sites.database.clone(),
        found: Arc::clone(&found),
        goes_on: Arc::clone(&goes_on),
    };
    let provider = CachingDomainProvider::new(slow, LONG, sites.tenancy.events());
    let asks = provider.clone();
    let first = tokio::spawn(async move { asks.find_domain("acme.test").await.unwrap() });
    found.notified().await;
    sites
        .domains()
        .delete(&sites.acme, "acme.test")
        .await
        .unwrap();
    goes_on.notify_one();
    assert_eq!(first.await.unwrap(), Some(TenantKey::from(sites.acme.id)));
    goes_on.notify_one();
    assert_eq!(provider.find_domain("acme.test").await.unwrap(), None);
}

/// By an application that writes its domains otherwise.
async fn it_is_forgotten_by_hand(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let provider = CachingDomainProvider::new(sites.provider(), LONG, &Events::new());
    let acme = CurrentTenant::new(site::Entity::tenancy_id(), sites.acme.id.into());
    let found = async || provider.find_domain("acme.test").await.unwrap().is_some();
    assert!(found().await);
    sites
        .domains()
        .delete(&sites.acme, "acme.test")
        .await
        .unwrap();
    assert!(found().await, "it hears of other events");
    provider.forget(&Domain::new("ACME.test", acme)).await;
    assert!(!found().await);
}
