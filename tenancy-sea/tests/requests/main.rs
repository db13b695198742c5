//! Requests that name a blog, from the router to the rows.

#![allow(missing_docs, unreachable_pub, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod blogs;
mod extractors;
mod rows;
mod socket;
mod two_tenants;
mod waiting;
mod websockets;
