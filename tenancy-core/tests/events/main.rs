//! Events: who hears of them, in which order, and what a listener can do.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod drafts;
mod failures;
mod heard;
mod listeners;
mod meanwhile;
