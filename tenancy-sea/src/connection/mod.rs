//! Runs plans: the connection that belongs to a tenant, its transactions and streams, and the guard behind them.
//!
//! ```text
//! statement -> restriction (rbac) -> scope (which tenant) -> plan -> bind -> run -> guard
//! ```

mod begin;
mod builder;
#[allow(
    clippy::module_inception,
    reason = "the room is named after what it runs; the file after the type it holds"
)]
mod connection;
mod guard;
mod links;
mod options;
mod restricted;
mod run;
mod scope;
mod session;
mod shared;
#[cfg(feature = "stream")]
mod stream;
mod tenancy;
mod transaction;
mod within;

pub use builder::TenancyBuilder;
pub use connection::TenancyConnection;
pub use options::{Outside, Overrides, TenancyOptions};
#[cfg(feature = "stream")]
pub use stream::TenancyStream;
pub use tenancy::Tenancy;
pub use transaction::TenancyTransaction;
