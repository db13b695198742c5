//! Headers, cookies, queries, chains, and resolvers of one's own.

use http::request::Parts;
use http::{HeaderName, HeaderValue, Request};
use tenancy_core::TenantLookup;
use tenancy_core::identification::{
    CookieResolver, HeaderResolver, Identity, InvalidIdentity, QueryResolver, ResolverChain,
};

use crate::site::{named, names, subdomains, to};

const NOBODY: Result<Option<Identity>, InvalidIdentity> = Ok(None);
const REPEATED: Result<Option<Identity>, InvalidIdentity> = Err(InvalidIdentity::Repeated);
const EMPTY: Result<Option<Identity>, InvalidIdentity> = Err(InvalidIdentity::Empty);
const NOT_TEXT: Result<Option<Identity>, InvalidIdentity> = Err(InvalidIdentity::NotText);

fn with(headers: &[(&'static str, &[u8])]) -> Request<()> {
    let mut request = to("example.com");
    for (name, value) in headers {
        let value = HeaderValue::from_bytes(value).unwrap();
        request.headers_mut().append(*name, value);
    }
    request
}

/// P26, P28: a header, of the usual name or another.
#[test]
fn a_header_names_the_tenant() {
    let resolver = HeaderResolver::new();
    assert_eq!(
        named(&resolver, with(&[("x-tenant", b"acme")])),
        names("acme")
    );
    assert_eq!(named(&resolver, with(&[])), NOBODY);
    assert_eq!(named(&resolver, with(&[("x-tenant", b"")])), EMPTY);
    assert_eq!(
        named(&resolver, with(&[("x-tenant", b"acm\xff")])),
        NOT_TEXT
    );
    let twice = with(&[("x-tenant", b"acme"), ("x-tenant", b"rival")]);
    assert_eq!(named(&resolver, twice), REPEATED);
    let same_twice = with(&[("x-tenant", b"acme"), ("x-tenant", b"acme")]);
    assert_eq!(named(&resolver, same_twice), REPEATED);

    let other = HeaderResolver::named(HeaderName::from_static("blog"));
    assert_eq!(
        named(&other, with(&[("blog", b"acme"), ("x-tenant", b"rival")])),
        names("acme")
    );
}

/// P26, P28: a cookie, of the usual name or another, wherever it stands among others.
#[test]
fn a_cookie_names_the_tenant() {
    let cookie =
        |text: &'static str| named(&CookieResolver::new(), with(&[("cookie", text.as_bytes())]));
    assert_eq!(cookie("tenant=acme"), names("acme"));
    assert_eq!(cookie("a=1; tenant=acme; b=2"), names("acme"));
    assert_eq!(cookie("a=1;tenant=acme"), names("acme"));
    for text in [
        "",
        "a=1",
        "Tenant=acme",
        "tenants=acme",
        "xtenant=acme",
        "a=tenant=acme",
        "a=\"; b",
    ] {
        assert_eq!(cookie(text), NOBODY, "{text}");
    }
    for text in ["tenant=", "tenant", "tenant= ; a=1"] {
        assert_eq!(cookie(text), EMPTY, "{text}");
    }
    for text in [
        "tenant=acme; tenant=rival",
        "tenant=acme; a=1; tenant=acme",
        "tenant=;tenant=acme",
    ] {
        assert_eq!(cookie(text), REPEATED, "{text}");
    }
    let resolver = CookieResolver::new();
    let split = with(&[("cookie", b"a=1"), ("cookie", b"tenant=acme")]);
    assert_eq!(named(&resolver, split), names("acme"));
    let twice = with(&[("cookie", b"tenant=rival"), ("cookie", b"tenant=acme")]);
    assert_eq!(named(&resolver, twice), REPEATED);
    assert_eq!(
        named(&resolver, with(&[("cookie", b"a=\xff; tenant=acme")])),
        names("acme")
    );
    assert_eq!(
        named(&resolver, with(&[("cookie", b"tenant=\xff")])),
        NOT_TEXT
    );
    let other = CookieResolver::named("blog");
    assert_eq!(
        named(&other, with(&[("cookie", b"tenant=rival; blog=acme")])),
        names("acme")
    );
}

/// P26: a parameter of the query, of the usual name or another.
#[test]
fn a_query_names_the_tenant() {
    let query =
        |uri: &'static str| named(&QueryResolver::new(), Request::get(uri).body(()).unwrap());
    assert_eq!(query("/?tenant=acme"), names("acme"));
    assert_eq!(query("/?a=1&tenant=acme&b"), names("acme"));
    assert_eq!(query("/?tenant=a%63me"), names("acme"));
    for uri in [
        "/",
        "/?",
        "/?Tenant=acme",
        "/?a=tenant=acme",
        "/tenant=acme",
        "/?a=1;tenant=acme",
    ] {
        assert_eq!(query(uri), NOBODY, "{uri}");
    }
    for uri in ["/?tenant", "/?tenant=", "/?tenant=&a=1"] {
        assert_eq!(query(uri), EMPTY, "{uri}");
    }
    for uri in [
        "/?tenant=acme&tenant=rival",
        "/?ten%61nt=rival&tenant=acme",
        "/?tenant&tenant=acme",
    ] {
        assert_eq!(query(uri), REPEATED, "{uri}");
    }
    assert_eq!(query("/?tenant=%ff"), NOT_TEXT);
    let other = Request::get("/?blog=acme&tenant=rival").body(()).unwrap();
    assert_eq!(named(&QueryResolver::named("blog"), other), names("acme"));
}

/// P24: a request may name a tenant by its key, or in any way that the application reads.
#[test]
fn a_resolver_of_ones_own() {
    let resolver = |request: &Parts| -> Result<Option<Identity>, InvalidIdentity> {
        let key = request.headers.get("x-blog-id");
        let key = key.map(|key| key.to_str().map_err(|_| InvalidIdentity::NotText));
        let key: Option<i64> = key.transpose()?.and_then(|key| key.parse().ok());
        Ok(key.map(|key| Identity::Tenant(TenantLookup::key(key))))
    };
    let by_key = Ok(Some(Identity::Tenant(TenantLookup::key(7))));
    assert_eq!(named(&resolver, with(&[("x-blog-id", b"7")])), by_key);
    assert_eq!(named(&resolver, with(&[])), NOBODY);
}

/// P28: of several resolvers the first to which the request says something decides, also where that is no name.
#[test]
fn a_chain_of_resolvers() {
    let chain = ResolverChain::new()
        .and(subdomains())
        .and(HeaderResolver::new())
        .and(QueryResolver::new());
    let host = |mut request: Request<()>, host: &'static str| {
        let host = HeaderValue::from_static(host);
        request.headers_mut().insert("host", host);
        request
    };
    let header = || with(&[("x-tenant", b"rival")]);
    assert_eq!(named(&chain, header()), names("rival"));
    assert_eq!(
        named(&chain, host(header(), "acme.example.com")),
        names("acme")
    );
    let nested = Err(InvalidIdentity::NestedSubdomain);
    assert_eq!(named(&chain, host(header(), "a.b.example.com")), nested);
    let query = Request::get("/?tenant=acme").body(()).unwrap();
    assert_eq!(named(&chain, query), names("acme"));
    assert_eq!(named(&chain, with(&[("x-tenant", b"")])), EMPTY);
    assert_eq!(named(&chain, with(&[])), NOBODY);
    assert_eq!(named(&ResolverChain::new(), header()), NOBODY);
}
