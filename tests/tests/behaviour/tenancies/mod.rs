//! Organisations and their workspaces: several tenancies in one set of entities. A row is seen and touched where it is every
//! current tenant's.

mod changing;
mod connections;
mod firms;
mod inserting;
mod lifecycle;
mod offices;
mod raw_sql;
mod reading;
mod requests;
mod tenants;
mod transactions;
