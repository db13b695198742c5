//! Studios that own resources, and their films: what is created, changed and deleted as a tenant.

pub mod film;
pub mod studio;
