//! Blogs for several tenants: what an application of axum looks like with tenancy.
//!
//! Read [`entities`] first, where one attribute an entity says whose its rows are; then [`app`], where requests find their
//! blog; then any file of [`pages`]: their handlers are ordinary SeaORM, and none has a filter for a tenant.

pub mod address;
pub mod admin;
pub mod app;
pub mod csrf;
pub mod database;
pub mod entities;
pub mod error;
pub mod files;
pub mod layout;
pub mod pages;
pub mod password;
pub mod secret;
pub mod seed;
pub mod session;
pub mod settings;
pub mod visit;
