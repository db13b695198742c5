//! What the benchmarks measure: the same work twice, on a tenant's connection and as one writes it by hand with
//! `.filter(CompanyId.eq(..))` on SeaORM's own connection.

mod check;
mod fill;
mod operation;
pub mod operations;
mod place;
mod room;

pub use check::check;
pub use operation::{Form, Operation, Outcome, Pending};
pub use place::Place;
pub use room::{Room, runtime};
