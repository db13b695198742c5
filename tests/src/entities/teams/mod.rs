//! Teams whose key is not their primary key, with every other way to name the tenant column.

pub mod board;
pub mod cell;
pub mod milestone;
pub mod project;
pub mod sheet;
pub mod task;
pub mod team;
