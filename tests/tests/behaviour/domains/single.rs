//! Sites that have one domain each, which is their name.

use std::time::Duration;

use sea_orm::{IntoActiveModel, Set};
use tenancy_sea::core::tenant::IdentifierRules;
use tenancy_sea::identification::{DomainOrSubdomainResolver, DomainResolver, SubdomainResolver};
use tenancy_sea::prelude::*;
use tenancy_sea::provider::{CachingProvider, SeaOrmProvider};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::site;

use super::sites::{Sites, builder};
use super::web::{Web, found, named, nobody};

each_backend![a_changed_domain_is_forgotten, a_domain_is_given_once,];

fn renamed(site: &site::Model, slug: &str) -> site::ActiveModel {
    site::ActiveModel {
        slug: Set(slug.to_owned()),
        ..site.clone().into_active_model()
    }
}

/// P9: as a domain, and as a label below the application's.
async fn a_changed_domain_is_forgotten(sites: Sites) {
    let tenants = SeaOrmProvider::<site::Entity>::new(sites.database.clone());
    let cached = CachingProvider::new(tenants, Duration::from_secs(600));
    let builder = builder(&sites.database).provider(cached);
    let rules = IdentifierRules::path_segment().longest(253);
    let tenancy = builder.identifiers(rules).build().await.unwrap();
    let resolver = DomainOrSubdomainResolver::new(
        DomainResolver::new().as_identifier(),
        SubdomainResolver::of("example.com").unwrap(),
    );
    let web = Web::of(&tenancy, TenancyLayer::new(tenancy.clone(), resolver));

    assert_eq!(web.get("acme.example.com").await, found("acme"));
    let change = async |slug: &str| {
        tenancy
            .tenants()
            .update(renamed(&sites.acme, slug))
            .await
            .unwrap()
    };
    change("acme.test").await;
    assert_eq!(web.get("acme.example.com").await, nobody());
    assert_eq!(web.name("Acme.TEST").await, named("ACME"));
    let before = sites.statements();
    assert_eq!(web.name("acme.test").await, named("ACME"));
    assert_eq!(sites.statements(), before, "remembered");
    change("new.test").await;
    assert_eq!(web.get("acme.test").await, nobody());
    assert_eq!(web.name("new.test").await, named("ACME"));
    assert_eq!(web.get("rival.example.com").await, found("rival"));
}

/// G22
async fn a_domain_is_given_once(sites: Sites) {
    let tenants = sites.tenancy.tenants();
    tenants
        .update(renamed(&sites.acme, "acme.test"))
        .await
        .unwrap();
    let err = tenants.update(renamed(&sites.rival, "acme.test")).await;
    assert!(
        matches!(err, Err(TenancyError::TenantTaken { .. })),
        "{err:?}"
    );
}
