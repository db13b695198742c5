//! Vendors, whose settings are what no column was made for.

pub mod vendor;
