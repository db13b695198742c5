//! Identifiers and resource keys: what they may be.

use sea_orm::Set;
use tenancy_sea::TenancyError;
use tenancy_sea::core::tenant::IdentifierRules;
use tenancy_sea::sea_orm::prelude::Uuid;
use tenancy_tests::each_backend;
use tenancy_tests::entities::studios::studio;

use super::studios::{Studios, builder, new};

each_backend![
    what_is_no_identifier_is_refused,
    rules_depend_on_how_requests_name_a_tenant,
    reserved_identifiers_can_be_chosen,
    a_resource_key_is_filled_in,
    a_resource_key_that_is_given_is_kept,
];

async fn reason(studios: &Studios, slug: &str) -> String {
    match studios.tenants().create(new(slug)).await.unwrap_err() {
        TenancyError::InvalidTenant { column, reason, .. } => {
            assert_eq!(column, "slug");
            reason
        }
        err => panic!("{slug}: {err:?}"),
    }
}

async fn what_is_no_identifier_is_refused(studios: Studios) {
    let long = "a".repeat(129);
    for (slug, why) in [
        ("", "empty"),
        (&*long, "longer"),
        ("a/b", "'/'"),
        ("a b", "' '"),
        ("a\0b", "'\\0'"),
        ("äcme", "'ä'"),
        ("..", "begin"),
        (".acme", "begin"),
        ("www", "reserved"),
        ("WWW", "reserved"),
        ("admin", "reserved"),
        ("acme'; DROP TABLE studio; --", "'\\''"),
    ] {
        let reason = reason(&studios, slug).await;
        assert!(reason.contains(why), "{slug}: {reason}");
    }
    assert!(studios.stored().await.is_empty());
    for slug in ["acme", "Acme", "7", "acme-inc.co_uk~2"] {
        studios.studio(slug).await;
        studios
            .tenants()
            .delete(studios.stored().await[0].id)
            .await
            .unwrap();
    }
}

async fn rules_depend_on_how_requests_name_a_tenant(studios: Studios) {
    let subdomains = builder(&studios.context).identifiers(IdentifierRules::subdomain());
    let studios = Studios {
        tenancy: subdomains.build().await.unwrap(),
        ..studios
    };
    for slug in ["Acme", "a.b", "acme_1", "-acme", "acme-", "xn--acme", "a--"] {
        reason(&studios, slug).await;
    }
    studios.studio("acme-2").await;
}

async fn reserved_identifiers_can_be_chosen(studios: Studios) {
    let rules = IdentifierRules::default()
        .allow(["Mail"])
        .reserve(["Status"]);
    let chosen = builder(&studios.context).identifiers(rules);
    let studios = Studios {
        tenancy: chosen.build().await.unwrap(),
        ..studios
    };
    assert!(reason(&studios, "status").await.contains("reserved"));
    assert!(reason(&studios, "www").await.contains("reserved"));
    studios.studio("mail").await;
}

async fn a_resource_key_is_filled_in(studios: Studios) {
    let acme = studios.studio("acme").await;
    let foobar = studios.studio("foobar").await;
    assert_eq!(acme.resource_key.get_version_num(), 4);
    assert_ne!(acme.resource_key, foobar.resource_key);
}

async fn a_resource_key_that_is_given_is_kept(studios: Studios) {
    let key = Uuid::from_u128(7);
    let acme = studio::ActiveModel {
        resource_key: Set(key),
        ..new("acme")
    };
    assert_eq!(
        studios.tenants().create(acme).await.unwrap().resource_key,
        key
    );
}
