//! What sea-query and SeaORM can write: every method of the builders, for the backend at hand, run as each tenant and
//! compared with the same statement on the tenant's copy. A file a builder.
//!
//! `methods` compares the forms with the builders' source, `upstream` plans every statement of sea-query's own tests; both are
//! ignored where cargo knows no source of sea-query. `TENANCY_BUILDERS_ONLY=select.rs:12` runs one form.

mod cases;
mod delete;
mod expr;
mod forms;
mod functions;
mod insert;
mod joins;
mod methods;
mod on_conflict;
mod orm;
mod postgres;
mod select;
mod sources;
mod sqlite;
mod texts;
mod update;
mod upstream;
mod window;
mod with;

use std::process::ExitCode;

fn main() -> ExitCode {
    let trials = match sources::of("sea-query") {
        Ok(sea_query) => vec![
            methods::trial(sea_query.clone()),
            upstream::trial(sea_query),
        ],
        Err(missing) => {
            sources::print(&missing);
            vec![methods::ignored(), upstream::ignored()]
        }
    };
    let code = tenancy_tests::main_with(trials);
    forms::print_total();
    code
}
