//! What grows, and what doesn't: with the tenants, the tasks, the texts and the values of a statement.
//!
//! ```console
//! cargo bench -p tenancy-tests --bench scale                    # all
//! cargo bench -p tenancy-tests --bench scale -- tenants lists   # words choose
//! ```
//!
//! `tasks` runs on PostgreSQL as well where `TENANCY_TEST_POSTGRES_URL` names it; all else needs SQLite alone.

mod lists;
mod stalls;
mod tasks;
mod tenants;
mod texts;

use std::process::ExitCode;

use sea_orm::DbErr;
use tenancy_tests::bench::arguments::Arguments;
use tenancy_tests::bench::table::say;

const PARTS: [&str; 4] = ["tenants", "tasks", "texts", "lists"];

fn main() -> ExitCode {
    let is_known = |word: &str| PARTS.iter().any(|part| part.contains(word));
    let outcome = Arguments::parse(std::env::args().skip(1), is_known)
        .and_then(|arguments| measure(&arguments).map_err(|err| err.to_string()));
    if let Err(err) = outcome {
        say(&format!("scale: {err}"));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn measure(arguments: &Arguments) -> Result<(), DbErr> {
    for part in PARTS.into_iter().filter(|part| arguments.wants(part)) {
        match part {
            "tenants" => tenants::measure(arguments.pairs)?,
            "tasks" => tasks::measure(arguments.pairs)?,
            "texts" => texts::measure(arguments.pairs)?,
            _ => lists::measure(arguments.pairs)?,
        }
        say("");
    }
    Ok(())
}
