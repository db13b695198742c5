//! What the databases make of scoped statements: the plan that they make of the same statements with the tenant's filter
//! written by hand.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

mod companies;
mod direct;
mod explain;
mod secondary;
mod secondary_writes;

fn main() -> std::process::ExitCode {
    tenancy_tests::main()
}
