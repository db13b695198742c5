//! Forms that only this application's own pages can send.
//!
//! A browser sends the cookies of a blog with every request to it, whichever page made it. A form is taken only with a token
//! that another page can't read: the session's, or before anybody is signed in that of a cookie.

use axum::RequestExt;
use axum::extract::{FromRequest, FromRequestParts, RawForm, Request};
use axum::http::request::Parts;
use axum_extra::extract::cookie::{Cookie, SameSite};
use maud::{Markup, html};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::PageError;
use crate::secret;

/// The cookie of those who aren't signed in.
pub const COOKIE: &str = "form";

/// What a form must carry. [`authenticate`](crate::session::authenticate) leaves in the request which one it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct FormToken(String);

impl FormToken {
    /// The token of a session or a cookie.
    pub fn known(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// For a browser that has none.
    #[must_use]
    pub fn new() -> Self {
        Self(secret::secret())
    }

    /// The field of a form.
    #[must_use]
    pub fn field(&self) -> Markup {
        html! { input type="hidden" name="form_token" value=(self.0); }
    }

    /// The cookie that goes with the form, for these pages alone.
    #[must_use]
    pub fn cookie(&self, path: &str) -> Cookie<'static> {
        cookie(COOKIE, &self.0, path)
    }

    /// Refuses a form that carries another one.
    ///
    /// # Errors
    ///
    /// [`PageError::Forged`]
    pub fn check(&self, sent: &str) -> Result<(), PageError> {
        if secret::is_same(&self.0, sent) {
            return Ok(());
        }
        Err(PageError::Forged)
    }
}

impl Default for FormToken {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for FormToken {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        parts.extensions.get().cloned().ok_or(PageError::Forged)
    }
}

/// A form that was sent from one of our own pages.
#[derive(Clone, Debug)]
pub struct SafeForm<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for SafeForm<T> {
    type Rejection = PageError;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, PageError> {
        #[derive(Deserialize)]
        struct Sent {
            form_token: String,
        }

        let expected: FormToken = request.extract_parts().await?;
        let form = RawForm::from_request(request, state).await;
        let RawForm(form) = form.map_err(|_| PageError::Invalid("This is no form."))?;
        let sent: Sent = serde_urlencoded::from_bytes(&form).map_err(|_| PageError::Forged)?;
        expected.check(&sent.form_token)?;
        let fields = serde_urlencoded::from_bytes(&form);
        let invalid = |_| PageError::Invalid("A field of the form is missing or can't be read.");
        fields.map(Self).map_err(invalid)
    }
}

/// A cookie that no script reads, and that other sites' forms don't bring. Behind HTTPS add `.secure(true)`.
#[must_use]
pub fn cookie(name: &'static str, value: &str, path: &str) -> Cookie<'static> {
    Cookie::build((name, value.to_owned()))
        .path(path.to_owned())
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}
