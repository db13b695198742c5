//! Shops, things that rows can point to, and for each kind of ownership an entity that points to all of them.

pub mod bin;
pub mod country;
pub mod customer;
pub mod many_link;
pub mod price;
pub mod product;
pub mod section;
pub mod shelf;
pub mod shop;
pub mod shop_customer;
pub mod variant;
mod writers;

pub use writers::{deep, direct, many, optional, secondary, several, shared_child};
