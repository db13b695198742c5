//! What a blog's files are called, and as what they are sent.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use object_store::path::{Path, PathPart};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tenancy_sea::service::TenantFiles;

use crate::error::PageError;

/// The files of the blog for which the handler runs: no path leads out of them.
#[derive(Clone, Debug)]
pub struct Files(pub TenantFiles);

impl<S: Send + Sync> FromRequestParts<S> for Files {
    type Rejection = PageError;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, PageError> {
        let files = TenantFiles::current().ok_or("no blog is current: are its files set up?");
        files.map(Self).map_err(|err| PageError::Failed(err.into()))
    }
}

/// The name of an upload, without the directories that stood before it; `None` where that is no name.
#[must_use]
pub fn name_of_upload(sent: &str) -> Option<&str> {
    let name = sent.rsplit(['/', '\\']).next()?.trim();
    let is_name = !matches!(name, "" | "." | "..") && !name.contains(char::is_control);
    // A directory takes names of 255 bytes, and storing needs some for itself.
    let fits = name.len() <= 100 && path_of(name).as_ref().len() <= 240;
    (is_name && fits).then_some(name)
}

/// Where a file of this name is.
#[must_use]
pub fn path_of(name: &str) -> Path {
    Path::from_iter([PathPart::from(name)])
}

/// What [`path_of`] made a path of.
#[must_use]
pub fn name_of(path: &Path) -> String {
    let name = path.filename().unwrap_or_default();
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// A name as a part of a link.
#[must_use]
pub fn link_part(name: &str) -> String {
    utf8_percent_encode(name, NON_ALPHANUMERIC).to_string()
}

/// As what a file is sent, by the end of its name. Nothing is on this list in which a script can be.
#[must_use]
pub fn content_type(name: &str) -> &'static str {
    let end = name.rsplit('.').next().map(str::to_ascii_lowercase);
    match end.as_deref() {
        Some("gif") => "image/gif",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
