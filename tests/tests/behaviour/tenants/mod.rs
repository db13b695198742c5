//! Tenants as they are created, changed, deleted and found, and the events of all that.

mod changing;
mod contexts;
mod creating;
mod deleting;
mod each;
pub(crate) mod heard;
mod jobs;
mod keys;
mod names;
mod options;
mod providers;
mod settings;
mod studios;
mod tenancy;
mod vetoes;
