//! A post and its comments.

use axum::extract::Path;
use maud::{Markup, html};
use sea_orm::{EntityLoaderTrait, QueryFilter, QueryOrder};

use super::{BlogConnection, Number, TenantConnection, front};
use crate::entities::{Category, User, comment, post};
use crate::error::PageError;
use crate::visit::Visit;

/// A post. The number of another blog's is nobody's here.
///
/// # Errors
///
/// Where there is no such post.
pub async fn show(
    visit: Visit,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
) -> Result<Markup, PageError> {
    let post = post::Entity::load()
        .filter_by_id(id)
        .with(Category)
        .with(User)
        .one(&db)
        .await?;
    let post = post.ok_or(PageError::NotFound)?;
    let comments = comment::Entity::load()
        .filter(comment::COLUMN.post_id.eq(id))
        .with(User)
        .order_by_asc(comment::COLUMN.id)
        .all(&db)
        .await?;
    Ok(page(&visit, &post, &comments))
}

/// The page of a post.
#[must_use]
pub fn page(visit: &Visit, post: &post::ModelEx, comments: &[comment::ModelEx]) -> Markup {
    let place = format!("/posts/{}", post.id);
    let content = html! {
        article {
            h1 { (post.title) }
            (front::byline(post))
            (paragraphs(&post.text))
            @if visit.user.is_some() {
                p { a href=(visit.link(&format!("{place}/edit"))) { "Edit" } }
            }
        }
        section {
            h2 { "Comments" }
            @for comment in comments {
                blockquote {
                    @if let Some(author) = comment.author.as_ref() { p.byline { (author.name) } }
                    (paragraphs(&comment.text))
                }
            }
            @if visit.user.is_some() {
                (visit.form(&format!("{place}/comments"), html! {
                    label { "Your comment" textarea name="text" rows="4" required {} }
                    button { "Send" }
                }))
            } @else {
                p { a href=(visit.link("/sign-in")) { "Sign in" } " to comment." }
            }
        }
    };
    visit.page(&post.title, content)
}

fn paragraphs(text: &str) -> Markup {
    let paragraphs = text.split("\n\n").map(str::trim);
    html! {
        @for paragraph in paragraphs.filter(|paragraph| !paragraph.is_empty()) { p { (paragraph) } }
    }
}
