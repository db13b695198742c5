//! For whom code runs: contexts, the connections in them, and the ways out.

pub(crate) mod audit;
mod concurrency;
mod connections;
mod current;
mod hydrate;
mod nesting;
mod outside;
mod tasks;
mod transactions;
mod without_restrictions;
mod without_tenancy;
