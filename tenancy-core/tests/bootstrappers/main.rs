//! Bootstrappers: what they make, how it is undone, and who chooses them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod list;
mod makes;
mod undoing;
mod values;
