//! Writes: whose rows they touch, and whose the rows are that they leave.

mod assignment;
mod delete;
mod duplicate_key;
mod expanded;
pub(super) mod fill_in;
mod insert;
mod left_to_right;
pub(super) mod link;
pub(super) mod marked;
mod publish;
mod read_source;
mod set_row;
pub(super) mod target;
pub(super) mod tenant_value;
mod update;
mod upsert;
