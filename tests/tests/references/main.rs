//! Keys that point to tenant-owned rows, as a matrix: every kind of writing entity, every relation, every form of writing and
//! every target, generated from tables of cases. Beside it: what the matrix can't say in one cell.

mod builders;
mod cell;
mod forms;
mod holes;
mod kinds;
mod matrix;
mod relations;
mod user_errors;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = tenancy_tests::main();
    matrix::print_total();
    code
}
