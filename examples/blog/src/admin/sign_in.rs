use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Deserialize;
use tenancy_sea::prelude::*;

use super::session::{self, SignedIn};
use crate::csrf::{self, FormToken, SafeForm};
use crate::entities::{Administrator, AdministratorSession, Blog, administrator};
use crate::error::PageError;
use crate::pages::write::Nothing;
use crate::password;

#[derive(Deserialize)]
pub(super) struct Credentials {
    name: String,
    password: String,
}

pub(super) async fn form(
    token: Option<axum::Extension<FormToken>>,
    cookies: CookieJar,
) -> Response {
    if let Some(axum::Extension(token)) = token {
        return page(&token, None).into_response();
    }
    let token = FormToken::new();
    let cookies = cookies.add(token.cookie(session::PATH));
    (cookies, page(&token, None)).into_response()
}

pub(super) async fn sign_in(
    State(tenancy): State<Tenancy<Blog>>,
    token: FormToken,
    cookies: CookieJar,
    SafeForm(form): SafeForm<Credentials>,
) -> Result<Response, PageError> {
    let db = tenancy.central_connection();
    let found = Administrator::find().filter(administrator::COLUMN.name.eq(form.name));
    let found = found.one(&db).await?;
    let stored = found.as_ref().map(|found| found.password.as_str());
    let is_right = password::is_right(&form.password, stored).await?;
    let Some(administrator) = found.filter(|_| is_right) else {
        let page = page(&token, Some("No administrator has that name and password."));
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    };
    let cookies = cookies.add(session::begin(&db, &administrator).await?);
    Ok((cookies, Redirect::to("/admin")).into_response())
}

pub(super) async fn sign_out(
    State(tenancy): State<Tenancy<Blog>>,
    SignedIn(session): SignedIn,
    cookies: CookieJar,
    SafeForm(Nothing {}): SafeForm<Nothing>,
) -> Result<Response, PageError> {
    let db = tenancy.central_connection();
    AdministratorSession::delete_by_id(session.id)
        .exec(&db)
        .await?;
    let cookies = cookies.remove(csrf::cookie(session::COOKIE, "", session::PATH));
    Ok((cookies, Redirect::to("/admin/sign-in")).into_response())
}

fn page(token: &FormToken, refusal: Option<&str>) -> Markup {
    let content = html! {
        h1 { "Sign in" }
        form method="post" action="/admin/sign-in" {
            (token.field())
            @if let Some(refusal) = refusal { p.refusal role="alert" { (refusal) } }
            label { "Name" input name="name" autocomplete="username" required; }
            label { "Password" input name="password" type="password" autocomplete="current-password" required; }
            button { "Sign in" }
        }
    };
    super::page("Sign in", None, content)
}
