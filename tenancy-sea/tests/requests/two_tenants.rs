//! The kit for applications' own tests finds what a handler leaks, and tells where a test proves nothing.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Request, StatusCode};
use axum::routing::{delete, get};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tenancy_sea::extract::TenantConnection;
use tenancy_sea::testing::{Leak, TwoTenants};
use tenancy_sea::{BoxError, Tenancy, sea_orm};

use crate::blogs::{Blog, Post, blog, layer, post, tenancy};

/// Acme's first post, and rival's.
const POSTS: [i32; 2] = [1, 2];

async fn titles(db: &impl sea_orm::ConnectionTrait) -> Vec<String> {
    let posts = Post::find().all(db).await.unwrap();
    posts.into_iter().map(|post| post.title).collect()
}

async fn show(
    TenantConnection(db, ..): TenantConnection<Blog>,
    Path(id): Path<i32>,
) -> Result<String, StatusCode> {
    let post = Post::find_by_id(id).one(&db).await.unwrap();
    post.map(|post| post.title).ok_or(StatusCode::NOT_FOUND)
}

async fn remove(
    TenantConnection(db, ..): TenantConnection<Blog>,
    Path(id): Path<i32>,
) -> StatusCode {
    let deleted = Post::delete_by_id(id).exec(&db).await.unwrap();
    if deleted.rows_affected == 0 {
        StatusCode::NOT_FOUND
    } else {
        StatusCode::NO_CONTENT
    }
}

/// Handlers with and without faults.
fn app(tenancy: &Tenancy<Blog>) -> Router {
    let all = tenancy.clone();
    let everybodys = async move || titles(&all.central_connection()).await.join(", ");
    let all = tenancy.clone();
    let in_header = async move |TenantConnection(db, ..): TenantConnection<Blog>| {
        let last = titles(&all.central_connection()).await.pop();
        ([("x-last", last.unwrap())], titles(&db).await.join(", "))
    };
    let all = tenancy.clone();
    let tells = async move |Path(id): Path<i32>| {
        let post = Post::find_by_id(id).one(&all.central_connection()).await;
        let title = post.unwrap().map(|post| post.title).unwrap_or_default();
        (StatusCode::NOT_FOUND, format!("you may not see {title}"))
    };
    let all = tenancy.clone();
    let forbids = async move |TenantConnection(db, ..): TenantConnection<Blog>,
                              Path(id): Path<i32>| {
        let own = Post::find_by_id(id).one(&db).await.unwrap();
        let any = Post::find_by_id(id).one(&all.central_connection()).await;
        match (own, any.unwrap()) {
            (Some(post), _) => Ok(post.title),
            (None, Some(_)) => Err(StatusCode::FORBIDDEN),
            (None, None) => Err(StatusCode::NOT_FOUND),
        }
    };
    let own = async |TenantConnection(db, ..): TenantConnection<Blog>| titles(&db).await.join(", ");
    let fails = async || {
        Body::from_stream(futures_util::stream::iter([Err::<String, _>(
            BoxError::from("lost"),
        )]))
    };
    Router::new()
        .route("/own", get(own))
        .route("/everybodys", get(everybodys))
        .route("/in-header", get(in_header))
        .route("/nothing", get(async || "hello"))
        .route("/fails", get(fails))
        .route("/show/{id}", get(show))
        .route("/remove/{id}", delete(remove))
        .route("/tells/{id}", get(tells))
        .route("/forbids/{id}", get(forbids))
        .route("/hides/{id}", get(async || StatusCode::NOT_FOUND))
        .layer(layer(tenancy))
        .with_state(tenancy.clone())
}

async fn two(tenancy: &Tenancy<Blog>) -> TwoTenants<blog::Model> {
    let blogs = Blog::find()
        .all(&tenancy.central_connection())
        .await
        .unwrap();
    TwoTenants::new(blogs.try_into().unwrap())
        .named_by(|blog: &blog::Model, request| {
            let host = HeaderValue::from_str(&format!("{}.example.com", blog.slug)).unwrap();
            request.headers.insert("host", host);
        })
        .markers(["acme 1"], ["rival 1", "rival 2"])
}

fn request(path: &str) -> impl Fn() -> Request<Body> {
    move || Request::get(path).body(Body::empty()).unwrap()
}

async fn leak(path: &str) -> Result<(), Leak> {
    let tenancy = tenancy().await;
    two(&tenancy)
        .await
        .check_no_leak(&app(&tenancy), request(path))
        .await
}

async fn hidden(path: &str) -> Result<(), Leak> {
    let tenancy = tenancy().await;
    let request = |id: &i32| request(&format!("/{path}/{id}"))();
    two(&tenancy)
        .await
        .check_hidden(&app(&tenancy), POSTS, request)
        .await
}

#[tokio::test]
async fn a_handler_that_shows_each_its_own_passes() {
    leak("/own").await.unwrap();
    hidden("show").await.unwrap();
}

/// In the body, in a header, and in what is said of a thing that isn't there.
#[tokio::test]
async fn what_is_the_others_is_found() {
    let shown = |leak: Result<(), Leak>| match leak.unwrap_err() {
        Leak::Shown { request, marker } => format!("{request}: {marker}"),
        leak => panic!("{leak:?}"),
    };
    assert_eq!(shown(leak("/everybodys").await), "GET /everybodys: rival 1");
    assert_eq!(shown(leak("/in-header").await), "GET /in-header: rival 2");
    assert_eq!(shown(hidden("tells").await), "GET /tells/1: acme 1");
}

/// 403 tells that there is such a thing.
#[tokio::test]
async fn what_is_the_others_is_404() {
    let err = hidden("forbids").await.unwrap_err();
    let status = StatusCode::FORBIDDEN;
    assert!(
        matches!(&err, Leak::Found { status: found, .. } if *found == status),
        "{err:?}"
    );
}

#[tokio::test]
async fn a_test_that_proves_nothing_says_so() {
    for leak in [
        leak("/nothing").await,
        leak("/nowhere").await,
        hidden("hides").await,
    ] {
        assert!(matches!(leak, Err(Leak::ProvesNothing { .. })), "{leak:?}");
    }
    let tenancy = tenancy().await;
    let unmarked = two(&tenancy).await.markers([""; 0], [""; 0]);
    let leak = unmarked
        .check_no_leak(&app(&tenancy), request("/own"))
        .await;
    assert!(matches!(leak, Err(Leak::ProvesNothing { .. })), "{leak:?}");
    let unnamed = TwoTenants::new(two(&tenancy).await.tenants().map(Clone::clone));
    let leak = unnamed.check_no_leak(&app(&tenancy), request("/own")).await;
    assert!(matches!(leak, Err(Leak::ProvesNothing { .. })), "{leak:?}");
}

/// The other asks first: nothing of the owner's is gone before it was asked for.
#[tokio::test]
async fn a_request_that_deletes_is_sent_as_the_other_first() {
    let tenancy = tenancy().await;
    let request = |id: &i32| {
        Request::delete(format!("/remove/{id}"))
            .body(Body::empty())
            .unwrap()
    };
    two(&tenancy)
        .await
        .check_hidden(&app(&tenancy), POSTS, request)
        .await
        .unwrap();
    let left = Post::find().filter(post::Column::Id.is_in(POSTS));
    assert_eq!(left.count(&tenancy.central_connection()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_body_that_fails_is_told() {
    let err = leak("/fails").await.unwrap_err();
    assert!(matches!(err, Leak::Failed(_)), "{err:?}");
}

#[tokio::test]
async fn two_tenants_are_created() {
    use sea_orm::Set;

    let tenancy = crate::blogs::builder().await.build().await.unwrap();
    let blog = |id, slug: &str| blog::ActiveModel {
        id: Set(id),
        slug: Set(slug.to_owned()),
    };
    let two = TwoTenants::create(&tenancy, [blog(1, "acme"), blog(2, "rival")])
        .await
        .unwrap();
    assert_eq!(
        two.tenants().map(|blog| blog.slug.as_str()),
        ["acme", "rival"]
    );
    assert_eq!(
        Blog::find()
            .count(&tenancy.central_connection())
            .await
            .unwrap(),
        2
    );
    let twice = TwoTenants::create(&tenancy, [blog(3, "new"), blog(4, "acme")]).await;
    assert!(twice.is_err());
}
