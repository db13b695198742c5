//! Where a blog's pages are.

/// How a request named its blog, and so how links name it.
#[derive(Clone, Copy, Debug)]
pub enum Address {
    /// `acme.localhost/posts/1`
    Subdomain,
    /// `localhost/blogs/acme/posts/1`
    Path,
}

impl Address {
    /// What stands before the path of a page of a blog.
    #[must_use]
    pub fn base(self, slug: &str) -> String {
        match self {
            Self::Subdomain => String::new(),
            Self::Path => format!("/blogs/{slug}"),
        }
    }
}
