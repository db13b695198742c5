//! The pages of a blog. Their handlers take the blog's connection and go on as if it were the only one.

pub mod categories;
pub mod comments;
pub mod files;
pub mod front;
pub mod posts;
pub mod sign_in;
pub mod write;

use axum::Router;
use axum::routing::{get, post};
use serde::Deserialize;
pub use tenancy_sea::extract::TenantConnection;
use tenancy_sea::prelude::*;

use crate::entities::Blog;

/// A connection that is bound to the blog of the request.
pub type BlogConnection = TenantConnection<Blog>;

/// The number in a path. It has a name, since below `/blogs/{blog}` it isn't the only thing there.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Number {
    pub id: i32,
}

/// All but the front page.
pub fn routes() -> Router<Tenancy<Blog>> {
    Router::new()
        .route("/posts/{id}", get(posts::show))
        .route("/posts/{id}/comments", post(comments::create))
        .route("/new", get(write::blank).post(write::create))
        .route("/posts/{id}/edit", get(write::edit).post(write::update))
        .route("/posts/{id}/delete", post(write::delete))
        .route(
            "/categories",
            get(categories::index).post(categories::create),
        )
        .route("/categories/{id}", post(categories::rename))
        .route("/files", get(files::index).post(files::upload))
        .route("/files/{name}", get(files::download))
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
}
