//! The isolation corpus: statements in `tests/corpus/*.sql`, and in `$TENANCY_CORPUS_DIR` where that is set, each run as one
//! tenant on a database that three tenants share, and compared with the same statement on a database that holds only what
//! that tenant may see. `tests/corpus/README.md` tells the format.
//!
//! `TENANCY_CORPUS_ONLY=joins.sql` runs one file, `joins.sql:12` one statement.

mod isolation;

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = tenancy_tests::main();
    isolation::print_total();
    code
}
