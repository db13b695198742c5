//! Writing, changing and deleting posts.

use std::time::SystemTime;

use axum::extract::Path;
use axum::response::Redirect;
use maud::{Markup, html};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait, Set};
use serde::{Deserialize, Deserializer};
use tenancy_sea::prelude::*;

use super::{BlogConnection, Number, TenantConnection, categories};
use crate::csrf::SafeForm;
use crate::entities::{Comment, Post, category, comment, post};
use crate::error::PageError;
use crate::session::Author;
use crate::visit::Visit;

/// The form of a post.
#[derive(Clone, Debug, Deserialize)]
pub struct Draft {
    title: String,
    text: String,
    #[serde(deserialize_with = "perhaps")]
    category_id: Option<i32>,
}

/// A form without fields of its own.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Nothing {}

/// The form of a new post.
///
/// # Errors
///
/// The database's.
pub async fn blank(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
) -> Result<Markup, PageError> {
    let form = form(&author.visit, "/new", None, &categories::all(&db).await?);
    Ok(author
        .visit
        .page("New post", html! { h1 { "New post" } (form) }))
}

/// Publishes a post. The blog fills itself in, and a category of another blog is refused.
///
/// # Errors
///
/// Where there is no such category.
pub async fn create(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    SafeForm(draft): SafeForm<Draft>,
) -> Result<Redirect, PageError> {
    let post = post::ActiveModel {
        author_id: Set(author.principal.user.id),
        category_id: Set(draft.category_id),
        title: Set(draft.title),
        text: Set(draft.text),
        published_at: Set(SystemTime::now().into()),
        ..Default::default()
    };
    let post = post.insert(&db).await?;
    Ok(Redirect::to(
        &author.visit.link(&format!("/posts/{}", post.id)),
    ))
}

/// The form of a post that is there.
///
/// # Errors
///
/// Where there is no such post.
pub async fn edit(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
) -> Result<Markup, PageError> {
    let post = find(&db, id).await?;
    let visit = &author.visit;
    let place = format!("/posts/{id}");
    let categories = categories::all(&db).await?;
    let content = html! {
        h1 { "Edit" }
        (form(visit, &format!("{place}/edit"), Some(&post), &categories))
        (visit.form(&format!("{place}/delete"), html! { button.danger { "Delete" } }))
    };
    Ok(visit.page("Edit", content))
}

/// Changes a post.
///
/// # Errors
///
/// Where there is no such post, or no such category.
pub async fn update(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
    SafeForm(draft): SafeForm<Draft>,
) -> Result<Redirect, PageError> {
    let mut post = find(&db, id).await?.into_active_model();
    post.title = Set(draft.title);
    post.text = Set(draft.text);
    post.category_id = Set(draft.category_id);
    post.update(&db).await?;
    Ok(Redirect::to(&author.visit.link(&format!("/posts/{id}"))))
}

/// Deletes a post, with its comments.
///
/// # Errors
///
/// Where there is no such post.
pub async fn delete(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
    SafeForm(Nothing {}): SafeForm<Nothing>,
) -> Result<Redirect, PageError> {
    use sea_orm::{QueryFilter, TransactionTrait};

    let post = find(&db, id).await?;
    let transaction = db.begin().await?;
    let comments = comment::COLUMN.post_id.eq(id);
    Comment::delete_many()
        .filter(comments)
        .exec(&transaction)
        .await?;
    post.delete(&transaction).await?;
    transaction.commit().await?;
    Ok(Redirect::to(&author.visit.link("/")))
}

async fn find(db: &TenancyConnection, id: i32) -> Result<post::Model, PageError> {
    Post::find_by_id(id)
        .one(db)
        .await?
        .ok_or(PageError::NotFound)
}

fn form(
    visit: &Visit,
    place: &str,
    post: Option<&post::Model>,
    categories: &[category::Model],
) -> Markup {
    let chosen = post.and_then(|post| post.category_id);
    visit.form(place, html! {
        label { "Title" input name="title" required value=[post.map(|post| &post.title)]; }
        label {
            "Category"
            select name="category_id" {
                option value="" { "none" }
                @for category in categories {
                    option value=(category.id) selected[chosen == Some(category.id)] { (category.name) }
                }
            }
        }
        label { "Text" textarea name="text" rows="12" required { (post.map_or("", |post| &post.text)) } }
        button { "Publish" }
    })
}

/// A number, or an empty field.
fn perhaps<'de, D: Deserializer<'de>>(field: D) -> Result<Option<i32>, D::Error> {
    let text = String::deserialize(field)?;
    let number = (!text.is_empty()).then(|| text.parse());
    number.transpose().map_err(serde::de::Error::custom)
}
