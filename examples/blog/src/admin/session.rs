use std::time::SystemTime;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, QueryFilter, Set};
use tenancy_sea::prelude::*;

use crate::csrf::{self, FormToken};
use crate::entities::{AdministratorSession, Blog, administrator, administrator_session};
use crate::error::PageError;
use crate::secret;
use crate::session::{LASTS, now};

/// The cookie, which no page of a blog gets.
pub(super) const COOKIE: &str = "administrator";
pub(super) const PATH: &str = "/admin";

/// An administrator who is signed in; others are sent to where they do.
#[derive(Clone, Debug)]
pub(super) struct SignedIn(pub(super) administrator_session::Model);

pub(super) async fn authenticate(
    State(tenancy): State<Tenancy<Blog>>,
    cookies: CookieJar,
    mut request: Request,
    next: Next,
) -> Result<Response, PageError> {
    if let Some(session) = find(&tenancy, &cookies).await? {
        let token = FormToken::known(&session.form_token);
        request.extensions_mut().insert(token);
        request.extensions_mut().insert(SignedIn(session));
    } else if let Some(cookie) = cookies.get(csrf::COOKIE) {
        let token = FormToken::known(cookie.value());
        request.extensions_mut().insert(token);
    }
    Ok(next.run(request).await)
}

async fn find(
    tenancy: &Tenancy<Blog>,
    cookies: &CookieJar,
) -> Result<Option<administrator_session::Model>, DbErr> {
    let Some(cookie) = cookies.get(COOKIE) else {
        return Ok(None);
    };
    AdministratorSession::find_by_id(secret::hash(cookie.value()))
        .filter(administrator_session::COLUMN.expires_at.gt(now()))
        .one(&tenancy.central_connection())
        .await
}

pub(super) async fn begin(
    db: &TenancyConnection,
    administrator: &administrator::Model,
) -> Result<Cookie<'static>, DbErr> {
    let is_over = administrator_session::COLUMN.expires_at.lte(now());
    let over = AdministratorSession::delete_many().filter(is_over);
    over.exec(db).await?;
    let secret = secret::secret();
    let session = administrator_session::ActiveModel {
        id: Set(secret::hash(&secret)),
        administrator_id: Set(administrator.id),
        form_token: Set(secret::secret()),
        expires_at: Set((SystemTime::now() + LASTS).into()),
    };
    session.insert(db).await?;
    Ok(csrf::cookie(COOKIE, &secret, PATH))
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        let signed_in = parts.extensions.get().cloned();
        signed_in.ok_or_else(|| PageError::SignIn("/admin/sign-in".to_owned()))
    }
}
