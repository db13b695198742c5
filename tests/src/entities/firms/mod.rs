//! Companies, their organisations, and their workspaces: tenancies three deep, and rows that may be shared among the tenants
//! of some of them.

pub mod company;
pub mod draft;
pub mod job;
pub mod note;
pub mod organisation;
pub mod workspace;
