//! Routers of axum: per-route layers, extractors, streams.

use axum::body::Body;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tenancy_core::identification::{Rejection, RouteMode};
use tenancy_core::{CurrentTenant, GenericTenant, spawn};
use tower::ServiceExt;

use crate::common::{give_way, here};
use crate::site::{Site, subdomains};

const ACME: &str = "blog 1 +1 +2 +3";

async fn answer(app: &Router, host: &str, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("host", host);
    let request = request.body(Body::empty()).unwrap();
    let Ok(response) = app.clone().oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn tenant(tenant: CurrentTenant) -> String {
    let model = tenant.model::<GenericTenant>();
    format!("{tenant}, {}", model.is_some())
}

async fn maybe(tenant: Option<CurrentTenant>) -> String {
    tenant.map_or("nobody".to_owned(), |tenant| tenant.to_string())
}

fn app(site: &Site) -> Router {
    let layer = site.subdomains();
    let blogs = Router::new()
        .route("/tenant", get(tenant))
        .route("/here", get(async || here()))
        .layer(layer.clone());
    let admin = Router::new()
        .route("/admin", get(async || here()))
        .layer(layer.clone().route_mode(RouteMode::Central));
    let both = Router::new()
        .route("/both", get(maybe))
        .layer(layer.route_mode(RouteMode::Universal));
    let outside = Router::new()
        .route("/outside", get(tenant))
        .route("/outside/maybe", get(maybe));
    blogs.merge(admin).merge(both).merge(outside)
}

/// P36, P37: routes of each kind in one router.
#[tokio::test]
async fn routes_of_each_kind() {
    let site = Site::new();
    let app = app(&site);
    let (acme, central) = ("acme.example.com", "example.com");
    let (status, body) = answer(&app, acme, "/tenant").await;
    assert_eq!((status.as_u16(), body.as_str()), (200, "blog 1, true"));
    assert_eq!(answer(&app, acme, "/here").await.1, ACME);
    assert_eq!(answer(&app, central, "/tenant").await.0, 404);
    assert_eq!(answer(&app, acme, "/admin").await.0, 404);
    assert_eq!(answer(&app, central, "/admin").await.1, "none");
    assert_eq!(answer(&app, acme, "/both").await.1, "blog 1");
    assert_eq!(answer(&app, central, "/both").await.1, "nobody");
    assert_eq!(answer(&app, "nobody.example.com", "/both").await.0, 404);
    assert_eq!(site.world.ledger.alive(), 0);
}

/// O29, P28: an extractor outside every layer says how to get inside; an optional one finds nobody.
#[tokio::test]
async fn extractors_outside_of_layers() {
    let app = app(&Site::new());
    let (status, body) = answer(&app, "acme.example.com", "/outside").await;
    assert_eq!(status, 500);
    assert!(
        body.contains("put `TenancyLayer` around this route"),
        "{body}"
    );
    assert!(body.contains("`Option`"), "{body}");
    let (status, body) = answer(&app, "acme.example.com", "/outside/maybe").await;
    assert_eq!((status.as_u16(), body.as_str()), (200, "nobody"));
}

/// P12: a page of one's own, in axum's words.
#[tokio::test]
async fn a_page_of_ones_own() {
    let site = Site::new();
    let layer = site
        .subdomains()
        .on_rejection(|rejection: &Rejection| -> Response {
            (rejection.status(), Html("<h1>No such blog</h1>")).into_response()
        });
    let app = Router::new().route("/", get(tenant)).layer(layer);
    let (status, body) = answer(&app, "nobody.example.com", "/").await;
    assert_eq!(
        (status.as_u16(), body.as_str()),
        (404, "<h1>No such blog</h1>")
    );
}

/// Z74: a principal that a layer further out found; state, extensions and other layers are there as ever.
#[tokio::test]
async fn layers_further_out() {
    #[derive(Clone)]
    struct User(&'static str);

    let site = Site::new();
    let layer = site.layer(subdomains()).authorise(
        |request: &http::request::Parts, tenant: &CurrentTenant| {
            let user = request.extensions.get::<User>();
            user.is_some_and(|User(blog)| tenant.to_string() == *blog)
        },
    );
    let handler = async |State(number): State<u8>, Extension(User(user)): Extension<User>| {
        format!("{number} {user} {}", here())
    };
    let app = Router::new()
        .route("/", get(handler))
        .layer(layer)
        .layer(Extension(User("blog 1")))
        .with_state(7);
    let (_, body) = answer(&app, "acme.example.com", "/").await;
    assert_eq!(body, format!("7 blog 1 {ACME}"));
    assert_eq!(answer(&app, "rival.example.com", "/").await.0, 403);
}

/// A stream is made in the tenant's context; a spawned task has none, unless it is carried over.
#[tokio::test]
async fn streams_and_tasks() {
    let site = Site::new();
    let stream = async || {
        let lines = futures_util::stream::unfold(0, async |line| {
            give_way().await;
            (line < 3).then(|| (Ok::<_, std::convert::Infallible>(here()), line + 1))
        });
        Body::from_stream(lines)
    };
    let tasks = async || {
        let alone = tokio::spawn(async { here() }).await.unwrap();
        let carried = spawn(async { here() }).await.unwrap();
        format!("{alone}, {carried}")
    };
    let app = Router::new()
        .route("/stream", get(stream))
        .route("/tasks", get(tasks))
        .layer(site.subdomains());
    let (_, body) = answer(&app, "acme.example.com", "/stream").await;
    assert_eq!(body, ACME.repeat(3));
    let (_, body) = answer(&app, "acme.example.com", "/tasks").await;
    assert_eq!(body, format!("none, {ACME}"));
}
