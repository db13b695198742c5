//! Hostile text: fragments that an attacker wrote, in every place where SeaORM takes a fragment, and in raw statements.
//!
//! Whatever comes of an attack (refused, failed in the database, done), nothing that only another tenant can know comes
//! back, no row that the tenant may not write changes, and nothing is left on the server.
//!
//! - `families`: fragments by hand, each file a family, crossed with every point of injection.
//! - `mutants`: the corpus's statements with fragments, quotes and comments spliced into them.
//! - `detector`: the proof that a leak would be found.
//!
//! An ordinary run takes a part of the crossings and a few hundred mutants; `TENANCY_HOSTILE_ALL=1` takes all crossings as
//! every tenant, `TENANCY_HOSTILE_MUTANTS=5000` so many mutants a backend, `TENANCY_HOSTILE_SEED=7` other ones.

mod attack;
mod families;
mod marker;
mod mutants;
mod points;
mod room;
mod secret;
mod server;
mod tally;

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = tenancy_tests::main();
    tally::print_total();
    code
}
