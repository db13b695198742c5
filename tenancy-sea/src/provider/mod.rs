//! Where the tenants of a tenancy are found: by SeaORM's entity, or in a plain table.

mod ambiguous;
mod seaorm;
mod table;

pub use ambiguous::Ambiguous;
pub use seaorm::SeaOrmProvider;
pub(crate) use seaorm::find;
pub use table::TableProvider;
