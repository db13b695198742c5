//! What happens to tenancies, tenants, their domains and databases, and who hears of it.
//!
//! Names and order are stancl/tenancy's. [`Events`] holds the listeners; [`TenancyEvent`], [`TenantEvent`],
//! [`DomainEvent`], [`DatabaseEvent`] and [`SyncedResourceEvent`] are families: who listens to one hears of all its events.

mod database;
mod domain;
mod draft;
#[allow(
    clippy::module_inception,
    reason = "the room is called after what it holds"
)]
mod event;
mod events;
mod family;
mod listener;
mod resource;
mod tenancy;
mod tenant;

pub use database::{
    CreatingDatabase, DatabaseCreated, DatabaseDeleted, DatabaseEvent, DatabaseMigrated,
    DatabaseRolledBack, DatabaseSeeded, DeletingDatabase, MigratingDatabase, RollingBackDatabase,
    SeedingDatabase,
};
pub use domain::{
    CreatingDomain, DeletingDomain, Domain, DomainCreated, DomainDeleted, DomainEvent, DomainSaved,
    DomainUpdated, SavingDomain, UpdatingDomain,
};
pub use draft::Draft;
pub use event::Event;
pub use events::{Events, ListenerError};
pub use listener::{BoxError, Listener};
pub use resource::{
    SyncedResourceChangedInForeignDatabase, SyncedResourceEvent, SyncedResourceSaved,
};
pub use tenancy::{
    BootstrappingTenancy, EndingTenancy, InitializingTenancy, RevertedToCentralContext,
    RevertingToCentralContext, TenancyBootstrapped, TenancyEnded, TenancyEvent, TenancyInitialized,
};
pub use tenant::{
    CreatingTenant, DeletingTenant, SavingTenant, TenantCreated, TenantDeleted, TenantEvent,
    TenantSaved, TenantUpdated, UpdatingTenant,
};
