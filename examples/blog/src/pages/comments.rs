//! Commenting.

use axum::extract::Path;
use axum::response::Redirect;
use sea_orm::{ActiveModelTrait, Set};
use serde::Deserialize;

use super::{BlogConnection, Number, TenantConnection};
use crate::csrf::SafeForm;
use crate::entities::comment;
use crate::error::PageError;
use crate::session::Author;

/// The form of a comment.
#[derive(Clone, Debug, Deserialize)]
pub struct NewComment {
    text: String,
}

/// Writes a comment. Nobody looks whether the post is this blog's: the insert of another one's is refused.
///
/// # Errors
///
/// Where there is no such post.
pub async fn create(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    Path(Number { id }): Path<Number>,
    SafeForm(form): SafeForm<NewComment>,
) -> Result<Redirect, PageError> {
    let comment = comment::ActiveModel {
        post_id: Set(id),
        author_id: Set(author.principal.user.id),
        text: Set(form.text),
        ..Default::default()
    };
    comment.insert(&db).await?;
    Ok(Redirect::to(&author.visit.link(&format!("/posts/{id}"))))
}
