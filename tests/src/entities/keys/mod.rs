//! Tenants with keys that are not integers.

pub mod text;
pub mod uuid;
