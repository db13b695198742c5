//! Whose rows a request sees.

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::get;
use futures_util::stream;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use tenancy_sea::identification::{Authorise, RouteMode};
use tenancy_sea::{BoxError, CurrentTenant, Tenancy, TenancyConnection, TenancyError, sea_orm};

use crate::blogs::{Blog, Post, ask, blog, layer, post, tenancy};

/// The titles that a connection which follows the context sees.
pub async fn titles(tenancy: &Tenancy<Blog>) -> String {
    titles_of(&tenancy.connection()).await
}

/// The titles that a connection sees.
pub async fn titles_of(db: &TenancyConnection) -> String {
    match Post::find().all(db).await {
        Ok(posts) => {
            let titles: Vec<String> = posts.into_iter().map(|post| post.title).collect();
            titles.join(", ")
        }
        Err(err) => match TenancyError::from_db_err(&err) {
            Some(TenancyError::NoTenant { .. }) => "no tenant".to_owned(),
            _ => panic!("{err}"),
        },
    }
}

fn app(tenancy: &Tenancy<Blog>, mode: RouteMode) -> Router {
    let shown = tenancy.clone();
    let handler = async move || titles(&shown).await;
    let layer = layer(tenancy).route_mode(mode);
    Router::new().route("/", get(handler)).layer(layer)
}

/// P10, P13, Z73: a request sees the rows of the tenant whom it names, one after the other and all at once.
#[tokio::test]
async fn a_request_sees_its_tenants_rows() {
    let tenancy = tenancy().await;
    let app = app(&tenancy, RouteMode::Tenant);
    let asked = (0..100).map(|number| {
        let app = &app;
        async move {
            let (host, expected) = match number % 3 {
                0 => ("acme.example.com", "acme 1"),
                1 => ("rival.example.com", "rival 1, rival 2"),
                _ => ("acme.example.com.evil.org", ""),
            };
            assert_eq!(ask(app, host).await.1, expected);
        }
    });
    futures_util::future::join_all(asked).await;
}

/// P36, P37: where no tenant is named tenant-owned tables are refused; central routes ask for all rows on purpose.
#[tokio::test]
async fn a_request_that_names_nobody_sees_nothing() {
    let tenancy = tenancy().await;
    for mode in [RouteMode::Universal, RouteMode::Central] {
        let (status, body) = ask(&app(&tenancy, mode), "example.com").await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "no tenant"));
    }
    let all = tenancy.clone();
    let handler = async move || {
        let db = all.central_connection();
        Post::find().count(&db).await.unwrap().to_string()
    };
    let layer = layer(&tenancy).route_mode(RouteMode::Central);
    let app = Router::new().route("/", get(handler)).layer(layer);
    assert_eq!(ask(&app, "example.com").await.1, "3");
    assert_eq!(ask(&app, "acme.example.com").await.0, StatusCode::NOT_FOUND);
}

/// Rows that a body reads while it is sent are the tenant's.
#[tokio::test]
async fn a_body_reads_its_tenants_rows() {
    let tenancy = tenancy().await;
    let read = tenancy.clone();
    let handler = async move || {
        let pages = stream::unfold(0, move |page| {
            let tenancy = read.clone();
            async move {
                let text = format!("[{}]", titles(&tenancy).await);
                (page < 2).then(|| (Ok::<_, BoxError>(text), page + 1))
            }
        });
        Body::from_stream(pages)
    };
    let app = Router::new()
        .route("/", get(handler))
        .layer(layer(&tenancy));
    assert_eq!(ask(&app, "acme.example.com").await.1, "[acme 1][acme 1]");
}

/// P9, P35: who is renamed is found by the new name alone, and who is deleted isn't found.
#[tokio::test]
async fn tenants_that_change() {
    let tenancy = tenancy().await;
    let app = app(&tenancy, RouteMode::Tenant);
    let acme = Blog::find_by_id(1).one(&tenancy.central_connection()).await;
    let mut acme: blog::ActiveModel = acme.unwrap().unwrap().into();
    acme.slug = Set("apex".to_owned());
    let apex = tenancy.tenants().update(acme).await.unwrap();
    assert_eq!(ask(&app, "acme.example.com").await.0, StatusCode::NOT_FOUND);
    assert_eq!(ask(&app, "apex.example.com").await.1, "acme 1");
    tenancy.tenants().delete(&apex).await.unwrap();
    assert_eq!(ask(&app, "apex.example.com").await.0, StatusCode::NOT_FOUND);
}

/// Z74: an authorisation that reads the tenant's rows, by a connection that is bound to it.
#[tokio::test]
async fn an_authorisation_that_reads_rows() {
    #[derive(Clone)]
    struct User(&'static str);

    /// Whoever wrote a post may read.
    struct Authors(Tenancy<Blog>);

    #[async_trait]
    impl Authorise for Authors {
        async fn authorise(
            &self,
            request: &Parts,
            tenant: &CurrentTenant,
        ) -> Result<bool, BoxError> {
            let Some(User(title)) = request.extensions.get() else {
                return Ok(false);
            };
            let own = Post::find().filter(post::Column::Title.eq(*title));
            Ok(own.count(&self.0.for_tenant(tenant)).await? > 0)
        }
    }

    let tenancy = tenancy().await;
    let shown = tenancy.clone();
    let handler = async move || titles(&shown).await;
    let layer = layer(&tenancy).authorise(Authors(tenancy.clone()));
    let app = |user| {
        let app = Router::new().route("/", get(handler.clone()));
        app.layer(layer.clone()).layer(axum::Extension(User(user)))
    };
    assert_eq!(ask(&app("acme 1"), "acme.example.com").await.1, "acme 1");
    let forbidden = (StatusCode::FORBIDDEN, String::new());
    assert_eq!(ask(&app("acme 1"), "rival.example.com").await, forbidden);
    assert_eq!(ask(&app("nobody"), "acme.example.com").await, forbidden);
}

/// A write of a request is the tenant's, and a key that is guessed finds nothing.
#[tokio::test]
async fn a_request_writes_its_tenants_rows() {
    let tenancy = tenancy().await;
    let written = tenancy.clone();
    let handler = async move || {
        let db = written.connection();
        let stolen = Post::find_by_id(2).one(&db).await.unwrap();
        let post = post::ActiveModel {
            title: Set("new".to_owned()),
            ..Default::default()
        };
        let post = post.insert(&db).await.unwrap();
        format!("{} {}", post.blog_id, stolen.is_some())
    };
    let app = Router::new()
        .route("/", get(handler))
        .layer(layer(&tenancy));
    assert_eq!(ask(&app, "acme.example.com").await.1, "1 false");
}
