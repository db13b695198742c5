//! The oracle as a property: statements drawn at random over rows drawn at random mean to a tenant what they mean on a
//! database that holds only what the tenant may see (vectors 1 to 121, and whatever the catalogue doesn't name).
//!
//! ```text
//! source -> rows                       the choices, and what the databases hold
//!        -> read:  with, set, block, from, expression, condition
//!        -> write: insert, update, delete
//!        -> property                   runs it on both databases; shrink makes what differs small
//! ```
//!
//! `cargo test --release -p tenancy-tests --test oracle -- --ignored` draws 20 000 statements a backend.
//! `TENANCY_ORACLE_SEED=7` draws others, `TENANCY_ORACLE_STATEMENTS=100000` more of them.
#![recursion_limit = "256"]

mod draw;
mod property;
mod read;
mod rows;
mod shrink;
mod source;
mod sql;
mod write;

use std::process::ExitCode;

fn main() -> ExitCode {
    tenancy_tests::main()
}
