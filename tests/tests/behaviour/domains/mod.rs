//! Domains of tenants' own: as they are created, changed and deleted, and as requests name tenants by them.

mod at_once;
mod caching;
mod changing;
mod creating;
mod deleting;
mod names;
mod others;
mod primary;
mod requests;
mod single;
mod sites;
mod vetoes;
mod web;
