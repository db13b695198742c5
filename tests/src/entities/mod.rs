//! The entities of the tests: one module a tenancy.

pub mod bakery;
pub mod blogs;
pub mod firms;
pub mod keys;
pub mod references;
pub mod sales;
pub mod sites;
pub mod studios;
pub mod teams;
pub mod vendors;
pub mod workspaces;
