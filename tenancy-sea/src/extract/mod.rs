//! What handlers of axum take as arguments: the tenant, and a connection of its own.
//!
//! They work inside of a [`TenancyLayer`](crate::TenancyLayer). As an `Option` they work outside as well, and on universal
//! routes. [`tenancy_core::CurrentTenant`] is an extractor too: the tenant's key, whatever the tenancy.
//!
//! ```no_run
//! use axum::{Router, routing::get};
//! use tenancy_sea::extract::{CurrentTenant, TenantConnection};
//! use tenancy_sea::identification::{InvalidHost, SubdomainResolver};
//! use tenancy_sea::prelude::*;
//! use tenancy_sea::sea_orm::{DbErr, EntityTrait};
//!
//! # fn app<Blog: TenantEntity, Post: EntityTrait>(tenancy: Tenancy<Blog>) -> Result<Router, InvalidHost>
//! # where Post::Model: Send + Sync {
//! let posts = async |CurrentTenant(blog): CurrentTenant<Blog>, TenantConnection(db, ..): TenantConnection<Blog>| {
//!     let posts = Post::find().all(&db).await;
//!     format!("{}: {}", blog.tenant_identifier(), posts.map_or(0, |posts| posts.len()))
//! };
//! let app = Router::new()
//!     .route("/posts", get(posts))
//!     .layer(TenancyLayer::new(tenancy.clone(), SubdomainResolver::of("example.com")?))
//!     .with_state(tenancy);
//! # Ok(app) }
//! ```

mod current_tenant;
mod rejection;
mod tenant_connection;

pub use current_tenant::CurrentTenant;
pub use rejection::TenantRejection;
pub use tenant_connection::TenantConnection;
