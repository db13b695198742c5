//! Requests that name an organisation and a workspace.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use http::request::Parts;
use http::{HeaderName, Request, StatusCode};
use http_body_util::BodyExt;
use sea_orm::EntityTrait;
use tenancy_sea::extract::CurrentTenant;
use tenancy_sea::identification::{HeaderResolver, PathResolver, RouteMode};
use tenancy_sea::prelude::*;
use tenancy_tests::each_backend;
use tenancy_tests::entities::workspaces::{document, workspace};
use tower::ServiceExt;

use super::offices::Offices;

each_backend![a_workspace_of_another_organisation_is_not_found];

async fn ask(app: &Router, organisation: &str, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("x-organisation", organisation);
    let request = request.body(Body::empty()).unwrap();
    let Ok(response) = app.clone().oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Z71: within an organisation a workspace of another one is as one that isn't there: the same answer, and nobody is asked whether
/// it may be entered; also where the request is handed to another task in between.
async fn a_workspace_of_another_organisation_is_not_found(offices: Offices) {
    let authorised = Arc::new(Mutex::new(Vec::new()));
    let asked = Arc::clone(&authorised);
    let db = offices.workspaces.connection();
    let documents = async move |CurrentTenant(workspace): CurrentTenant<workspace::Entity>| {
        let documents = document::Entity::find().all(&db).await.unwrap();
        let ids: Vec<_> = documents.into_iter().map(|found| found.id).collect();
        format!("{}: {ids:?}", workspace.slug)
    };
    let by_header = HeaderResolver::named(HeaderName::from_static("x-organisation"));
    let organisations = TenancyLayer::new(offices.organisations.clone(), by_header);
    let workspaces = TenancyLayer::new(offices.workspaces.clone(), PathResolver::new());
    let workspaces =
        workspaces.authorise(move |_: &Parts, workspace: &tenancy_sea::CurrentTenant| {
            asked.lock().unwrap().push(workspace.key().clone());
            true
        });
    let ways = [RouteMode::Tenant, RouteMode::Universal].map(|mode| {
        let layer = workspaces.clone().route_mode(mode);
        Router::new()
            .route("/{workspace}", get(documents.clone()))
            .layer(layer)
    });
    let handed_over = ways.clone().map(|app| app.layer(from_fn(in_another_task)));
    for app in ways.into_iter().chain(handed_over) {
        let app = app.layer(organisations.clone());
        let own = ask(&app, "acme", "/design").await;
        assert_eq!(own, (StatusCode::OK, "design: [111, 112]".to_owned()));
        authorised.lock().unwrap().clear();
        let missing = ask(&app, "acme", "/nothing").await;
        assert_eq!(missing, (StatusCode::NOT_FOUND, String::new()));
        assert_eq!(ask(&app, "acme", "/legal").await, missing);
        assert_eq!(*authorised.lock().unwrap(), []);
    }
}

/// What timeouts and buffers may do between two layers.
async fn in_another_task(request: Request<Body>, next: Next) -> Response {
    tokio::spawn(next.run(request)).await.unwrap()
}
