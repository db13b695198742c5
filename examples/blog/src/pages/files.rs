//! A blog's files.

use axum::RequestExt;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::TryStreamExt;
use maud::{Markup, html};
use object_store::{ObjectStore, ObjectStoreExt};
use serde::Deserialize;

use crate::csrf::FormToken;
use crate::error::PageError;
use crate::files::{Files, content_type, link_part, name_of, name_of_upload, path_of};
use crate::session::Author;
use crate::visit::Visit;

/// The name in a path.
#[derive(Clone, Debug, Deserialize)]
pub struct Name {
    name: String,
}

/// All files of a blog.
///
/// # Errors
///
/// The storage's.
pub async fn index(visit: Visit, Files(files): Files) -> Result<Markup, PageError> {
    let stored: Vec<_> = files.list(None).try_collect().await?;
    let mut names: Vec<String> = stored.iter().map(|file| name_of(&file.location)).collect();
    names.sort();
    let content = html! {
        h1 { "Files" }
        ul {
            @for name in &names {
                li { a href=(visit.link(&format!("/files/{}", link_part(name)))) { (name) } }
            }
        }
        @if names.is_empty() { p { "Nothing yet." } }
        @if let (Some(token), true) = (&visit.form_token, visit.user.is_some()) {
            form method="post" enctype="multipart/form-data" action=(visit.link("/files")) {
                // Before the file, so that a forged one isn't even read.
                (token.field())
                label { "New file" input type="file" name="file" required; }
                button { "Upload" }
            }
        }
    };
    Ok(visit.page("Files", content))
}

/// A file that was sent from our own page.
#[derive(Clone, Debug)]
pub struct Upload {
    name: String,
    content: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = PageError;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, PageError> {
        let expected: FormToken = request.extract_parts().await?;
        let invalid = || PageError::Invalid("This is no upload, or it is too large.");
        let form = Multipart::from_request(request, state).await;
        let mut form = form.map_err(|_| invalid())?;
        let token = form.next_field().await.map_err(|_| invalid())?;
        let token = token.filter(|field| field.name() == Some("form_token"));
        let token = token.ok_or(PageError::Forged)?.text().await;
        expected.check(&token.map_err(|_| invalid())?)?;

        let file = form.next_field().await.map_err(|_| invalid())?;
        let file = file.filter(|field| field.name() == Some("file"));
        let file = file.ok_or_else(invalid)?;
        let name = file.file_name().and_then(name_of_upload).map(str::to_owned);
        let name = name.ok_or(PageError::Invalid("The file needs another name."))?;
        let content = file.bytes().await.map_err(|_| invalid())?;
        Ok(Self { name, content })
    }
}

/// Keeps a file, in place of one of the same name.
///
/// # Errors
///
/// The storage's.
pub async fn upload(
    author: Author,
    Files(files): Files,
    upload: Upload,
) -> Result<Redirect, PageError> {
    let path = path_of(&upload.name);
    files.put(&path, upload.content.into()).await?;
    Ok(Redirect::to(&author.visit.link("/files")))
}

/// A file. One that another blog has isn't here.
///
/// # Errors
///
/// Where there is no such file.
pub async fn download(
    Files(files): Files,
    Path(Name { name }): Path<Name>,
) -> Result<Response, PageError> {
    let file = files.get(&path_of(&name)).await?;
    let headers = [
        (CONTENT_TYPE, content_type(&name)),
        // Whatever it may be, it isn't a page of the blog.
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ];
    Ok((headers, Body::from_stream(file.into_stream())).into_response())
}
