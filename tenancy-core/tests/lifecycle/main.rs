//! Entering and leaving tenants' contexts: the order of things, and what is left when something goes wrong.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../common/mod.rs"]
mod common;

mod by_hand;
mod expected;
mod interrupted;
mod order;
mod send;
mod soak;
mod spawned;
mod veto;
