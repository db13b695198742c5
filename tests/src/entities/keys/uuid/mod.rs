//! Organisations with a UUID.

pub mod organisation;
pub mod project;
pub mod step;
