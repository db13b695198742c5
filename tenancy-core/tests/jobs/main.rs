//! Job pipelines (behaviours F), background jobs (K) and the stamps by which they run for their tenant.

#![allow(missing_docs, unreachable_pub, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod cancellation;
mod compensation;
mod journal;
mod pipelines;
mod queued;
mod restoring;
mod runtimes;
mod serialised;
mod signed;
mod soak;
mod stamps;
mod step;
mod workers;
mod world;
