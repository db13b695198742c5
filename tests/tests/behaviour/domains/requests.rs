//! Requests that name a site by a domain, from the router to the rows.

use http::StatusCode;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use tenancy_sea::TenancyLayer;
use tenancy_sea::identification::{DomainOrSubdomainResolver, DomainResolver, SubdomainResolver};
use tenancy_tests::each_backend;
use tenancy_tests::entities::sites::domain;

use super::sites::Sites;
use super::web::{Web, found, nobody};

each_backend![
    a_request_for_a_domain_is_its_tenants,
    an_unknown_domain_is_nobodys,
    hostile_hosts_are_nobodys,
    a_label_below_the_applications_domain_is_a_tenants,
    a_label_and_a_domain_both_name_tenants,
    a_domain_given_within_a_request_is_there_for_the_next,
];

impl Sites {
    fn by_domain(&self) -> Web {
        let resolver = DomainResolver::new().central(["example.com"]).unwrap();
        let layer = TenancyLayer::new(self.tenancy.clone(), resolver);
        Web::new(self, layer.domains(self.provider()))
    }
}

/// P1, P10
async fn a_request_for_a_domain_is_its_tenants(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "rival.test").await;
    let web = sites.by_domain();
    for host in ["acme.test", "ACME.test", "acme.test.", "acme.test:8080"] {
        assert_eq!(web.get(host).await, found("acme"), "{host}");
    }
    assert_eq!(web.get("rival.test").await, found("rival"));
    assert_eq!(
        web.get("acme.test").await,
        found("acme"),
        "not the former request's"
    );
}

/// P11
async fn an_unknown_domain_is_nobodys(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let web = sites.by_domain();
    for host in [
        "nobody.test",
        "www.acme.test",
        "test",
        "acme.test.evil.org",
        "acme",
        "example.com",
        "127.0.0.1",
    ] {
        assert_eq!(web.get(host).await, nobody(), "{host}");
    }
    let heard = sites.heard.take();
    assert_eq!(heard, [""; 0], "nobody's context was entered");
}

/// Z71
async fn hostile_hosts_are_nobodys(sites: Sites) {
    sites.domain(&sites.acme, "acme.test").await;
    let web = sites.by_domain();
    let label = "a".repeat(300);
    for host in [
        "",
        "acme.test..",
        "acme.test:80:80",
        "acme.test@rival.test",
        "acme%2etest",
        "acme.test/x",
        "acme .test",
        "' OR '1'='1",
        "[::1]",
        "%",
        "_",
        "acme.tes_",
        &label,
    ] {
        assert_eq!(web.get(host).await, nobody(), "{host}");
    }
}

/// P13: with domains beside, which it doesn't ask for.
async fn a_label_below_the_applications_domain_is_a_tenants(sites: Sites) {
    let resolver = SubdomainResolver::of("example.com").unwrap();
    let layer = TenancyLayer::new(sites.tenancy.clone(), resolver);
    let web = Web::new(&sites, layer.domains(sites.provider()));
    sites.domain(&sites.rival, "acme.example.com").await;
    assert_eq!(
        web.get("acme.example.com").await,
        found("acme"),
        "whoever has it among domains"
    );
    assert_eq!(web.get("rival.example.com").await, found("rival"));
    assert_eq!(web.get("nobody.example.com").await, nobody());
}

/// P17
async fn a_label_and_a_domain_both_name_tenants(sites: Sites) {
    let subdomains = SubdomainResolver::of("example.com").unwrap();
    let resolver = DomainOrSubdomainResolver::new(DomainResolver::new(), subdomains);
    let layer = TenancyLayer::new(sites.tenancy.clone(), resolver);
    let web = Web::new(&sites, layer.domains(sites.provider()));
    sites.domain(&sites.acme, "acme.test").await;
    sites.domain(&sites.rival, "acme.example.com").await;
    assert_eq!(
        web.get("acme.example.com").await,
        found("acme"),
        "the label counts"
    );
    assert_eq!(web.get("acme.test").await, found("acme"));
    assert_eq!(web.get("rival.example.com").await, found("rival"));
    for host in ["rival.test", "example.com", "nobody.example.com"] {
        assert_eq!(web.get(host).await, nobody(), "{host}");
    }
}

/// Within its own context a tenant may write the table as it is, which is scoped: what isn't in its one spelling is nobody's.
async fn a_domain_given_within_a_request_is_there_for_the_next(sites: Sites) {
    let acme = sites.domain(&sites.acme, "acme.test").await;
    let web = sites.by_domain();
    let db = sites.tenancy.for_tenant(&sites.acme);
    let renamed = |name: &str| domain::ActiveModel {
        name: Set(name.to_owned()),
        ..acme.clone().into_active_model()
    };
    renamed("second.test").update(&db).await.unwrap();
    assert_eq!(web.get("second.test").await, found("acme"));
    assert_eq!(web.get("acme.test").await, nobody());
    renamed("Third.test").update(&db).await.unwrap();
    assert_eq!(web.get("third.test").await.0, StatusCode::NOT_FOUND);
}
