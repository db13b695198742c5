//! Names of domains: what is written is found again, and what no request can name is not written.

use sea_orm::Set;
use tenancy_sea::TenancyError;
use tenancy_sea::TenantKey;
use tenancy_sea::domains::DomainError;
use tenancy_sea::identification::{DomainProvider, Host};
use tenancy_tests::entities::sites::domain;
use tenancy_tests::{Backend, Store, each_backend};

use super::sites::{Sites, new};

each_backend![
    what_is_written_is_what_requests_name,
    hostile_names_are_refused,
    a_name_that_is_not_set_is_refused,
    letters_outside_ascii_are_refused_with_the_cure,
    what_only_looks_alike_is_not_found,
];

/// G21, Z71
async fn what_is_written_is_what_requests_name(sites: Sites) {
    let longest = format!("{0}.{0}.{0}.{1}", "a".repeat(63), "b".repeat(61));
    for name in [
        "Acme.TEST",
        "other.test.",
        "xn--BCHER-kva.test",
        "localhost",
        &longest,
        "1.2.3.4a",
        "a--b.test",
    ] {
        let created = sites
            .domains()
            .create(&sites.acme, new(name))
            .await
            .unwrap();
        let host = Host::parse(&format!("{}:8080", name.to_uppercase())).unwrap();
        let named = host.domain().unwrap();
        assert_eq!(created.name, named, "{name}");
        let owner = sites.provider().find_domain(named).await.unwrap();
        assert_eq!(owner, Some(TenantKey::from(sites.acme.id)), "{name}");
        assert_eq!(sites.domains().find(name).await.unwrap(), Some(created));
    }
}

/// Z71
async fn hostile_names_are_refused(sites: Sites) {
    let label = "a".repeat(64);
    let name = format!("{}test", "a.".repeat(125));
    let hostile = [
        "",
        ".",
        "..",
        "acme..test",
        ".acme.test",
        "acme.test..",
        "-acme.test",
        "acme-.test",
        "acme_1.test",
        "*.test",
        "acme.test:80",
        "https://acme.test",
        "acme.test/",
        "a@acme.test",
        "acme%2etest",
        "acme test",
        " acme.test",
        "acme.test ",
        "acme.test\0",
        "acme.test\r\nHost: rival.test",
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "[::1]",
        "::1",
        "' OR '1'='1",
        &label,
        &name,
    ];
    for name in hostile {
        let err = sites
            .domains()
            .create(&sites.acme, new(name))
            .await
            .unwrap_err();
        match err {
            TenancyError::Domain(DomainError::Invalid { column, .. }) => assert_eq!(column, "name"),
            err => panic!("{name:?}: {err:?}"),
        }
        assert_eq!(sites.domains().find(name).await.unwrap(), None, "{name:?}");
    }
    assert!(sites.stored().await.is_empty());
    assert_eq!(sites.heard.take(), [""; 0], "nobody hears of what can't be");
}

async fn a_name_that_is_not_set_is_refused(sites: Sites) {
    let unnamed = domain::ActiveModel {
        note: Set(Some("unnamed".into())),
        ..Default::default()
    };
    let err = sites
        .domains()
        .create(&sites.acme, unnamed)
        .await
        .unwrap_err();
    assert!(err.to_string().contains("`name`: it is not set"), "{err}");
}

/// Z71: browsers send them encoded, and a letter that only looks like another is another.
async fn letters_outside_ascii_are_refused_with_the_cure(sites: Sites) {
    let lookalikes = [
        "b\u{fc}cher.test",
        "\u{430}cme.test",
        "acme\u{3002}test",
        "\u{212a}.test",
    ];
    for name in lookalikes {
        let err = sites
            .domains()
            .create(&sites.acme, new(name))
            .await
            .unwrap_err();
        assert!(err.to_string().contains("xn--"), "{err}");
    }
    assert!(sites.stored().await.is_empty());
}

/// A database may compare without case, accents and trailing spaces; whose domain it is must not depend on that.
async fn what_only_looks_alike_is_not_found(sites: Sites) {
    let by_hand = domain::ActiveModel {
        site_id: Set(sites.rival.id),
        is_primary: Set(true),
        ..new("Rival.test")
    };
    by_hand.store(&sites.context.raw).await.unwrap();
    sites.domain(&sites.acme, "acme.test").await;
    for name in [
        "rival.test",
        "acme.test ",
        "acmé.test",
        "ACME.test",
        "%.test",
        "acme_test",
        "",
    ] {
        let owner = sites.provider().find_domain(name).await.unwrap();
        assert_eq!(owner, None, "{name:?}");
    }
    // What the database takes for the same can't be written beside it.
    let created = sites.domains().create(&sites.acme, new("rival.test")).await;
    match sites.context.backend {
        Backend::Mysql => assert!(
            matches!(
                created,
                Err(TenancyError::Domain(DomainError::Taken { .. }))
            ),
            "{created:?}"
        ),
        Backend::Sqlite | Backend::Postgres => assert_eq!(created.unwrap().name, "rival.test"),
    }
}
