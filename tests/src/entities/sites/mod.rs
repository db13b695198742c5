//! Sites by their domains: a table that has a primary domain for each, one where a row may not say, and one without.

pub mod address;
pub mod alias;
pub mod domain;
pub mod page;
pub mod site;
