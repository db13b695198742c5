//! SeaORM's own test scenario under tenancy: every bakery is a tenant. In SeaORM 1's compact form.

pub mod baker;
#[allow(
    clippy::module_inception,
    reason = "the scenario is named after its tenant"
)]
pub mod bakery;
pub mod cake;
pub mod cakes_bakers;
pub mod customer;
pub mod lineitem;
pub mod order;
