//! Categories: a blog's own, and those that all blogs share.

use axum::extract::Path;
use axum::response::Redirect;
use maud::{Markup, html};
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, QueryOrder, Set};
use serde::Deserialize;
use tenancy_sea::prelude::*;

use super::{BlogConnection, Number, TenantConnection};
use crate::csrf::SafeForm;
use crate::entities::{Category, category};
use crate::error::PageError;
use crate::session::Author;
use crate::visit::Visit;

/// The form of a category.
#[derive(Clone, Debug, Deserialize)]
pub struct Named {
    name: String,
}

/// All categories that a blog may use.
///
/// # Errors
///
/// The database's.
pub async fn index(
    visit: Visit,
    TenantConnection(db, ..): BlogConnection,
) -> Result<Markup, PageError> {
    let content = html! {
        h1 { "Categories" }
        @for category in all(&db).await? {
            @if category.is_shared() {
                p { (category.name) span.byline { " shared by all blogs" } }
            } @else if visit.user.is_none() {
                p { (category.name) }
            } @else {
                (visit.form(&format!("/categories/{}", category.id), html! {
                    div.row { (name_field(&category.name)) button { "Rename" } }
                }))
            }
        }
        @if visit.user.is_some() {
            h2 { "New category" }
            (visit.form("/categories", html! { div.row { (name_field("")) button { "Add" } } }))
        }
    };
    Ok(visit.page("Categories", content))
}

fn name_field(name: &str) -> Markup {
    html! { input name="name" required value=(name) aria-label="Name"; }
}

/// Adds a category of this blog's.
///
/// # Errors
///
/// The database's.
pub async fn create(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    SafeForm(form): SafeForm<Named>,
) -> Result<Redirect, PageError> {
    let category = category::ActiveModel {
        // It could be nobody's, so one has to say whose it is.
        blog_id: Set(Some(author.visit.blog.id)),
        name: Set(form.name),
        ..Default::default()
    };
    category.insert(&db).await?;
    Ok(Redirect::to(&author.visit.link("/categories")))
}

/// Renames a category. A shared one is found, and not updated.
///
/// # Errors
///
/// Where this blog has no such category.
pub async fn rename(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
    SafeForm(form): SafeForm<Named>,
) -> Result<Redirect, PageError> {
    let category = Category::find_by_id(id).one(&db).await?;
    let mut category = category.ok_or(PageError::NotFound)?.into_active_model();
    category.name = Set(form.name);
    category.update(&db).await?;
    Ok(Redirect::to(&author.visit.link("/categories")))
}

/// A blog's own categories and the shared ones, by their names.
///
/// # Errors
///
/// The database's.
pub async fn all(db: &TenancyConnection) -> Result<Vec<category::Model>, DbErr> {
    Category::find()
        .order_by_asc(category::COLUMN.name)
        .all(db)
        .await
}
