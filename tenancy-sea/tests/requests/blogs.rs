//! Two blogs with posts on SQLite in memory: acme has one post, rival has two.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Database, Set};
use tenancy_sea::core::Tenant;
use tenancy_sea::entity::{
    Declaration, EntityDeclaration, IntoTenant, Ownership, TenantEntity, TenantOwner, tenant_of,
};
use tenancy_sea::identification::SubdomainResolver;
use tenancy_sea::{CurrentTenant, Tenancy, TenancyBuilder, TenancyLayer, TenantKey, sea_orm};
use tower::ServiceExt;

pub mod blog {
    use tenancy_sea::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(unique)]
        pub slug: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post {
    use tenancy_sea::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub title: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use blog::Entity as Blog;
pub use post::Entity as Post;

impl EntityDeclaration for Blog {
    const MODULE_PATH: &'static str = "requests::blog";

    fn declaration() -> Declaration {
        Declaration::new(Ownership::Tenant {
            key: None,
            belongs_to: Vec::new(),
        })
    }
}

impl EntityDeclaration for Post {
    const MODULE_PATH: &'static str = "requests::post";

    fn declaration() -> Declaration {
        Declaration::new(Ownership::BelongsToTenant(vec![
            TenantOwner::new().column("blog_id"),
        ]))
    }
}

impl Tenant for blog::Model {
    fn tenant_key(&self) -> TenantKey {
        TenantKey::from(self.id)
    }

    fn tenant_key_name(&self) -> &str {
        "id"
    }

    fn tenant_identifier(&self) -> String {
        self.slug.clone()
    }

    fn tenant_identifier_name(&self) -> &str {
        "slug"
    }
}

impl TenantEntity for Blog {
    fn tenant_identifier_column() -> Option<blog::Column> {
        Some(blog::Column::Slug)
    }
}

impl IntoTenant<Blog> for &blog::Model {
    fn into_tenant(self) -> CurrentTenant {
        tenant_of::<Blog>(self.clone())
    }
}

pub async fn builder() -> TenancyBuilder<Blog> {
    let database = Database::connect("sqlite::memory:").await.unwrap();
    let tables = [
        "CREATE TABLE blog (id integer PRIMARY KEY, slug text UNIQUE NOT NULL)",
        "CREATE TABLE post (id integer PRIMARY KEY, blog_id integer NOT NULL, title text NOT NULL)",
    ];
    for table in tables {
        database.execute_unprepared(table).await.unwrap();
    }
    Tenancy::builder(database).entity::<Post>()
}

pub async fn seeded(tenancy: &Tenancy<Blog>) {
    for (id, slug, posts) in [(1, "acme", 1), (2, "rival", 2)] {
        let blog = blog::ActiveModel {
            id: Set(id),
            slug: Set(slug.to_owned()),
        };
        let blog = tenancy.tenants().create(blog).await.unwrap();
        let db = tenancy.for_tenant(&blog);
        for number in 1..=posts {
            let post = post::ActiveModel {
                title: Set(format!("{slug} {number}")),
                ..Default::default()
            };
            post.insert(&db).await.unwrap();
        }
    }
}

pub async fn tenancy() -> Tenancy<Blog> {
    let tenancy = builder().await.build().await.unwrap();
    seeded(&tenancy).await;
    tenancy
}

/// Blogs by subdomains of example.com.
pub fn layer(tenancy: &Tenancy<Blog>) -> TenancyLayer {
    let subdomains = SubdomainResolver::of("example.com").unwrap();
    TenancyLayer::new(tenancy.clone(), subdomains)
}

/// What the router answers to a request for a host.
pub async fn ask(app: &Router, host: &str) -> (StatusCode, String) {
    ask_path(app, host, "/").await
}

/// What the router answers to a request for a path of a host.
pub async fn ask_path(app: &Router, host: &str, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).header("host", host);
    let request = request.body(Body::empty()).unwrap();
    let Ok(response) = app.clone().oneshot(request).await;
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}
