//! Accounts named by a string.

pub mod account;
pub mod invoice;
