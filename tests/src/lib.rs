//! Entities and the harness of the behaviour tests: one body a test, run on every database.
//!
//! SQLite runs in memory and always. PostgreSQL and MySQL/MariaDB run where `TENANCY_TEST_POSTGRES_URL` and
//! `TENANCY_TEST_MYSQL_URL` name a server on which databases may be created; their tests are reported as ignored elsewhere,
//! and fail under `TENANCY_TEST_BACKENDS=all`.

mod backend;
pub mod bench;
mod blogs;
mod context;
pub mod entities;
mod errors;
mod harness;
pub mod isolation;
mod log;
mod polled;
mod random;
pub mod second_opinion;
mod snapshot;
mod store;

pub use backend::Backend;
pub use blogs::Blogs;
pub use context::{Fixture, TestContext};
pub use errors::refused;
pub use harness::{Case, main, main_with, start};
pub use inventory;
pub use polled::{Polled, polled};
pub use random::Random;
pub use snapshot::Snapshot;
pub use store::Store;
