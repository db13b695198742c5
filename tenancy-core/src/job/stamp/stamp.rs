use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use super::StampedTenant;
use crate::Context;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Stamped {
    #[default]
    None,
    Central,
    /// Never empty, outermost first.
    Tenants(Arc<[StampedTenant]>),
}

/// For whom a job runs: nobody, the application itself, or the tenants that were current where it was pushed.
///
/// It holds names and keys alone, never a model: when the job runs the tenants are looked up anew, and what their
/// bootstrappers put into the context is made anew.
///
/// ```
/// use tenancy_core::job::TenantStamp;
/// use tenancy_core::{Context, CurrentTenant, TenancyId, TenantKey};
///
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), TenantKey::from(7));
/// let stamp = Context::tenant(acme).enter(async { TenantStamp::current() }).await;
/// assert_eq!(stamp.to_string(), "blog 7");
/// assert!(TenantStamp::current().is_none(), "nobody is current here");
/// # }
/// ```
///
/// # Serialising
///
/// With the feature `serde` it is, in JSON, `"none"`, `"central"`, or
/// `{"tenants":[{"tenancy":"blog","key":{"integer":7}}]}`, outermost first. What does not look like that is refused, also
/// a list of no tenants or one that names a tenancy twice. A stamp says for whom a job runs, so whoever can change one can
/// choose: keep it where tenants can't write, or [sign](Self::sign) it.
///
/// After the tenant's key in the payload of stancl/tenancy's queues, and Sprout's context for jobs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TenantStamp(pub(super) Stamped);

impl TenantStamp {
    /// For nobody.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// For the application itself. Writes a `tracing` event with the caller's location.
    #[must_use]
    #[track_caller]
    pub fn central() -> Self {
        tracing::debug!(caller = %Location::caller(), "central stamp made");
        Self(Stamped::Central)
    }

    /// For whom a context is. Whether it ignores restrictions is no part of that: a job begins restricted.
    #[must_use]
    pub fn of(context: &Context) -> Self {
        if context.is_central() {
            return Self(Stamped::Central);
        }
        let tenants: Arc<[_]> = context.tenants().map(StampedTenant::of).collect();
        if tenants.is_empty() {
            return Self::none();
        }
        Self(Stamped::Tenants(tenants))
    }

    /// For whom the running task's context is.
    #[must_use]
    pub fn current() -> Self {
        Context::with_current(Self::of)
    }

    /// Whether it is for nobody.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0 == Stamped::None
    }

    /// Whether it is for the application itself.
    #[must_use]
    pub fn is_central(&self) -> bool {
        self.0 == Stamped::Central
    }

    /// The tenants, outermost first.
    #[must_use]
    pub fn tenants(&self) -> &[StampedTenant] {
        match &self.0 {
            Stamped::Tenants(tenants) => tenants,
            Stamped::None | Stamped::Central => &[],
        }
    }
}

/// As people read it in a message: `organisation 1, blog 7`.
impl fmt::Display for TenantStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Stamped::None => f.write_str("nobody"),
            Stamped::Central => f.write_str("the central context"),
            Stamped::Tenants(tenants) => {
                tenants.iter().enumerate().try_for_each(|(index, tenant)| {
                    let between = if index == 0 { "" } else { ", " };
                    write!(f, "{between}{tenant}")
                })
            }
        }
    }
}
