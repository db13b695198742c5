//! Tenant, central and universal routes.

use http::StatusCode;
use tenancy_core::identification::{
    DomainOrSubdomainResolver, DomainResolver, HeaderResolver, PathResolver, RouteMode,
};
use tenancy_core::{Context, TenantKey};

use crate::common::{blog, here, organisation};
use crate::site::{Site, ask, subdomains, to};

const ACME: &str = "blog 1 +1 +2 +3";

fn ok(text: &str) -> (StatusCode, String) {
    (StatusCode::OK, text.to_owned())
}

fn not_found() -> (StatusCode, String) {
    (StatusCode::NOT_FOUND, String::new())
}

/// P10, P13, P35: a request for a tenant runs in its context.
#[tokio::test]
async fn a_tenant_route_runs_for_the_tenant() {
    let site = Site::new();
    assert_eq!(
        ask(&site.subdomains(), to("acme.example.com")).await,
        ok(ACME)
    );
    let domains = DomainOrSubdomainResolver::new(DomainResolver::new(), subdomains());
    let layer = site.layer(domains);
    assert_eq!(ask(&layer, to("acme.test")).await, ok(ACME));
    assert_eq!(
        ask(&layer, to("rival.example.com")).await,
        ok("blog 2 +1 +2 +3")
    );
    assert_eq!(here(), "none");
    assert_eq!(site.world.ledger.alive(), 0);
}

/// P11, P20, P26: a tenant who isn't there, and nobody at all, are not found, and nothing is entered.
#[tokio::test]
async fn a_tenant_route_for_nobody() {
    let site = Site::new();
    let layer = site.subdomains();
    for host in [
        "nobody.example.com",
        "example.com",
        "acme.example.com.evil.org",
        "127.0.0.1",
        "a.b.example.com",
    ] {
        assert_eq!(ask(&layer, to(host)).await, not_found(), "{host}");
    }
    let by_domain = site.layer(DomainResolver::new());
    assert_eq!(ask(&by_domain, to("rival.test")).await, not_found());
    let by_path = site.layer(PathResolver::new());
    let request = http::Request::get("/nobody/posts").body(()).unwrap();
    assert_eq!(ask(&by_path, request).await, not_found());
    assert!(site.world.ledger.taken().is_empty());
}

/// P36: a central route runs for nobody; for a tenant it isn't found, nobody is looked up, and nothing is entered.
#[tokio::test]
async fn a_central_route() {
    let site = Site::new();
    let layer = site.subdomains().route_mode(RouteMode::Central);
    assert_eq!(ask(&layer, to("example.com")).await, ok("none"));
    for host in ["acme.example.com", "nobody.example.com", "a.b.example.com"] {
        assert_eq!(ask(&layer, to(host)).await, not_found(), "{host}");
    }
    assert!(site.looked_up().is_empty());
    assert!(site.world.ledger.taken().is_empty());
}

/// P37, P38: a universal route runs for the tenant, or for none; a tenant who isn't there is not none.
#[tokio::test]
async fn a_universal_route() {
    let site = Site::new();
    let layer = site.subdomains().route_mode(RouteMode::Universal);
    assert_eq!(ask(&layer, to("acme.example.com")).await, ok(ACME));
    assert_eq!(ask(&layer, to("example.com")).await, ok("none"));
    assert_eq!(ask(&layer, to("nobody.example.com")).await, not_found());
    assert_eq!(ask(&layer, to("a.b.example.com")).await, not_found());
    let by_header = site
        .layer(HeaderResolver::new())
        .route_mode(RouteMode::Universal);
    assert_eq!(ask(&by_header, to("example.com")).await, ok("none"));
}

/// Identifiers that are reserved or against the rules are nobody's, and aren't looked up.
#[tokio::test]
async fn reserved_identifiers_are_not_looked_up() {
    let site = Site::new();
    let by_header = site.layer(HeaderResolver::new());
    for identifier in [
        "www",
        "admin",
        "Acme",
        "acme'",
        "acme\t",
        "-acme",
        "xn--acme",
        "a/../b",
        &"a".repeat(64),
    ] {
        let mut request = to("example.com");
        let header = http::HeaderValue::from_str(identifier).unwrap();
        request.headers_mut().insert("x-tenant", header);
        assert_eq!(ask(&by_header, request).await, not_found(), "{identifier}");
    }
    assert_eq!(
        ask(&site.subdomains(), to("www.example.com")).await,
        not_found()
    );
    assert!(site.looked_up().is_empty());
}

/// A request that names nobody doesn't find the tenant of whoever sends it; tenants of other tenancies stay.
#[tokio::test]
async fn a_universal_route_within_a_context() {
    let site = Site::new();
    let layer = site.subdomains().route_mode(RouteMode::Universal);
    let central = site.subdomains().route_mode(RouteMode::Central);
    let outers = [
        (Context::tenant(blog(9)), "none"),
        (Context::tenant(organisation(5)), "organisation 5"),
        (
            Context::tenant(organisation(5)).with_tenant(blog(9)),
            "organisation 5",
        ),
    ];
    for (outer, within) in outers {
        for layer in [&layer, &central] {
            let answer = outer.clone().enter(ask(layer, to("example.com"))).await;
            assert_eq!(answer, ok(within));
        }
        let answer = outer.enter(ask(&layer, to("acme.example.com"))).await;
        let tenants = answer.1.replace("organisation 5 > ", "");
        assert_eq!(tenants, ACME, "an inner tenancy adds to the outer one");
    }
}

/// P24: by its key, and no rule for identifiers counts.
#[tokio::test]
async fn a_tenant_by_its_key() {
    use http::request::Parts;
    use tenancy_core::TenantLookup;
    use tenancy_core::identification::{Identity, InvalidIdentity};

    let site = Site::new();
    let layer = site.layer(
        |request: &Parts| -> Result<Option<Identity>, InvalidIdentity> {
            let key = request.uri.path().len() as u64;
            Ok(Some(Identity::Tenant(TenantLookup::key(TenantKey::from(
                key,
            )))))
        },
    );
    assert_eq!(ask(&layer, to("example.com")).await, ok(ACME));
    assert_eq!(site.looked_up(), ["key 1"]);
}
