//! What handlers take as arguments.

use axum::Router;
use axum::extract::FromRef;
use axum::http::StatusCode;
use axum::routing::get;
use sea_orm::{EntityTrait, PaginatorTrait};
use tenancy_sea::core::GenericTenant;
use tenancy_sea::extract::{CurrentTenant, TenantConnection};
use tenancy_sea::identification::RouteMode;
use tenancy_sea::{BoxError, Tenancy, TenantKey, TenantLookup, sea_orm};

use crate::blogs::{Blog, Post, ask, builder, layer, tenancy};

async fn index(
    CurrentTenant(blog): CurrentTenant<Blog>,
    TenantConnection(db, ..): TenantConnection<Blog>,
) -> String {
    let posts = Post::find().count(&db).await.unwrap();
    format!("{} has {posts}", blog.slug)
}

async fn landing_page(
    blog: Option<CurrentTenant<Blog>>,
    db: Option<TenantConnection<Blog>>,
) -> String {
    assert_eq!(blog.is_some(), db.is_some());
    blog.map_or("all blogs".to_owned(), |CurrentTenant(blog)| {
        blog.slug.clone()
    })
}

fn ok(text: &str) -> (StatusCode, String) {
    (StatusCode::OK, text.to_owned())
}

/// O29, P13: the tenant's model and a connection of its own.
#[tokio::test]
async fn the_tenant_and_its_connection() {
    let tenancy = tenancy().await;
    let app = Router::new().route("/", get(index));
    let app = app.layer(layer(&tenancy)).with_state(tenancy);
    assert_eq!(ask(&app, "acme.example.com").await, ok("acme has 1"));
    assert_eq!(ask(&app, "rival.example.com").await, ok("rival has 2"));
    assert_eq!(
        ask(&app, "nobody.example.com").await.0,
        StatusCode::NOT_FOUND
    );
}

/// P37: on a universal route there may be none.
#[tokio::test]
async fn perhaps_no_tenant() {
    let tenancy = tenancy().await;
    let app = Router::new().route("/", get(landing_page));
    let layer = layer(&tenancy).route_mode(RouteMode::Universal);
    let app = app.layer(layer).with_state(tenancy);
    assert_eq!(ask(&app, "acme.example.com").await, ok("acme"));
    assert_eq!(ask(&app, "example.com").await, ok("all blogs"));
}

/// The state may have the tenancy among other things.
#[tokio::test]
async fn a_state_that_has_the_tenancy() {
    #[derive(Clone)]
    struct Application {
        tenancy: Tenancy<Blog>,
    }

    impl FromRef<Application> for Tenancy<Blog> {
        fn from_ref(application: &Application) -> Self {
            application.tenancy.clone()
        }
    }

    let tenancy = tenancy().await;
    let app = Router::new().route("/", get(index)).layer(layer(&tenancy));
    let app = app.with_state(Application { tenancy });
    assert_eq!(ask(&app, "acme.example.com").await, ok("acme has 1"));
}

/// Outside of every layer each extractor says how to get inside.
#[tokio::test]
async fn outside_of_every_layer() {
    let tenancy = tenancy().await;
    let connection = async |_: TenantConnection<Blog>| "never";
    for route in [get(index), get(connection)] {
        let app = Router::new().route("/", route).with_state(tenancy.clone());
        let (status, body) = ask(&app, "acme.example.com").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(
            body.contains("put `TenancyLayer` around this route"),
            "{body}"
        );
    }
}

/// A provider that finds tenants of another type: the model isn't there, and that is not nobody.
#[tokio::test]
async fn a_tenant_without_its_model() {
    let blogs = |lookup: TenantLookup| async move {
        let blog = GenericTenant::new("id", TenantKey::from(1)).identifier("slug", "acme");
        Ok::<_, BoxError>((lookup == TenantLookup::identifier("acme")).then_some(blog))
    };
    let tenancy = builder().await.provider(blogs).build().await.unwrap();
    for route in [get(index), get(landing_page)] {
        let app = Router::new().route("/", route).layer(layer(&tenancy));
        let app = app.with_state(tenancy.clone());
        let (status, body) = ask(&app, "acme.example.com").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("known by its key alone"), "{body}");
    }
}
