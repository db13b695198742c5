//! Tenants, listeners and bootstrappers that write down what they do, and in which context.

#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "each test takes its part of this"
)]

mod ledger;
mod polled;
mod told;
mod world;

pub use ledger::{Ledger, Made, here};
pub use polled::{caught, give_way, on_purpose, poll_once, polled};
pub use told::Told;
pub use world::{Failed, Step, Trouble, World, step_name};

use tenancy_core::{CurrentTenant, TenancyId, TenantKey};

pub struct Blog;
pub struct Organisation;

pub fn blogs() -> TenancyId {
    TenancyId::of::<Blog>("blog")
}

pub fn organisations() -> TenancyId {
    TenancyId::of::<Organisation>("organisation")
}

pub fn blog(key: i32) -> CurrentTenant {
    CurrentTenant::new(blogs(), TenantKey::from(key))
}

pub fn organisation(key: i32) -> CurrentTenant {
    CurrentTenant::new(organisations(), TenantKey::from(key))
}
