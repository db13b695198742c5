//! Where the tenants of a tenancy are found: by SeaORM's entity, or in a plain table.

mod error;
mod seaorm;
mod table;

pub use error::{Ambiguous, NoResourceKey};
pub use seaorm::SeaOrmProvider;
pub(crate) use seaorm::find;
#[cfg(feature = "cache")]
pub use tenancy_core::provider::CachingProvider;
pub use tenancy_core::provider::{TimedOut, Timeout};

pub use table::TableProvider;
