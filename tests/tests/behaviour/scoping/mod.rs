//! Whose rows a statement sees and touches, entity kind by entity kind.

mod bulk_writes;
mod global;
mod joins;
mod many;
mod many_queries;
mod many_writes;
mod optional;
mod primary;
mod secondary;
mod shared_parents;
mod subqueries;
mod tenant_table;
mod undeclared;
mod writes;
