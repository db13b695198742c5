//! Companies that sell products: what the benchmarks read and write.

pub mod company;
pub mod product;
pub mod refund;
pub mod reply;
pub mod review;
pub mod sale;
