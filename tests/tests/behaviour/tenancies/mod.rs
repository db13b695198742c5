//! Organisations and their workspaces: several tenancies in one set of entities. A row is seen and touched where it is every
//! current tenant's.

mod connections;
mod firms;
mod lifecycle;
mod offices;
mod raw_sql;
mod reading;
mod transactions;
mod writing;
