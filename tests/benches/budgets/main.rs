//! What isolation may cost at most: instructions on SQLite in memory, scoped against filtered by hand.
//!
//! Each form of each operation runs in a process of its own under callgrind, once with few turns and once with more. The
//! difference is what the turns took, without set-up, and with the driver's thread. The figures hardly move from run to
//! run, so that a budget of a few percent can be held in CI. (gungraun counts in the same way, but sets limits for
//! one benchmark and not for the ratio of two.)
//!
//! ```console
//! cargo bench -p tenancy-tests --bench budgets                        # all; fails if one is over
//! cargo bench -p tenancy-tests --bench budgets -- find_by_id delete   # those whose name contains a word
//! cargo bench -p tenancy-tests --bench budgets -- --keep target/profiles   # and keep callgrind's files
//! cargo bench -p tenancy-tests --bench budgets -- --instructions-only --margin 3   # as in CI
//! ```
#![allow(clippy::cast_precision_loss, reason = "benchmarks")]

mod arguments;
mod budget;
mod cached_plan;
mod callgrind;
mod counted;
mod row_guard;
mod unhurried;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Task};
use budget::{RATIOS, Verdict};

fn main() -> ExitCode {
    match arguments::parse(std::env::args().skip(1)) {
        Ok(Task::Counted(case)) => counted::run(&case),
        Ok(Task::All(arguments)) => match all(&arguments) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(err) => failed(&err),
        },
        Err(err) => failed(&err),
    }
}

/// Whether all budgets are kept.
fn all(arguments: &Arguments) -> Result<bool, String> {
    let mut kept = true;
    let mut report = |verdict: Verdict| {
        kept &= verdict.is_kept_within(arguments.margin);
        let Verdict { name, more, .. } = &verdict;
        writeln!(io::stderr(), "{name}: {more}")
            .and_then(|()| writeln!(io::stdout(), "{verdict}"))
            .map_err(|err| err.to_string())
    };
    let ratios = || RATIOS.iter().filter(|budget| arguments.wants(budget.name));
    if ratios().next().is_some() {
        callgrind::is_there()?;
    }
    for budget in ratios() {
        counted::check(budget)?;
        report(budget.measure(arguments.keep.as_deref())?)?;
    }
    if arguments.instructions_only {
        return Ok(kept);
    }
    if arguments.wants(cached_plan::NAME) {
        for verdict in cached_plan::measure() {
            report(verdict)?;
        }
    }
    if arguments.wants(row_guard::NAME) {
        report(row_guard::measure())?;
    }
    Ok(kept)
}

fn failed(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "budgets: {message}");
    ExitCode::FAILURE
}
