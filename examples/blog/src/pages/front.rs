//! The first page: a blog's, or that of all blogs.

use axum::extract::{OriginalUri, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use sea_orm::{DbErr, EntityLoaderTrait, QueryOrder};
use tenancy_sea::prelude::*;

use super::{BlogConnection, TenantConnection};
use crate::entities::{Blog, Category, User, blog, post};
use crate::error::PageError;
use crate::layout;
use crate::visit::Visit;

/// How many posts the first page has.
pub const POSTS: u64 = 20;

/// `/`, which is a blog's on its subdomain, and everybody's elsewhere.
///
/// # Errors
///
/// The database's.
pub async fn show(
    State(tenancy): State<Tenancy<Blog>>,
    visit: Option<Visit>,
    blog: Option<BlogConnection>,
) -> Result<Markup, PageError> {
    if let (Some(visit), Some(db)) = (visit, blog) {
        return index(visit, db).await;
    }
    let blogs = tenancy.tenants().all().await;
    let blogs = blogs.map_err(|err| PageError::Failed(err.into()))?;
    Ok(all_blogs(&blogs))
}

/// The newest posts of a blog.
///
/// # Errors
///
/// The database's.
pub async fn index(
    visit: Visit,
    TenantConnection(db, ..): BlogConnection,
) -> Result<Markup, PageError> {
    Ok(page(&visit, &newest(&db).await?))
}

/// Links of a page are meant to begin at its blog.
pub async fn add_slash(OriginalUri(uri): OriginalUri) -> Response {
    Redirect::permanent(&format!("{}/", uri.path())).into_response()
}

async fn newest(db: &TenancyConnection) -> Result<Vec<post::ModelEx>, DbErr> {
    post::Entity::load()
        .with(Category)
        .with(User)
        .order_by_desc(post::COLUMN.id)
        .paginate(db, POSTS)
        .fetch()
        .await
}

/// A blog's first page.
#[must_use]
pub fn page(visit: &Visit, posts: &[post::ModelEx]) -> Markup {
    let content = html! {
        @for post in posts {
            article {
                h2 { a href=(visit.link(&format!("/posts/{}", post.id))) { (post.title) } }
                (byline(post))
                p { (beginning(&post.text)) }
            }
        }
        @if posts.is_empty() { p { "Nothing yet." } }
    };
    visit.page("Posts", content)
}

/// Who wrote a post, when, about what.
#[must_use]
pub fn byline(post: &post::ModelEx) -> Markup {
    html! {
        p.byline {
            @if let Some(author) = post.author.as_ref() { (author.name) ", " }
            time datetime=(post.published_at.to_rfc3339()) { (post.published_at.format("%-d %B %Y")) }
            @if let Some(category) = post.category.as_ref() { " · " (category.name) }
        }
    }
}

fn beginning(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn all_blogs(blogs: &[blog::Model]) -> Markup {
    let content = html! {
        header { a.title href="/" { "Blogs" } p { "One application, and nobody sees another's rows." } }
        @for blog in blogs {
            article {
                h2 { a href={ "/blogs/" (blog.slug) "/" } { (blog.title) } }
                p { (blog.tagline) }
            }
        }
    };
    layout::page("Blogs", content)
}
