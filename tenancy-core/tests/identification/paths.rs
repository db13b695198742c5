//! Parts of a path.

use http::{Method, Request};
use tenancy_core::identification::{Identity, InvalidIdentity, PathResolver};

use crate::site::{named, names};

const NOBODY: Result<Option<Identity>, InvalidIdentity> = Ok(None);

fn path(path: &str) -> Result<Option<Identity>, InvalidIdentity> {
    let request = Request::get(path.to_owned()).body(()).unwrap();
    named(&PathResolver::new(), request)
}

/// P19, P28: the first part of the path is the tenant's identifier.
#[test]
fn the_first_part() {
    for uri in [
        "/acme",
        "/acme/",
        "/acme/posts/1",
        "/acme?tenant=rival",
        "http://rival.example.com/acme/x",
    ] {
        assert_eq!(path(uri), names("acme"), "{uri}");
    }
    assert_eq!(
        path("/Acme"),
        names("Acme"),
        "paths have a case: the provider compares"
    );
    assert_eq!(
        path("/acme/a%2Fb/x..y/..."),
        names("acme"),
        "what stands behind is the application's"
    );
}

/// P21: a path without the part names nobody.
#[test]
fn a_path_without_the_part() {
    assert_eq!(path("/"), NOBODY);
    assert_eq!(path("*"), NOBODY);
    let connect = Request::builder().method(Method::CONNECT);
    let connect = connect.uri("acme.example.com:443").body(()).unwrap();
    assert_eq!(named(&PathResolver::new(), connect), NOBODY);
}

/// P22: a part that isn't the first.
#[test]
fn another_part() {
    let second = |path: &str| {
        let request = Request::get(path.to_owned()).body(()).unwrap();
        named(&PathResolver::segment(1), request)
    };
    assert_eq!(second("/blogs/acme/posts"), names("acme"));
    assert_eq!(second("/blogs"), NOBODY);
    assert_eq!(second("/blogs/"), NOBODY);
    assert_eq!(second("//acme"), Err(InvalidIdentity::Empty));
    assert_eq!(second("/b%6cogs/acme"), Err(InvalidIdentity::Encoded));
}

/// Encoded letters, slashes and dots, empty parts and dots are refused: whoever reads the path after this may read it
/// otherwise.
#[test]
fn parts_that_others_may_read_otherwise() {
    let encoded = Err(InvalidIdentity::Encoded);
    for uri in [
        "/%61cme/posts",
        "/acme%2frival/posts",
        "/acme%2Frival",
        "/acme%5crival",
        "/acme%00",
        "/acme%",
    ] {
        assert_eq!(path(uri), encoded, "{uri}");
    }
    let dots = Err(InvalidIdentity::DotSegment);
    for uri in [
        "/../acme",
        "/acme/../rival",
        "/./acme",
        "/%2e%2e/acme",
        "/acme/.%2E/rival",
        "/acme/%2e/x",
        "/acme/..",
        // A slash that is encoded parts them as well for whoever decodes the path as a whole.
        "/acme/..%2frival",
        "/acme/%2e%2e%2Frival",
        "/acme/x%2f..%2f..%2Frival",
        "/acme/..%5crival",
        "/acme/x%5C..",
    ] {
        assert_eq!(path(uri), dots, "{uri}");
    }
    let empty = Err(InvalidIdentity::Empty);
    for uri in ["//acme", "//acme/posts", "//"] {
        let request = Request::builder().uri(http::Uri::from_maybe_shared(uri).unwrap());
        let request = request.body(()).unwrap();
        assert_eq!(named(&PathResolver::new(), request), empty, "{uri}");
    }
}
