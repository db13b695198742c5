use http::request::Parts;

use super::{IdentityResolver, said};
use crate::identification::{Identity, InvalidIdentity};

/// A part of the path is the tenant's identifier: the first, if nothing else is said.
///
/// It must stand there as it is: no identifier needs to be percent-encoded, and whoever reads the path after this may not
/// decode it. A path with `.` or `..` among its parts, encoded or not, is refused, also where a slash around them is encoded.
///
/// The path is the one that reaches the layer: axum's `nest` takes away what stands before.
///
/// ```
/// use tenancy_core::identification::{Identity, IdentityResolver, PathResolver};
///
/// let (request, ()) = http::Request::get("/acme/posts").body(()).unwrap().into_parts();
/// assert_eq!(PathResolver::new().resolve(&request), Ok(Some(Identity::identifier("acme"))));
/// assert_eq!(PathResolver::segment(1).resolve(&request), Ok(Some(Identity::identifier("posts"))));
/// assert_eq!(PathResolver::segment(2).resolve(&request), Ok(None));
/// ```
///
/// After Sprout's `PathIdentityResolver`.
#[derive(Clone, Copy, Debug, Default)]
pub struct PathResolver {
    segment: usize,
}

impl PathResolver {
    /// The first part: `/acme/posts`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The part after so many others: 1 for `/blogs/acme/posts`.
    #[must_use]
    pub fn segment(after: usize) -> Self {
        Self { segment: after }
    }
}

impl IdentityResolver for PathResolver {
    fn resolve(&self, request: &Parts) -> Result<Option<Identity>, InvalidIdentity> {
        let path = request.uri.path();
        if has_dots(path) {
            return Err(InvalidIdentity::DotSegment);
        }
        // `*`, and what CONNECT asks for, have no parts.
        let Some(path) = path.strip_prefix('/').filter(|path| !path.is_empty()) else {
            return Ok(None);
        };
        let mut segments = path.split('/');
        for before in segments.by_ref().take(self.segment) {
            // Others may take two slashes for one.
            if before.is_empty() {
                return Err(InvalidIdentity::Empty);
            }
            is_plain(before)?;
        }
        match segments.next() {
            None => Ok(None),
            // A slash at the end.
            Some("") if segments.next().is_none() => Ok(None),
            Some(segment) => {
                is_plain(segment)?;
                said(segment)
            }
        }
    }
}

fn is_plain(segment: &str) -> Result<(), InvalidIdentity> {
    if segment.contains(['%', '\\']) {
        return Err(InvalidIdentity::Encoded);
    }
    Ok(())
}

/// Whether `.` or `..` is among the parts, as browsers and proxies read them (WHATWG URL), and as those do who decode the path
/// before they part it.
fn has_dots(path: &str) -> bool {
    if !path.contains('.') && !path.contains('%') {
        return false;
    }
    let decoded = path.to_ascii_lowercase().replace("%2e", ".");
    let decoded = decoded.replace("%2f", "/").replace("%5c", "/");
    let mut parts = decoded.split(['/', '\\']);
    parts.any(|part| matches!(part, "." | ".."))
}
