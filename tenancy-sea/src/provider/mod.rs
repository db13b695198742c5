//! Where the tenants of a tenancy are found: by SeaORM's entity, or in a plain table.

mod error;
mod seaorm;
mod table;

pub use error::{Ambiguous, NoResourceKey};
pub use seaorm::SeaOrmProvider;
pub(crate) use seaorm::find;
pub use table::TableProvider;
