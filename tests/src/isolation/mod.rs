//! The definition of isolation, executable: a database that three tenants share, for each tenant a copy that holds only what
//! the tenant may see, and the comparison of one statement on both. `tests/corpus/README.md` tells the format of statements
//! that are kept in files.
//!
//! ```text
//! parse   a statement with its directives          world   the databases: table, schema, rows
//! params  text   its values, its text per backend  run     runs it: cell, snapshot read what is there
//!                                                  oracle  judges it; report counts and prints
//! ```

mod cell;
pub mod layered;
mod oracle;
mod params;
mod parse;
mod report;
mod rows;
mod run;
pub mod schema;
mod snapshot;
mod table;
mod text;
mod world;
mod zones;

pub use cell::{Cell, Row};
pub use oracle::{Scoped, judge};
pub use params::{NULLS, Param, bound};
pub use parse::{Case, Expect, directory, file};
pub use report::{Count, Verdict, print};
pub use rows::{TENANTS, Value};
pub use run::{Outcome, run, run_built};
pub use snapshot::{Snapshot, difference, missing};
pub use table::{Column, Kind, Owner, TABLES, Table};
pub use text::{Shape, render, shape};
pub use world::{Rows, Store, World};
pub use zones::Current;
