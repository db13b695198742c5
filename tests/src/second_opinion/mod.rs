//! A second opinion on what tenancy sends. It shares no code with the planner and knows the corpus's tables by heart: it
//! parses the statement that would reach the database and proves of each tenant's table in it that it is scoped, or says
//! why not.
//!
//! ```text
//! sent    what tenancy sends, without a database      text   tokens, values' places, one statement; a dumb count
//! facts   whose the tables are                        names  what a name means
//! judge   the walk: reads     writes  the walk: writes      prove  what makes a condition a proof
//! source  what an INSERT's query brings to a column       sqlite, recursion   what the parser doesn't know
//! bulk    keys of many rows, checked in the first
//! trial   a statement from bytes, sent and judged     grammar  statements that a grammar builds from bytes
//! ```

mod bulk;
mod facts;
mod grammar;
mod judge;
mod names;
mod prove;
mod recursion;
mod sent;
mod source;
mod sqlite;
mod text;
mod trial;
mod writes;

pub use grammar::statement;
pub use judge::judge;
pub use sent::{Answer, Probe, TENANT};
pub use trial::{Outcome, bytes, try_bytes, try_grammar, try_statement};
