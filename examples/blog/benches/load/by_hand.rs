//! The same application without tenancy: the pages that are measured, with a filter in each query of a blog's posts and comments.
//! Authors and categories are those of rows that were filtered, so nobody would write one there.

use std::sync::Arc;

use axum::extract::{Extension, Path, Request, State};
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use axum_extra::extract::CookieJar;
use blog::entities::{Blog, Category, Comment, Post, Session, User};
use blog::entities::{blog as blog_entity, comment, post, session};
use blog::error::PageError;
use blog::pages::{Number, front, posts};
use blog::session::{COOKIE, Principal, now};
use blog::visit::Visit;
use blog::{app, csrf, secret};
use maud::Markup;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{DatabaseConnection, EntityLoaderTrait, EntityTrait, QueryFilter, QueryOrder};

/// The blog that a request names.
type Current = Extension<Arc<blog_entity::Model>>;

pub fn app(database: DatabaseConnection) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/posts/{id}", get(show))
        .layer(middleware::from_fn_with_state(database.clone(), identify))
        .layer(middleware::from_fn_with_state(
            database.clone(),
            authenticate,
        ))
        .fallback(async || PageError::NotFound)
        .layer(middleware::map_response(app::restrict))
        .with_state(database)
}

async fn index(
    State(db): State<DatabaseConnection>,
    Extension(blog): Current,
) -> Result<Markup, PageError> {
    let posts = post::Entity::load()
        .filter(post::COLUMN.blog_id.eq(blog.id))
        .with(Category)
        .with(User)
        .order_by_desc(post::COLUMN.id)
        .paginate(&db, front::POSTS)
        .fetch()
        .await?;
    Ok(front::page(&visit(blog), &posts))
}

async fn show(
    State(db): State<DatabaseConnection>,
    Extension(blog): Current,
    Path(Number { id }): Path<Number>,
) -> Result<Markup, PageError> {
    let post = post::Entity::load()
        .filter_by_id(id)
        .filter(post::COLUMN.blog_id.eq(blog.id))
        .with(Category)
        .with(User)
        .one(&db)
        .await?;
    let post = post.ok_or(PageError::NotFound)?;
    let comments = comment::Entity::load()
        .filter(comment::COLUMN.post_id.eq(id))
        .filter(is_on_post_of(blog.id))
        .with(User)
        .order_by_asc(comment::COLUMN.id)
        .all(&db)
        .await?;
    Ok(posts::page(&visit(blog), &post, &comments))
}

/// A comment has no column of its blog's.
fn is_on_post_of(blog: i32) -> Expr {
    let post = Query::select()
        .expr(Expr::val(1))
        .from(Post)
        .and_where(Expr::col((Post, post::Column::Id)).equals((Comment, comment::Column::PostId)))
        .and_where(post::COLUMN.blog_id.eq(blog))
        .to_owned();
    Expr::exists(post)
}

async fn identify(
    State(db): State<DatabaseConnection>,
    mut request: Request,
    next: Next,
) -> Result<Response, PageError> {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let name = host.and_then(|host| host.split(':').next());
    let slug = name.and_then(|name| name.strip_suffix(".localhost"));
    let slug = slug.ok_or(PageError::NotFound)?;
    let found = Blog::find().filter(blog_entity::COLUMN.slug.eq(slug));
    let blog = found.one(&db).await?.ok_or(PageError::NotFound)?;
    let principal = request.extensions().get::<Principal>();
    if principal.is_some_and(|principal| principal.session.blog_id != blog.id) {
        return Ok(PageError::Forged.into_response());
    }
    request.extensions_mut().insert(Arc::new(blog));
    Ok(next.run(request).await)
}

async fn authenticate(
    State(db): State<DatabaseConnection>,
    cookies: CookieJar,
    mut request: Request,
    next: Next,
) -> Result<Response, PageError> {
    if let Some(cookie) = cookies.get(COOKIE) {
        let found = Session::find_by_id(secret::hash(cookie.value()))
            .filter(session::COLUMN.expires_at.gt(now()))
            .find_also_related(User);
        if let Some((session, Some(user))) = found.one(&db).await? {
            let token = csrf::FormToken::known(&session.form_token);
            request.extensions_mut().insert(token);
            request.extensions_mut().insert(Principal { session, user });
        }
    }
    Ok(next.run(request).await)
}

fn visit(blog: Arc<blog_entity::Model>) -> Visit {
    Visit {
        blog,
        base: String::new(),
        user: None,
        form_token: None,
    }
}
