//! Queries: which tables they read, with which predicate each, and what comes out of them.

pub(super) mod aliased;
pub(super) mod derived;
mod explain;
pub(super) mod expression;
pub(super) mod from;
mod functions;
mod naming;
pub(super) mod output;
pub(super) mod predicate;
mod query;
mod row_id;
