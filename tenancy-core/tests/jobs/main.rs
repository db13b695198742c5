//! The stamps by which background jobs (behaviours K) run for their tenant.

#![allow(missing_docs, unreachable_pub, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod journal;
mod restoring;
mod serialised;
mod signed;
mod world;
