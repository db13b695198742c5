//! The application's own pages, of no blog: central routes, with people and sessions of their own.

mod blogs;
mod session;
mod sign_in;

use axum::routing::{get, post};
use axum::{Router, middleware};
use maud::{Markup, html};
use tenancy_sea::prelude::*;

use crate::csrf::FormToken;
use crate::entities::Blog;
use crate::layout;

/// The pages below `/admin`.
pub fn routes(tenancy: &Tenancy<Blog>) -> Router<Tenancy<Blog>> {
    let authenticate = middleware::from_fn_with_state(tenancy.clone(), session::authenticate);
    Router::new()
        .route("/", get(blogs::index))
        .route("/blogs", post(blogs::create))
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .layer(authenticate)
}

fn page(title: &str, token: Option<&FormToken>, content: Markup) -> Markup {
    let content = html! {
        header {
            a.title href="/admin" { "Administration" }
            @if let Some(token) = token {
                nav { form method="post" action="/admin/sign-out" { (token.field()) button.link { "Sign out" } } }
            }
        }
        (content)
    };
    layout::page(title, content)
}
