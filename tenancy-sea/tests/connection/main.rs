//! Connections, transactions and streams of a tenancy, through SeaORM's own traits.

#![allow(missing_docs, unreachable_pub, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod blogs;
mod builder;
mod contexts;
mod events;
mod guard;
mod interleaving;
mod mock;
mod restricted;
mod streams;
mod surface;
mod transactions;
