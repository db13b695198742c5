//! Concurrency and lifecycle: many tenants at once, futures that are cancelled, closures and streams that panic, pools that
//! run dry, servers that die. Vectors 163 to 188, spec §3.
//!
//! `TENANCY_SOAK_TASKS=10000` makes the soak longer. The last line counts what was run and looked at.

mod cancellation;
mod exhaustion;
mod panics;
mod plan_cache;
mod restart;
mod server;
mod side_by_side;
mod soak;
mod spawned;
mod streams;
mod switches;
mod tally;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = tenancy_tests::main_with(restart::trials());
    tally::print_total();
    code
}
