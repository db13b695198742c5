//! Multi-tenancy for SeaORM.
//!
//! Entities say what they are with attributes, a [`Tenancy`] hands out connections that belong to a tenant, and every
//! statement that goes through such a connection, raw SQL included, sees and touches that tenant's rows alone:
//!
//! ```text
//! statement -> plan (which tables, how must it change) -> bind (the tenant's key) -> run -> guard (no stranger leaves)
//! ```
//!
//! # Entities
//!
//! One attribute an entity, above or below `#[sea_orm::model]`:
//!
//! | attribute | the entity's rows belong |
//! | --- | --- |
//! | `#[tenant]` | the entity *is* the tenant |
//! | `#[belongs_to_tenant]` | to the tenant whose key they carry |
//! | `#[belongs_to_primary_model("post")]` | to the tenant of their post, at any depth |
//! | `#[belongs_to_many_tenants]` | to every tenant that a pivot table links |
//! | `#[optional_tenant]` beside one of these | perhaps to nobody: shared rows |
//! | `#[global_model]` | to nobody |
//!
//! A table that no entity declares is refused in a tenant's context.
//!
//! # Connections
//!
//! ```standalone_crate
//! use tenancy_sea::prelude::*;
//! use tenancy_sea::sea_orm::{self, ActiveModelTrait, ConnectionTrait, Database, EntityTrait, Set};
//!
//! mod blog {
//!     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
//!
//!     #[tenant]
//!     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//!     #[sea_orm(table_name = "blog")]
//!     pub struct Model {
//!         #[sea_orm(primary_key)]
//!         pub id: i32,
//!     }
//!     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//!     pub enum Relation {}
//!     impl ActiveModelBehavior for ActiveModel {}
//! }
//!
//! mod post {
//!     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
//!
//!     #[belongs_to_tenant(column = "blog_id")]
//!     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//!     #[sea_orm(table_name = "post")]
//!     pub struct Model {
//!         #[sea_orm(primary_key)]
//!         pub id: i32,
//!         pub blog_id: i32,
//!         pub title: String,
//!     }
//!     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//!     pub enum Relation {}
//!     impl ActiveModelBehavior for ActiveModel {}
//! }
//! use post::Entity as Post;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let database = Database::connect("sqlite::memory:").await?;
//! # database.execute_unprepared("CREATE TABLE blog (id integer PRIMARY KEY)").await?;
//! # database.execute_unprepared("CREATE TABLE post (id integer PRIMARY KEY, blog_id integer, title text)").await?;
//! let tenancy = Tenancy::<blog::Entity>::builder(database).build().await?;
//!
//! // Bound to a tenant: a plain value that works anywhere.
//! let db = tenancy.for_tenant(1);
//! let post = post::ActiveModel { title: Set("Hi".into()), ..Default::default() }.insert(&db).await?;
//! assert_eq!(post.blog_id, 1);
//! assert_eq!(Post::find().all(&tenancy.for_tenant(2)).await?, []);
//!
//! // Following the current context.
//! let db = tenancy.connection();
//! let posts = tenancy.run(1, async { Post::find().all(&db).await }).await?;
//! assert_eq!(posts, [post]);
//! let refused = Post::find().all(&db).await.unwrap_err();
//! assert!(matches!(TenancyError::from_db_err(&refused), Some(TenancyError::NoTenant { .. })));
//!
//! // For the application itself.
//! assert_eq!(tenancy.central(async { Post::find().all(&db).await }).await?.len(), 1);
//! # Ok(()) }
//! ```
//!
//! What a connection does in a context:
//!
//! | used in | none | same tenant | another tenant | central | restrictions ignored |
//! | --- | --- | --- | --- | --- | --- |
//! | [`for_tenant`](Tenancy::for_tenant) | scoped | scoped | `TenantMismatch` | scoped | opened |
//! | [`connection`](Tenancy::connection) | tenant-owned tables: `NoTenant` | scoped | – | passed through | opened |
//! | [`central_connection`](Tenancy::central_connection) | passed through | passed through | passed through | passed through | passed through |
//! | a transaction | as its connection | as its connection | `TenantMismatch` | `TenantMismatch`, unless it began there | opened |
//!
//! A context belongs to its task. `tokio::spawn` begins with none; [`spawn`] and
//! [`in_current_context`](InCurrentContext::in_current_context) carry the tenant over, never an ignored restriction.
//!
//! # Several tenancies
//!
//! An application may have several tenant entities, a workspace within an organisation for instance, and a [`Tenancy`] for
//! each. They share their entities: one that belongs to tenants of both has `#[belongs_to_tenant(tenancy = "..")]` twice, and
//! a tenant that belongs to another tenancy's has it beside `#[tenant]`. A statement is scoped to *every* current tenant,
//! whichever tenancy's connection it goes through:
//!
//! | current | rows that belong to an organisation and a workspace | to a workspace alone |
//! | --- | --- | --- |
//! | organisation and workspace | where both are theirs | the workspace's |
//! | organisation | the organisation's, in all of its workspaces | `NoTenant` |
//! | workspace | the workspace's | the workspace's |
//!
//! An INSERT gets the key of each current tenant. The key of a tenant that isn't current is a key like any other: it must lead
//! to a row that the current tenants see, so an organisation chooses among its own workspaces, and a workspace by itself
//! chooses no organisation. A row that is shared among the workspaces of an organisation is seen where the organisation is
//! current, and by no workspace alone. Contexts nest, [`run`](Tenancy::run) within `run`, which looks up whether the tenants
//! belong together: a workspace of another organisation is none. Without a context, `organisations.for_tenant(acme).and_tenant::<workspace::Entity>(design)`
//! binds a connection to both; whether they belong together is then the caller's to know.
//! `examples/workspaces.rs` shows it all.
//!
//! # The tenant of a loaded row
//!
//! `Post::load().all(&db).await?.hydrate_tenant(&Context::current())?` fills the tenant relation of loaded `ModelEx` values
//! with the current tenant ([`HydrateTenant`](entity::HydrateTenant)), without a query. Shared rows and rows of other tenants
//! are left as they are. It works where the relation is a field, in the format of `#[sea_orm::model]`.
//!
//! # Tenants and what happens to them
//!
//! | | |
//! | --- | --- |
//! | [`Tenancy::tenants`] | creates, changes and deletes tenants, and fires their [events](event) |
//! | [`Tenancy::tenant`] | finds one, by way of a [`TenantProvider`] |
//! | [`Tenancy::run`], [`Tenancy::run_for_each`] | enters tenants' contexts: [events](event::TenancyEvent) and [`Bootstrapper`]s |
//! | [`Tenancy::events`] | async listeners; those before something happens may keep it from happening |
//! | [`job`] | series of jobs as listeners, queues, and the stamp that says for whom a job runs |
//! | [`service`] | a cache and a file storage that tenants share |
//!
//! # Requests
//!
//! Under the feature `tower` a `TenancyLayer` finds out for whom a request is (`identification`: subdomains, domains, paths,
//! headers, cookies, queries, origins) and runs the service, and its response's body, in the tenant's context. `domains` has the
//! table of the domains of tenants' own. Under `axum` handlers take the tenant and its connection as arguments (`extract`). Under
//! `testing` an application sends its handlers the same requests as two tenants. `docs/http.md` in the repository is the guide.
//!
//! # Ways out
//!
//! | | opens |
//! | --- | --- |
//! | `Post::find().without_tenancy()` ([`WithoutTenancy`](entity::WithoutTenancy)) | this entity in this query |
//! | `Post::without_tenant_restrictions(\|\| ..)` ([`TenantChild`](entity::TenantChild)) | all entities in this closure |
//! | `Post::ignore_tenant_restrictions()` | all entities in this context, until the guard is dropped |
//! | [`tenancy.central(..)`](Tenancy::central), [`tenancy.central_connection()`](Tenancy::central_connection) | everything: nothing is planned |
//! | [`tenancy.tenants()`](Tenancy::tenants) | the tenants themselves, for the application |
//! | `tenancy.domains::<Domain>()` | the table of domains, for the application |
//! | [`tenancy.database_for_migrations()`](Tenancy::database_for_migrations) | SeaORM's own connection |
//!
//! Each but the last writes a `tracing` event at debug level with the caller's location.
//!
//! # How isolation works
//!
//! The model, its limits, and a row for each known attack with its rule and its proof: `docs/isolation.md` in the
//! repository.
//!
//! # Errors
//!
//! A refusal arrives as SeaORM's `DbErr`; [`TenancyError::from_db_err`] gives it back typed.
//!
//! # Features
//!
//! They are SeaORM's own names and switch on the same in SeaORM. Choose driver, runtime and TLS here rather than in
//! `sea-orm`: the guard reads rows through the driver's feature (`sqlx-sqlite`, `sqlx-postgres`, `sqlx-mysql`, `mock`,
//! `proxy`) and refuses what it can't read.

pub mod connection;
#[cfg(feature = "tower")]
pub mod domains;
pub mod entity;
mod error;
#[cfg(feature = "axum")]
pub mod extract;
#[cfg(feature = "tower")]
mod initialize;
mod plan;
pub mod prelude;
mod private;
pub mod provider;
mod telling;
pub mod tenants;
#[cfg(feature = "testing")]
pub mod testing;

#[cfg(feature = "stream")]
pub use connection::TenancyStream;
pub use connection::{
    Outside, Overrides, Tenancy, TenancyBuilder, TenancyConnection, TenancyOptions,
    TenancyTransaction,
};
pub use error::{BuildFault, Refusal, TenancyError};
pub use sea_orm;
pub use tenancy_core as core;
#[cfg(feature = "tower")]
pub use tenancy_core::identification::{self, TenancyLayer};
pub use tenancy_core::{
    Bootstrapped, Bootstrapper, BoxError, Context, CurrentTenant, Event, Events, InContext,
    InCurrentContext, InitializedTenancy, Listener, TenantKey, TenantLookup, TenantProvider, spawn,
};
pub use tenancy_core::{event, job, service};

#[cfg(feature = "macros")]
pub use tenancy_derive::{
    belongs_to_many_tenants, belongs_to_primary_model, belongs_to_tenant, central_connection,
    global_model, optional_tenant, tenant, tenant_connection,
};

/// What generated code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::private::{
        is_same_key, planned, primary_key_name, primary_tenant_key, tenant_key,
    };
    pub use inventory::submit;
    pub use sea_orm;
    pub use tenancy_core;
}

/// The README's code, as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The code of the guide to requests, as tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/http.md")]
struct Http;
