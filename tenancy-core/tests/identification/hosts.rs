//! Hosts: subdomains, domains, and what only looks like one.

use http::{HeaderValue, Request};
use tenancy_core::identification::{
    DomainOrSubdomainResolver, DomainResolver, Host, Identity, IdentityResolver, InvalidHost,
    InvalidIdentity, OriginResolver, SubdomainResolver,
};

use crate::site::{named, names, subdomains, to};

const NOBODY: Result<Option<Identity>, InvalidIdentity> = Ok(None);
const NO_HOST: Result<Option<Identity>, InvalidIdentity> = Err(InvalidIdentity::Host(InvalidHost));

fn domain(name: &str) -> Result<Option<Identity>, InvalidIdentity> {
    Ok(Some(Identity::Domain(name.to_owned())))
}

/// P13, P18: the label before the application's domain is the tenant's identifier, however its host is spelled.
#[test]
fn a_label_below_the_domain_is_the_identifier() {
    let spellings = [
        "acme.example.com",
        "acme.example.com:",
        "acme.example.com:80",
        "acme.example.com:65535",
        "acme.example.com.",
        "acme.example.com.:8080",
        "ACME.Example.COM",
    ];
    for host in spellings {
        assert_eq!(named(&subdomains(), to(host)), names("acme"), "{host}");
    }
    let encoded = named(&subdomains(), to("xn--bcher-kva.example.com"));
    assert_eq!(encoded, names("xn--bcher-kva"), "kept as it is");
}

/// P14, P15, P16, P18, Z71: the domain itself, third-party domains and addresses name nobody, whatever their first label is.
#[test]
fn other_hosts_name_nobody() {
    let hosts = [
        "example.com",
        "EXAMPLE.com.:443",
        "acme.example.com.evil.org",
        "acme.example.org",
        "acme.com",
        "acmeexample.com",
        "acme-example.com",
        "acme_example.com",
        "my_app:3000",
        "evilexample.com",
        "com",
        "localhost:3000",
        "127.0.0.1",
        "127.0.0.1.",
        "127.0.0.1:8080",
        "[::1]",
        "[2001:db8::1]:8080",
    ];
    for host in hosts {
        assert_eq!(named(&subdomains(), to(host)), NOBODY, "{host}");
    }
    let without_host = Request::builder().body(()).unwrap();
    assert_eq!(named(&subdomains(), without_host), NOBODY);
}

/// Z72: more labels than one are refused, unless they are wanted.
#[test]
fn nested_subdomains_are_refused() {
    let nested = Err(InvalidIdentity::NestedSubdomain);
    for host in [
        "a.b.example.com",
        "acme.rival.example.com",
        "www.acme.example.com",
    ] {
        assert_eq!(named(&subdomains(), to(host)), nested, "{host}");
    }
    let wanted = subdomains().nested();
    assert_eq!(named(&wanted, to("a.b.example.com")), names("a.b"));
}

/// P16: hosts below the domain may be the application's own, and one domain may be below another.
#[test]
fn central_hosts_are_nobodys() {
    let resolver = SubdomainResolver::of("site.com").unwrap();
    let resolver = resolver.central(["Blog.site.com", "127.0.0.1"]).unwrap();
    assert_eq!(named(&resolver, to("blog.site.com")), NOBODY);
    assert_eq!(named(&resolver, to("tenant.site.com")), names("tenant"));
    assert_eq!(named(&resolver, to("tenantsite.com")), NOBODY);

    let resolver = SubdomainResolver::of("site.com").unwrap();
    let resolver = resolver.or_of("blog.site.com").unwrap();
    assert_eq!(named(&resolver, to("blog.site.com")), NOBODY);
    assert_eq!(named(&resolver, to("acme.blog.site.com")), names("acme"));
    assert_eq!(named(&resolver, to("acme.site.com")), names("acme"));
}

/// P10, P14: a domain is looked up in its one spelling; the application's own, and addresses, aren't.
#[test]
fn a_domain_names_its_tenant() {
    let resolver = DomainResolver::new().central(["example.com"]).unwrap();
    assert_eq!(named(&resolver, to("Acme.Test.:80")), domain("acme.test"));
    assert_eq!(
        named(&resolver, to("xn--bcher-kva.test")),
        domain("xn--bcher-kva.test")
    );
    for host in ["example.com", "EXAMPLE.COM.", "10.0.0.1", "[::1]:3000"] {
        assert_eq!(named(&resolver, to(host)), NOBODY, "{host}");
    }
}

/// P9: with one domain a tenant it is the tenant's identifier.
#[test]
fn a_domain_is_an_identifier() {
    let resolver = DomainResolver::new().as_identifier();
    assert_eq!(named(&resolver, to("ACME.test")), names("acme.test"));
}

/// P9, P17: below the application's domain the label counts, elsewhere the domain.
#[test]
fn domain_or_subdomain() {
    let domains = DomainResolver::new().central(["localhost"]).unwrap();
    let subdomains = subdomains().central(["www.example.com"]).unwrap();
    let resolver = DomainOrSubdomainResolver::new(domains, subdomains);
    assert_eq!(named(&resolver, to("acme.example.com")), names("acme"));
    assert_eq!(named(&resolver, to("acme.test")), domain("acme.test"));
    let evil = "acme.example.com.evil.org";
    assert_eq!(
        named(&resolver, to(evil)),
        domain(evil),
        "a domain that is nobody's"
    );
    for host in ["example.com", "www.example.com", "localhost", "127.0.0.1"] {
        assert_eq!(named(&resolver, to(host)), NOBODY, "{host}");
    }
    let nested = Err(InvalidIdentity::NestedSubdomain);
    assert_eq!(named(&resolver, to("a.b.example.com")), nested);
}

/// Z71: what is no host is refused by every resolver of hosts, and is not read as something similar.
#[test]
fn what_is_no_host_is_refused() {
    let long = format!("{}.example.com", "a".repeat(300));
    let just_too_long = format!("{}.example.com", "a".repeat(64));
    let too_many = format!("{}example.com", "a.".repeat(122));
    let hosts = [
        "",
        ".",
        ":80",
        ".example.com",
        "acme..example.com",
        "acme.example.com..",
        "acme.example.com:80:80",
        "acme.example.com:http",
        "acme.example.com:65536",
        "acme.example.com:+80",
        "acme.example.com ",
        " acme.example.com",
        "acme .example.com",
        "acme.example.com,rival.example.com",
        "acme@example.com",
        "user:password@acme.example.com",
        "-acme.example.com",
        "acme-.example.com",
        "%61cme.example.com",
        "acme%2eexample.com",
        "acme.example.com/",
        "acme.example.com#",
        "acme.example.com?",
        "acme.example.com\\",
        "http://acme.example.com",
        "*.example.com",
        "127.1",
        "127.0.0.256",
        "0x7f.0.0.1",
        "127.0.0.01",
        "0x7f000001",
        "2130706433",
        "acme.1",
        "acme.0x1f",
        "acme.0x",
        "::1",
        "[::1",
        "::1]",
        "[::1]x",
        "[::1]80",
        "[::1]]",
        "[[::1]]",
        "[fe80::1%25eth0]",
        "[127.0.0.1]",
        "[acme.example.com]",
        "acme.example.com]:80",
        &long,
        &just_too_long,
        &too_many,
    ];
    for host in hosts {
        assert_eq!(named(&subdomains(), to(host)), NO_HOST, "{host:?}");
        assert_eq!(named(&DomainResolver::new(), to(host)), NO_HOST, "{host:?}");
        assert_eq!(Host::parse(host), Err(InvalidHost), "{host:?}");
    }
    for host in ["ä.example.com", "аcme.example.com", "acme。example.com"] {
        assert_eq!(Host::parse(host), Err(InvalidHost), "{host}");
    }
}

/// Labels of 63 bytes are labels.
#[test]
fn the_longest_label() {
    let label = "a".repeat(63);
    let host = format!("{label}.example.com");
    assert_eq!(named(&subdomains(), to(&host)), names(&label));
}

/// Two `Host` headers, and one that isn't text, are refused: not the first, and not the last.
#[test]
fn repeated_hosts_and_hosts_that_are_no_text() {
    for second in ["rival.example.com", "acme.example.com", ""] {
        let mut request = to("acme.example.com");
        let second = HeaderValue::from_str(second).unwrap();
        request.headers_mut().append("host", second);
        assert_eq!(
            named(&subdomains(), request),
            Err(InvalidIdentity::Repeated)
        );
    }
    let mut request = to("acme.example.com");
    let bytes = HeaderValue::from_bytes(b"\xffcme.example.com").unwrap();
    request.headers_mut().insert("host", bytes);
    assert_eq!(named(&subdomains(), request), Err(InvalidIdentity::NotText));
}

/// HTTP/2 has the host in the URI. Where a header says another one the request is refused; other headers don't count.
#[test]
fn the_uri_and_the_header() {
    let request = |uri: &str| Request::get(uri.to_owned());
    let of_uri = request("https://acme.example.com:8443/x").body(()).unwrap();
    assert_eq!(named(&subdomains(), of_uri), names("acme"));

    let same = request("http://acme.example.com/").header("host", "ACME.example.com:80");
    assert_eq!(named(&subdomains(), same.body(()).unwrap()), names("acme"));

    let other = request("http://acme.example.com/").header("host", "rival.example.com");
    let refused = named(&subdomains(), other.body(()).unwrap());
    assert_eq!(refused, Err(InvalidIdentity::OtherHost));

    let user = request("http://acme@rival.example.com/").body(()).unwrap();
    assert_eq!(named(&subdomains(), user), NO_HOST);

    let forwarded = Request::get("/")
        .header("host", "acme.example.com")
        .header("x-forwarded-host", "rival.example.com")
        .header("forwarded", "host=rival.example.com");
    assert_eq!(
        named(&subdomains(), forwarded.body(()).unwrap()),
        names("acme")
    );
}

/// P27: the page's host names the tenant, as any of the resolvers reads hosts.
#[test]
fn the_origin_names_the_tenant() {
    let origin = |resolver: &dyn IdentityResolver, origin: &str| {
        let request = to("api.example.org");
        let (mut parts, ()) = request.into_parts();
        let origin = HeaderValue::from_str(origin).unwrap();
        parts.headers.append("origin", origin);
        resolver.resolve(&parts)
    };
    let by_subdomain = OriginResolver::new(subdomains());
    assert_eq!(
        origin(&by_subdomain, "https://acme.example.com"),
        names("acme")
    );
    assert_eq!(
        origin(&by_subdomain, "http://acme.example.com:3000"),
        names("acme")
    );
    assert_eq!(origin(&by_subdomain, "https://example.com"), NOBODY);
    assert_eq!(
        origin(&by_subdomain, "https://acme.example.com.evil.org"),
        NOBODY
    );
    assert_eq!(origin(&by_subdomain, "null"), NOBODY);
    for bad in [
        "",
        "acme.example.com",
        "https://",
        "https://acme.example.com/",
        "https://a@acme.example.com",
        "https://https://acme.example.com",
    ] {
        assert_eq!(origin(&by_subdomain, bad), NO_HOST, "{bad}");
    }
    let by_domain = OriginResolver::new(DomainResolver::new());
    assert_eq!(origin(&by_domain, "https://acme.test"), domain("acme.test"));

    assert_eq!(
        named(&by_subdomain, to("acme.example.com")),
        NOBODY,
        "no page sends it"
    );
    let mut twice = to("api.example.org");
    for page in ["https://acme.example.com", "https://rival.example.com"] {
        let page = HeaderValue::from_static(page);
        twice.headers_mut().append("origin", page);
    }
    assert_eq!(named(&by_subdomain, twice), Err(InvalidIdentity::Repeated));
}

/// A resolver whose own domain is none is a mistake that is told at once.
#[test]
fn resolvers_of_no_domain() {
    for domain in ["", "127.0.0.1", "[::1]", "exa mple.com", ".example.com"] {
        assert_eq!(
            SubdomainResolver::of(domain).err(),
            Some(InvalidHost),
            "{domain}"
        );
    }
    assert!(subdomains().central(["example.com/"]).is_err());
    assert!(DomainResolver::new().central(["*.example.com"]).is_err());
}
