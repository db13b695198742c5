use axum::Router;
use axum::body::Body;
use axum::routing::get;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use sea_orm::EntityTrait;
use tenancy_sea::TenancyLayer;
use tenancy_sea::extract::{CurrentTenant, TenantConnection};
use tenancy_sea::prelude::Tenancy;
use tenancy_tests::entities::sites::{page, site};
use tower::ServiceExt;

use super::sites::Sites;

/// An application behind a layer.
pub(super) struct Web(Router);

impl Web {
    pub(super) fn new(sites: &Sites, layer: TenancyLayer) -> Self {
        Self::of(&sites.tenancy, layer)
    }

    pub(super) fn of(tenancy: &Tenancy<site::Entity>, layer: TenancyLayer) -> Self {
        let router = Router::new().route("/", get(pages));
        let router = router.route("/name", get(name));
        Self(router.layer(layer).with_state(tenancy.clone()))
    }

    /// What is there: the site and its pages.
    pub(super) async fn get(&self, host: &str) -> (StatusCode, String) {
        self.ask("/", host).await
    }

    /// The site's name, as it was found for the request: no statement of the application's own.
    pub(super) async fn name(&self, host: &str) -> (StatusCode, String) {
        self.ask("/name", host).await
    }

    async fn ask(&self, path: &str, host: &str) -> (StatusCode, String) {
        let request = Request::builder().uri(path).header("host", host);
        let request = request.body(Body::empty()).unwrap();
        let response = self.0.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }
}

async fn pages(
    CurrentTenant(site): CurrentTenant<site::Entity>,
    TenantConnection(db, ..): TenantConnection<site::Entity>,
) -> String {
    let pages = page::Entity::find().all(&db).await.unwrap();
    let titles: Vec<_> = pages.into_iter().map(|page| page.title).collect();
    format!("{}: {}", site.slug, titles.join(", "))
}

async fn name(CurrentTenant(site): CurrentTenant<site::Entity>) -> String {
    site.name.clone()
}

pub(super) fn found(slug: &str) -> (StatusCode, String) {
    (StatusCode::OK, format!("{slug}: page of {slug}"))
}

pub(super) fn named(name: &str) -> (StatusCode, String) {
    (StatusCode::OK, name.to_owned())
}

pub(super) fn nobody() -> (StatusCode, String) {
    (StatusCode::NOT_FOUND, String::new())
}
