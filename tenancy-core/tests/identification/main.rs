//! How a request finds its tenant, and runs for it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod authorisation;
mod axum_routers;
mod bodies;
mod caching;
mod concurrency;
mod hosts;
mod http2_servers;
mod hyper_servers;
mod interrupted;
mod layers;
mod named;
mod order;
mod paths;
mod properties;
mod rejections;
mod routes;
mod site;
