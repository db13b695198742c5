//! Sites by their domains: a table that has a primary domain for each, and one without.

pub mod alias;
pub mod domain;
pub mod page;
pub mod site;
