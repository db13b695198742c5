//! Whatever a request says, it names the tenant whose name it has, or nobody; never another.

use http::{HeaderValue, Request};
use proptest::prelude::*;
use tenancy_core::identification::{
    CookieResolver, DomainOrSubdomainResolver, DomainResolver, HeaderResolver, Host, HostResolver,
    Identity, PathResolver, QueryResolver, SubdomainResolver,
};

use crate::site::named;

/// Pieces of which hosts are made that look like a tenant's.
const PIECES: [&str; 28] = [
    "acme",
    "rival",
    "ACME",
    "example",
    "com",
    "evil",
    "org",
    "test",
    "example.com",
    "acme.test",
    "acme.example.com",
    ".",
    "..",
    ":",
    ":80",
    ":0",
    "@",
    "%2e",
    "-",
    "_",
    "xn--",
    "/",
    "\\",
    " ",
    "[",
    "]",
    "127.0.0.1",
    "::1",
];

fn host() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..8);
    prop_oneof![
        4 => pieces.prop_map(|pieces| pieces.concat()),
        1 => "[a-zA-Z0-9.:@%-]{0,40}",
        1 => any::<String>(),
    ]
}

/// A host without what doesn't make it another one: its case, a port, and a dot at its end. Written otherwise than in the
/// library.
fn plain(host: &str) -> String {
    let lower = host.to_lowercase();
    let digits = lower.trim_end_matches(|last: char| last.is_ascii_digit());
    let name = digits.strip_suffix(':').unwrap_or(&lower);
    name.strip_suffix('.').unwrap_or(name).to_owned()
}

fn resolver() -> DomainOrSubdomainResolver {
    let domains = DomainResolver::new().central(["evil.org"]);
    let subdomains = SubdomainResolver::of("example.com");
    DomainOrSubdomainResolver::new(domains.unwrap(), subdomains.unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    /// Z71, Z72: a host is some tenant's or nobody's, and never another's.
    #[test]
    fn a_host_is_its_tenants_or_nobodys(text in host()) {
        let Ok(host) = Host::parse(&text) else { return Ok(()) };
        match resolver().resolve_host(&host) {
            Ok(Some(Identity::Tenant(lookup))) => {
                let label = plain(&text).strip_suffix(".example.com").map(str::to_owned);
                let label = label.expect("it is below the domain");
                prop_assert!(!label.contains('.'));
                prop_assert_eq!(lookup, tenancy_core::TenantLookup::identifier(label));
            }
            Ok(Some(Identity::Domain(domain))) => {
                prop_assert_eq!(&domain, &plain(&text));
                prop_assert!(!domain.ends_with(".example.com") && domain != "example.com");
            }
            Ok(Some(other)) => prop_assert!(false, "{:?}", other),
            Ok(None) | Err(_) => {}
        }
    }

    /// Every spelling of a tenant's host is the tenant's.
    #[test]
    fn every_spelling_of_a_host_is_the_same(
        label in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?",
        cases in prop::collection::vec(any::<bool>(), 64),
        dot in any::<bool>(),
        port in prop::option::of(any::<u16>()),
    ) {
        let host = format!("{label}.example.com");
        let spelled = host.chars().zip(cases).map(|(letter, upper)| {
            if upper { letter.to_ascii_uppercase() } else { letter }
        });
        let mut spelled: String = spelled.collect();
        if dot {
            spelled.push('.');
        }
        if let Some(port) = port {
            spelled.push_str(&format!(":{port}"));
        }
        let host = Host::parse(&spelled).unwrap();
        prop_assert_eq!(resolver().resolve_host(&host), Ok(Some(Identity::identifier(label))));
    }

    /// A host that was read once is read the same again.
    #[test]
    fn a_host_has_one_spelling(text in host()) {
        if let Ok(host) = Host::parse(&text) && let Some(domain) = host.domain() {
            prop_assert_eq!(Host::parse(domain), Ok(host.clone()));
        }
    }

    /// Any bytes in any header: what is named stands there as it is, once.
    #[test]
    fn any_bytes_in_headers(values in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..20), 0..3)) {
        let mut request = Request::builder().uri("/").body(()).unwrap();
        let values: Vec<HeaderValue> = values
            .iter()
            .filter_map(|value| HeaderValue::from_bytes(value).ok())
            .collect();
        for value in &values {
            request.headers_mut().append("x-tenant", value.clone());
        }
        if let Ok(Some(identity)) = named(&HeaderResolver::new(), request) {
            prop_assert_eq!(values.len(), 1);
            prop_assert_eq!(identity, Identity::identifier(values[0].to_str().unwrap()));
        }
    }

    /// Any cookies: what is named is the value of the only one with the name.
    #[test]
    fn any_cookies(cookies in prop::collection::vec("(tenant|a|tenan|)=?[a-c;=]{0,3}", 0..4)) {
        let text = cookies.join("; ");
        let request = Request::builder().header("cookie", &text).body(()).unwrap();
        let own: Vec<&str> = text
            .split(';')
            .filter_map(|cookie| cookie.trim().strip_prefix("tenant="))
            .collect();
        if let Ok(Some(identity)) = named(&CookieResolver::new(), request) {
            prop_assert_eq!(own.len(), 1);
            prop_assert_eq!(identity, Identity::identifier(own[0]));
        }
    }

    /// Any path and query: what is named stands in the path as it is, or is the only parameter of its name.
    #[test]
    fn any_paths_and_queries(path in "/[a-c./%2eE]{0,12}", query in "(tenant=[a-c%&=]{0,4}&?){0,3}") {
        let Ok(request) = Request::get(format!("{path}?{query}")).body(()) else { return Ok(()) };
        let (parts, ()) = request.into_parts();
        let request = Request::from_parts(parts.clone(), ());
        if let Ok(Some(identity)) = named(&PathResolver::new(), request) {
            let first = parts.uri.path().split('/').nth(1).unwrap();
            prop_assert!(!first.contains('%') && !first.is_empty());
            prop_assert_eq!(identity, Identity::identifier(first));
        }
        if let Ok(Some(_)) = named(&QueryResolver::new(), Request::from_parts(parts, ())) {
            prop_assert_eq!(query.split('&').filter(|pair| pair.starts_with("tenant=")).count(), 1);
        }
    }
}
