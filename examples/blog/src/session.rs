//! Who sends a request: a cookie names a session, and the session belongs to one blog.

use std::time::{Duration, SystemTime};

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, QueryFilter, Set};
use tenancy_sea::CurrentTenant;
use tenancy_sea::prelude::*;

use crate::csrf::{self, FormToken};
use crate::entities::{Blog, Session, User, session, user};
use crate::error::PageError;
use crate::secret;
use crate::visit::Visit;

/// The cookie.
pub const COOKIE: &str = "session";
/// How long somebody stays signed in.
pub const LASTS: Duration = Duration::from_secs(12 * 60 * 60);

/// Whoever is signed in, in the blog that the session belongs to.
#[derive(Clone, Debug)]
pub struct Principal {
    pub session: session::Model,
    pub user: user::Model,
}

/// Finds out who sends a request, before anybody knows for which blog it is. That is why it looks among all blogs' sessions.
///
/// # Errors
///
/// The database's.
pub async fn authenticate(
    State(tenancy): State<Tenancy<Blog>>,
    cookies: CookieJar,
    mut request: Request,
    next: Next,
) -> Result<Response, PageError> {
    if let Some(principal) = find(&tenancy, &cookies).await? {
        let token = FormToken::known(&principal.session.form_token);
        request.extensions_mut().insert(token);
        request.extensions_mut().insert(principal);
    } else if let Some(cookie) = cookies.get(csrf::COOKIE) {
        let token = FormToken::known(cookie.value());
        request.extensions_mut().insert(token);
    }
    Ok(next.run(request).await)
}

async fn find(tenancy: &Tenancy<Blog>, cookies: &CookieJar) -> Result<Option<Principal>, DbErr> {
    let Some(cookie) = cookies.get(COOKIE) else {
        return Ok(None);
    };
    let found = Session::find_by_id(secret::hash(cookie.value()))
        .filter(session::COLUMN.expires_at.gt(now()))
        .find_also_related(User);
    let found = found.one(&tenancy.central_connection()).await?;
    Ok(found.and_then(|(session, user)| {
        let user = user?;
        Some(Principal { session, user })
    }))
}

/// Nobody is signed in to one blog and sends requests to another: such a cookie was stolen. Those who aren't signed in may
/// read.
pub fn is_own_blog(request: &Parts, tenant: &CurrentTenant) -> bool {
    let principal = request.extensions.get::<Principal>();
    principal.is_none_or(|principal| *tenant.key() == TenantKey::from(principal.session.blog_id))
}

/// Now, as columns have it.
#[must_use]
pub fn now() -> DateTimeUtc {
    SystemTime::now().into()
}

/// Signs a user of the connection's blog in.
///
/// # Errors
///
/// The database's.
pub async fn begin(
    db: &TenancyConnection,
    user: &user::Model,
    path: &str,
) -> Result<Cookie<'static>, DbErr> {
    let is_over = session::COLUMN.expires_at.lte(now());
    Session::delete_many().filter(is_over).exec(db).await?;
    let secret = secret::secret();
    let session = session::ActiveModel {
        id: Set(secret::hash(&secret)),
        user_id: Set(user.id),
        form_token: Set(secret::secret()),
        expires_at: Set((SystemTime::now() + LASTS).into()),
        ..Default::default()
    };
    session.insert(db).await?;
    Ok(csrf::cookie(COOKIE, &secret, path))
}

/// For handlers that are for those who signed in; others are sent to where they do.
#[derive(Clone, Debug)]
pub struct Author {
    pub principal: Principal,
    pub visit: Visit,
}

impl<S: Send + Sync> FromRequestParts<S> for Author {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let visit = Visit::from_request_parts(parts, state).await?;
        match parts.extensions.get::<Principal>().cloned() {
            Some(principal) => Ok(Self { principal, visit }),
            None => Err(PageError::SignIn(visit.link("/sign-in"))),
        }
    }
}
