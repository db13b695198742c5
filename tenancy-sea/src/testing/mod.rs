//! Tests of an application's own handlers, with two tenants: what a handler shows one of them is nothing of the other's.
//!
//! A leak can't be seen with one tenant. [`TwoTenants`] sends the same request as each of two, through whatever is a tower
//! service, and compares what comes back with what is whose. It tells as well where a test proves nothing, since neither tenant
//! was shown anything.
//!
//! ```standalone_crate
//! use axum::{Router, body::Body, extract::Path, http::{HeaderValue, Request, StatusCode}, routing::get};
//! use tenancy_sea::extract::TenantConnection;
//! use tenancy_sea::identification::HeaderResolver;
//! use tenancy_sea::prelude::*;
//! use tenancy_sea::sea_orm::{ActiveModelTrait, Database, EntityTrait, Set};
//! use tenancy_sea::testing::{Leak, TwoTenants};
//!
//! # mod blog {
//! #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
//! #     #[tenant]
//! #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//! #     #[sea_orm(table_name = "blog")]
//! #     pub struct Model {
//! #         #[sea_orm(primary_key)] pub id: i32,
//! #         #[tenant_identifier] #[sea_orm(unique)] pub slug: String,
//! #     }
//! #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//! #     pub enum Relation {}
//! #     impl ActiveModelBehavior for ActiveModel {}
//! # }
//! # mod post {
//! #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
//! #     #[belongs_to_tenant(column = "blog_id")]
//! #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//! #     #[sea_orm(table_name = "post")]
//! #     pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub blog_id: i32, pub title: String }
//! #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//! #     pub enum Relation {}
//! #     impl ActiveModelBehavior for ActiveModel {}
//! # }
//! // The application.
//! async fn show(
//!     TenantConnection(db, ..): TenantConnection<blog::Entity>,
//!     Path(id): Path<i32>,
//! ) -> Result<String, StatusCode> {
//!     let post = post::Entity::find_by_id(id).one(&db).await;
//!     let post = post.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
//!     post.map(|post| post.title).ok_or(StatusCode::NOT_FOUND)
//! }
//!
//! async fn careless(tenancy: Tenancy<blog::Entity>) -> String {
//!     let posts = post::Entity::find().all(&tenancy.central_connection()).await.unwrap();
//!     posts.into_iter().map(|post| post.title).collect()
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Its test.
//! let database = Database::connect("sqlite::memory:").await?;
//! let schema = database.get_schema_builder().register(blog::Entity).register(post::Entity);
//! schema.apply(&database).await?;
//! let tenancy = Tenancy::<blog::Entity>::builder(database).build().await?;
//! let shared = tenancy.clone();
//! let app = Router::new()
//!     .route("/posts/{id}", get(show))
//!     .route("/careless", get(async move || careless(shared).await))
//!     .layer(TenancyLayer::new(tenancy.clone(), HeaderResolver::new()))
//!     .with_state(tenancy.clone());
//!
//! let slug = |slug: &str| blog::ActiveModel { slug: Set(slug.into()), ..Default::default() };
//! let blogs = TwoTenants::create(&tenancy, [slug("acme"), slug("rival")]).await?
//!     .named_by(|blog, request| {
//!         let slug = HeaderValue::from_str(&blog.slug).unwrap();
//!         request.headers.insert("x-tenant", slug);
//!     })
//!     .markers(["kumquat"], ["persimmon"]);
//! let mut posts = Vec::new();
//! for (blog, title) in blogs.tenants().into_iter().zip(["kumquat", "persimmon"]) {
//!     let post = post::ActiveModel { title: Set(title.into()), ..Default::default() };
//!     posts.push(post.insert(&tenancy.for_tenant(blog)).await?.id);
//! }
//!
//! // Of each tenant one id: to the other it is 404.
//! let request = |id: &i32| Request::get(format!("/posts/{id}")).body(Body::empty()).unwrap();
//! blogs.check_hidden(&app, [posts[0], posts[1]], request).await?;
//!
//! // The same request as each: no response has what is the other's.
//! let leak = blogs.check_no_leak(&app, || Request::get("/careless").body(Body::empty()).unwrap()).await;
//! assert!(matches!(leak, Err(Leak::Shown { .. })));
//! # Ok(()) }
//! ```

mod check;
mod leak;
mod send;

use std::fmt;
use std::sync::Arc;

use http::request::Parts;
use sea_orm::IntoActiveModel;

use crate::Tenancy;
use crate::error::TenancyError;
use crate::tenants::WritableTenant;

pub use leak::Leak;

/// Names a tenant in a request.
type Name<M> = Arc<dyn Fn(&M, &mut Parts) + Send + Sync>;

/// Two tenants, how a request names them, and words by which what is theirs is known.
///
/// See the [module](self) for an example.
#[derive(Clone)]
pub struct TwoTenants<M> {
    sides: [Side<M>; 2],
    name: Name<M>,
}

/// One of the two.
#[derive(Clone)]
struct Side<M> {
    tenant: M,
    markers: Vec<String>,
}

impl<M> TwoTenants<M> {
    /// Two tenants that are there. Requests don't name them yet.
    #[must_use]
    pub fn new(tenants: [M; 2]) -> Self {
        Self {
            sides: tenants.map(|tenant| Side {
                tenant,
                markers: Vec::new(),
            }),
            name: Arc::new(|_, _| ()),
        }
    }

    /// Two tenants of a tenancy that are new there, created with their events.
    ///
    /// # Errors
    ///
    /// As [`Tenants::create`](crate::tenants::Tenants::create).
    pub async fn create<T: WritableTenant<Model = M>>(
        tenancy: &Tenancy<T>,
        [one, other]: [impl IntoActiveModel<T::ActiveModel>; 2],
    ) -> Result<Self, TenancyError> {
        let tenants = tenancy.tenants();
        Ok(Self::new([
            tenants.create(one).await?,
            tenants.create(other).await?,
        ]))
    }

    /// How a request names one of them, and says who sends it: a `Host`, a header, a part of the path, a cookie of a session.
    #[must_use]
    pub fn named_by(mut self, name: impl Fn(&M, &mut Parts) + Send + Sync + 'static) -> Self {
        self.name = Arc::new(name);
        self
    }

    /// Words that are in the first tenant's rows alone, and in the second's alone: plain ones, which no template encodes.
    #[must_use]
    pub fn markers(
        mut self,
        of_one: impl IntoIterator<Item = impl Into<String>>,
        of_other: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let [one, other] = &mut self.sides;
        one.markers = of_one.into_iter().map(Into::into).collect();
        other.markers = of_other.into_iter().map(Into::into).collect();
        self
    }

    /// The two.
    #[must_use]
    pub fn tenants(&self) -> [&M; 2] {
        self.sides.each_ref().map(|side| &side.tenant)
    }
}

impl<M: fmt::Debug> fmt::Debug for TwoTenants<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwoTenants")
            .field("tenants", &self.tenants())
            .finish_non_exhaustive()
    }
}
