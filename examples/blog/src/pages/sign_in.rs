//! Signing in to one blog, and out of it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Deserialize;

use super::write::Nothing;
use super::{BlogConnection, TenantConnection};
use crate::csrf::{self, FormToken, SafeForm};
use crate::entities::{Session, User, user};
use crate::error::PageError;
use crate::password;
use crate::session::{self, Author};
use crate::visit::Visit;

/// The form.
#[derive(Clone, Debug, Deserialize)]
pub struct Credentials {
    name: String,
    password: String,
}

/// The form, with a token for a browser that has none.
pub async fn form(mut visit: Visit, cookies: CookieJar) -> Response {
    let cookies = if visit.form_token.is_none() {
        let token = FormToken::new();
        let cookie = token.cookie(visit.cookie_path());
        visit.form_token = Some(token);
        cookies.add(cookie)
    } else {
        cookies
    };
    (cookies, page(&visit, None)).into_response()
}

/// Signs in whoever knows the password of a user of this blog.
///
/// # Errors
///
/// The database's.
pub async fn sign_in(
    visit: Visit,
    TenantConnection(db, ..): BlogConnection,
    cookies: CookieJar,
    SafeForm(form): SafeForm<Credentials>,
) -> Result<Response, PageError> {
    let user = User::find().filter(user::COLUMN.name.eq(form.name));
    let user = user.one(&db).await?;
    let stored = user.as_ref().map(|user| user.password.as_str());
    let is_right = password::is_right(&form.password, stored).await?;
    let Some(user) = user.filter(|_| is_right) else {
        let page = page(
            &visit,
            Some("Nobody of this blog has that name and password."),
        );
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    };
    let cookie = session::begin(&db, &user, visit.cookie_path()).await?;
    let cookies = cookies.add(cookie);
    Ok((cookies, Redirect::to(&visit.link("/"))).into_response())
}

/// Ends the session, here and wherever else its cookie may be.
///
/// # Errors
///
/// The database's.
pub async fn sign_out(
    author: Author,
    TenantConnection(db, ..): BlogConnection,
    cookies: CookieJar,
    SafeForm(Nothing {}): SafeForm<Nothing>,
) -> Result<Response, PageError> {
    Session::delete_by_id(author.principal.session.id)
        .exec(&db)
        .await?;
    let path = author.visit.cookie_path();
    let cookies = cookies.remove(csrf::cookie(session::COOKIE, "", path));
    Ok((cookies, Redirect::to(&author.visit.link("/"))).into_response())
}

fn page(visit: &Visit, refusal: Option<&str>) -> Markup {
    let fields = html! {
        @if let Some(refusal) = refusal { p.refusal role="alert" { (refusal) } }
        label { "Name" input name="name" autocomplete="username" required; }
        label { "Password" input name="password" type="password" autocomplete="current-password" required; }
        button { "Sign in" }
    };
    visit.page(
        "Sign in",
        html! { h1 { "Sign in" } (visit.form("/sign-in", fields)) },
    )
}
