//! Organisations and their workspaces: two tenancies in one set of entities, of which the inner one's tenants belong to the
//! outer one's.

pub mod address;
pub mod comment;
pub mod country;
pub mod document;
pub mod grant;
pub mod invoice;
pub mod organisation;
pub mod person;
pub mod subtask;
pub mod task;
pub mod template;
pub mod workspace;
