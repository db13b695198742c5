//! Tenants, their keys and the context in which code runs for one of them.
//!
//! This crate knows no database. `tenancy-sea` builds on it and re-exports what its users need; depend on that crate.
//!
//! ```
//! use tenancy_core::{Context, CurrentTenant, TenancyId, TenantKey};
//!
//! struct Blog;
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() {
//! let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), TenantKey::from(7));
//! let key = Context::tenant(acme).enter(async { Context::current().key(TenancyId::of::<Blog>("blog")) }).await;
//! assert_eq!(key, Some(TenantKey::from(7)));
//! assert!(Context::current().is_none(), "leaving a context restores the outer one");
//! # }
//! ```

pub mod bootstrap;
pub mod context;
pub mod event;
#[cfg(feature = "tower")]
pub mod identification;
pub mod job;
pub mod lifecycle;
mod panicked;
pub mod provider;
pub mod service;
pub mod tenant;

pub use bootstrap::{Bootstrapped, Bootstrapper, Bootstrappers};
pub use context::{
    Context, CurrentTenant, IgnoredRestrictions, InContext, InCurrentContext, NoContext, TenancyId,
    spawn,
};
pub use event::{BoxError, Event, Events, Listener};
pub use job::{
    InProcessQueue, Job, JobPipeline, JobQueue, Next, PipelineError, QueuedJob, RestoreTenancy,
    StampError, TenantStamp,
};
pub use lifecycle::{
    ForEach, ForEachError, InitializedTenancy, Lifecycle, LifecycleError, RunInTenancy,
};
pub use panicked::Panicked;
pub use provider::{FindTenant, TenantLookup, TenantProvider};
pub use tenant::{GenericTenant, Tenant, TenantKey, TenantWithResources};
