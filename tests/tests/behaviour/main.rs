//! Behaviours, proved through the public interface on every database. Doc comments name the behaviour (`A3`, `Z23`), or
//! the attack by its number in `docs/isolation.md` (vector 17).
#![allow(
    clippy::async_yields_async,
    clippy::cloned_ref_to_slice_refs,
    reason = "tests"
)]

mod bakery;
mod build;
mod by_hand;
mod contexts;
mod domains;
mod guard;
mod keys;
mod limits;
mod raw_sql;
mod scoping;
mod surface;
mod tenancies;
mod tenants;
mod writes;

fn main() -> std::process::ExitCode {
    tenancy_tests::main()
}
