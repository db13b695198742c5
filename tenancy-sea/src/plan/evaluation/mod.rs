//! In what order things are evaluated: never something that can fail before the scope of the row it looks at.
//!
//! SQL promises no order, and an error, or that there is none, tells what a row holds. So first it is asked whether anything in
//! a statement can fail ([`somewhere`], [`fallible`] and what they look at). If so, a condition waits for the scope
//! in a CASE ([`waiting`], [`enclosing`]), a table that is reached earlier is read as a query of its own ([`fenced_table`],
//! [`fence`]), and what can do neither is refused ([`beside`], [`in_order`], [`lateral`]).

mod aggregates;
mod beside;
pub(super) mod enclosing;
pub(super) mod fallible;
pub(super) mod families;
pub(super) mod fence;
mod fenced_table;
pub(super) mod given_cast;
pub(super) mod given_names;
pub(super) mod group_key;
mod having;
pub(super) mod hidden_calls;
mod in_order;
mod lateral;
mod limit;
pub(super) mod moments;
mod named;
mod outer;
mod outermost;
pub(super) mod pattern;
mod recursive;
pub(super) mod simple;
pub(super) mod somewhere;
mod sums;
mod waiting;
mod without_from;
