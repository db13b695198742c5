//! The same work for many tenants.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod concurrency;
mod each;
mod failures;
mod interrupted;
mod work;
