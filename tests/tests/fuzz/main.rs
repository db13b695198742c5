//! Hostile statements.
#![allow(missing_docs, unreachable_pub, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]
mod families;
mod mutation;
mod opinion;
mod replay;
