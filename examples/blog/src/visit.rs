//! A request to a page of a blog, and what the pages have around them.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use maud::{Markup, html};
use tenancy_sea::extract::CurrentTenant;

use crate::address::Address;
use crate::csrf::FormToken;
use crate::entities::{Blog, blog};
use crate::error::PageError;
use crate::layout;
use crate::session::Principal;

/// Which blog, under which address, and who is signed in.
#[derive(Clone, Debug)]
pub struct Visit {
    pub blog: Arc<blog::Model>,
    pub base: String,
    /// The name of the user who is signed in.
    pub user: Option<String>,
    pub form_token: Option<FormToken>,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let tenant = <CurrentTenant<Blog> as FromRequestParts<S>>::from_request_parts(parts, state);
        let CurrentTenant(blog) = tenant.await.map_err(|err| PageError::Failed(err.into()))?;
        Ok(Self::of(parts, blog))
    }
}

/// For the front page, which may be no blog's.
impl<S: Send + Sync> OptionalFromRequestParts<S> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, PageError> {
        let tenant =
            <CurrentTenant<Blog> as OptionalFromRequestParts<S>>::from_request_parts(parts, state);
        let tenant = tenant.await.map_err(|err| PageError::Failed(err.into()))?;
        Ok(tenant.map(|CurrentTenant(blog)| Self::of(parts, blog)))
    }
}

impl Visit {
    fn of(request: &Parts, blog: Arc<blog::Model>) -> Self {
        let address = request.extensions.get::<Address>();
        let principal = request.extensions.get::<Principal>();
        Self {
            base: address.unwrap_or(&Address::Subdomain).base(&blog.slug),
            blog,
            user: principal.map(|principal| principal.user.name.clone()),
            form_token: request.extensions.get().cloned(),
        }
    }

    /// Where a page of this blog is.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// For which pages the cookies of this blog are. Another one's, on the same host, doesn't get them.
    #[must_use]
    pub fn cookie_path(&self) -> &str {
        if self.base.is_empty() {
            "/"
        } else {
            &self.base
        }
    }

    /// A form that is sent to a page of this blog.
    #[must_use]
    pub fn form(&self, path: &str, fields: Markup) -> Markup {
        html! {
            form method="post" action=(self.link(path)) {
                @if let Some(token) = &self.form_token { (token.field()) }
                (fields)
            }
        }
    }

    /// A page of this blog.
    #[must_use]
    pub fn page(&self, title: &str, content: Markup) -> Markup {
        let blog = &self.blog;
        let title = format!("{title} · {}", blog.title);
        layout::page(
            &title,
            html! {
                header {
                    a.title href=(self.link("/")) { (blog.title) }
                    p { (blog.tagline) }
                    nav {
                        a href=(self.link("/categories")) { "Categories" }
                        a href=(self.link("/files")) { "Files" }
                        @if let Some(user) = &self.user {
                            a href=(self.link("/new")) { "Write" }
                            (self.form("/sign-out", html! { button.link { "Sign out " (user) } }))
                        } @else {
                            a href=(self.link("/sign-in")) { "Sign in" }
                        }
                    }
                }
                (content)
            },
        )
    }
}
