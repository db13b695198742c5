//! Where the tenants of a tenancy are found, by SeaORM's entity or in a plain table, and whose a domain is.

#[cfg(feature = "tower")]
mod domain;
mod error;
mod seaorm;
mod table;

#[cfg(feature = "tower")]
pub use domain::SeaOrmDomainProvider;
#[cfg(feature = "tower")]
pub(crate) use domain::find_domain;
pub use error::{Ambiguous, NoResourceKey};
pub use seaorm::SeaOrmProvider;
pub(crate) use seaorm::find;
#[cfg(feature = "tower")]
pub(crate) use seaorm::of_type;
#[cfg(all(feature = "cache", feature = "tower"))]
pub use tenancy_core::identification::CachingDomainProvider;
#[cfg(feature = "cache")]
pub use tenancy_core::provider::CachingProvider;
pub use tenancy_core::provider::{TimedOut, Timeout};

pub use table::TableProvider;
