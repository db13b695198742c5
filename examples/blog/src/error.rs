//! Why a page isn't shown, and what is shown instead.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use sea_orm::DbErr;
use tenancy_sea::identification::Rejection;
use tenancy_sea::{BoxError, TenancyError};

use crate::layout;

/// Why a page isn't shown.
#[derive(Debug)]
pub enum PageError {
    /// There is nothing of that name or number, in this blog.
    NotFound,
    /// It is for those who signed in: here they do.
    SignIn(String),
    /// A form that this application didn't hand out.
    Forged,
    /// What was sent is no such form, and why.
    Invalid(&'static str),
    /// It is nobody's fault who sent the request.
    Failed(BoxError),
}

impl From<DbErr> for PageError {
    /// Another blog's row is as if it weren't there, so that nobody learns which numbers others have.
    fn from(err: DbErr) -> Self {
        match TenancyError::from_db_err(&err) {
            Some(
                TenancyError::CrossTenantReference { .. } | TenancyError::CrossTenantWrite { .. },
            ) => Self::NotFound,
            None if matches!(err, DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated) => {
                Self::NotFound
            }
            _ => Self::Failed(err.into()),
        }
    }
}

impl From<BoxError> for PageError {
    fn from(err: BoxError) -> Self {
        Self::Failed(err)
    }
}

impl From<object_store::Error> for PageError {
    fn from(err: object_store::Error) -> Self {
        match err {
            object_store::Error::NotFound { .. } => Self::NotFound,
            err => Self::Failed(err.into()),
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => page(StatusCode::NOT_FOUND, "There is no such page."),
            Self::SignIn(place) => Redirect::to(&place).into_response(),
            Self::Forged => page(
                StatusCode::FORBIDDEN,
                "This form wasn't sent from here. Go back, load the page again, and send it once more.",
            ),
            Self::Invalid(why) => page(StatusCode::UNPROCESSABLE_ENTITY, why),
            Self::Failed(err) => {
                tracing::error!(%err, "a page could not be shown");
                page(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something went wrong here. It was written down.",
                )
            }
        }
    }
}

/// What is answered to a request that is run for no blog.
pub fn rejected(rejection: &Rejection) -> Response {
    let text = match rejection {
        Rejection::Unauthorised => "You are signed in to another blog.",
        Rejection::Failed(_) => "Something went wrong here. It was written down.",
        _ => "There is no such blog.",
    };
    page(rejection.status(), text)
}

fn page(status: StatusCode, text: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let page = layout::page(title, html! { h1 { (title) } p { (text) } });
    (status, page).into_response()
}
