//! Writes that meet other tenants: references, upserts, INSERT … SELECT, statements over several tables.

mod insert_select;
mod references;
mod several_tables;
mod upsert_conflicts;
mod upserts;
