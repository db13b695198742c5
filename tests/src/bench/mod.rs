//! What the benchmarks measure: the same work twice, on a tenant's connection and as one writes it by hand with
//! `.filter(CompanyId.eq(..))` on SeaORM's own connection.

pub mod arguments;
mod check;
mod fill;
mod operation;
pub mod operations;
pub mod pairs;
mod place;
mod room;
pub mod table;

pub use check::check;
pub use fill::create_tables;
pub use operation::{Form, Operation, Outcome, Pending};
pub use place::Place;
pub use room::{Room, runtime};
