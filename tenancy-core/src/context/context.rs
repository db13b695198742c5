use std::future::Future;
use std::panic::Location;
use std::sync::{Arc, LazyLock};

use tokio::task::futures::TaskLocalFuture;

use super::layers::Layers;
use super::restrictions::{IgnoredRestrictions, NoContext, Restrictions};
use super::values::Values;
use crate::panicked::{Panicked, caught};
use crate::{CurrentTenant, TenancyId, TenantKey};

tokio::task_local! {
    static CURRENT: Context;
}

#[derive(Clone, Debug, Default)]
enum Standing {
    #[default]
    None,
    Central,
    Tenants(Layers),
}

/// A future that runs in a context: whenever it is polled the context is current, and only then. It does nothing until
/// it is awaited.
pub type InContext<F> = TaskLocalFuture<Context, F>;

/// The context in which code runs: none, central, or that of a tenant.
///
/// A context is an immutable value that a task enters and leaves. There is nothing global to put back after an error,
/// a panic or a cancelled future: leaving is dropping.
///
/// Where an application has several tenancies, a context holds one tenant of each at most: an inner tenancy adds to the
/// outer one.
///
/// ```
/// use tenancy_core::{Context, CurrentTenant, TenancyId, TenantKey};
///
/// # struct Organisation;
/// # struct Workspace;
/// let organisations = TenancyId::of::<Organisation>("organisation");
/// let workspaces = TenancyId::of::<Workspace>("workspace");
///
/// let outer = Context::tenant(CurrentTenant::new(organisations, TenantKey::from(1)));
/// let inner = outer.with_tenant(CurrentTenant::new(workspaces, TenantKey::from(7)));
/// assert_eq!(inner.key(organisations), Some(TenantKey::from(1)));
/// assert_eq!(inner.key(workspaces), Some(TenantKey::from(7)));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Context {
    standing: Standing,
    restrictions: Restrictions,
}

impl Context {
    fn of(standing: Standing) -> Self {
        Self {
            standing,
            restrictions: Restrictions::default(),
        }
    }

    /// Nobody said anything.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The application itself: no tenant, on purpose. Writes a `tracing` event with the caller's location.
    #[must_use]
    #[track_caller]
    pub fn central() -> Self {
        tracing::debug!(caller = %Location::caller(), "central context made");
        Self::of(Standing::Central)
    }

    /// A tenant's context.
    #[must_use]
    pub fn tenant(tenant: CurrentTenant) -> Self {
        Self::of(Standing::Tenants(Layers::of(tenant)))
    }

    /// This context with a tenant in it. The tenants of other tenancies stay; one of the same tenancy goes, with all that
    /// its bootstrappers had put there.
    ///
    /// What the bootstrappers of a tenant that stays made stays as well, also where they made it within the tenant that goes.
    #[must_use]
    pub fn with_tenant(&self, tenant: CurrentTenant) -> Self {
        match &self.standing {
            Standing::None | Standing::Central => Self::tenant(tenant),
            Standing::Tenants(layers) => Self::of(Standing::Tenants(layers.with(tenant))),
        }
    }

    /// This context without the tenant of a tenancy, and without what its bootstrappers put there. Others stay; where none
    /// is left, nobody said anything.
    #[cfg(feature = "tower")]
    pub(crate) fn without_tenant(&self, tenancy: TenancyId) -> Self {
        Self::of(match &self.standing {
            Standing::Tenants(layers) => layers
                .without(tenancy)
                .map_or(Standing::None, Standing::Tenants),
            other => other.clone(),
        })
    }

    /// This context with what belongs to the tenant of a tenancy.
    pub(crate) fn with_values(&self, tenancy: TenancyId, values: &Values) -> Self {
        match &self.standing {
            Standing::Tenants(layers) => {
                Self::of(Standing::Tenants(layers.with_values(tenancy, values)))
            }
            Standing::None | Standing::Central => self.clone(),
        }
    }

    /// The context of the running task; [`none`](Self::none) where it has entered no other.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or_default()
    }

    /// Looks at the running task's context without taking a copy of it. What looks can't enter another one meanwhile.
    pub fn with_current<R>(look: impl FnOnce(&Self) -> R) -> R {
        // Made once: every statement of a bound connection looks here. Nothing can change it, since what ignores
        // restrictions belongs to a context that was entered.
        static NONE: LazyLock<Context> = LazyLock::new(Context::none);
        // `try_with` consumes its closure even when there is no context, so it only tells whether there is one.
        if CURRENT.try_with(|_| ()).is_ok() {
            CURRENT.with(look)
        } else {
            look(&NONE)
        }
    }

    /// Runs a future in this context, with every restriction in force, and restores the outer context afterwards.
    pub fn enter<F: Future>(self, future: F) -> InContext<F> {
        CURRENT.scope(Self::of(self.standing), future)
    }

    /// Calls a closure in this context. An error where it panicked, and where no context can be entered, since the thread
    /// ends or the current one is being looked at: there it wasn't called.
    pub(crate) fn enter_now<R>(self, call: impl FnOnce() -> R) -> Result<R, Panicked> {
        caught(|| CURRENT.sync_scope(Self::of(self.standing), call))
    }

    /// Calls a closure in this very context, which may be entered many times: what ignores its restrictions does so until
    /// its guard is dropped, also where that is in another call.
    #[cfg(feature = "tower")]
    pub(crate) fn within<R>(&self, call: impl FnOnce() -> R) -> R {
        CURRENT.sync_scope(self.clone(), call)
    }

    /// Runs a future in this context with the tenants' restrictions ignored.
    pub fn enter_unrestricted<F: Future>(self, future: F) -> InContext<F> {
        CURRENT.scope(
            Self {
                standing: self.standing,
                restrictions: Restrictions::ignored(),
            },
            future,
        )
    }

    /// Whether nobody said anything.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self.standing, Standing::None)
    }

    /// Whether this is the central context.
    #[must_use]
    pub fn is_central(&self) -> bool {
        matches!(self.standing, Standing::Central)
    }

    /// The current tenant of a tenancy.
    #[must_use]
    pub fn tenant_of(&self, tenancy: TenancyId) -> Option<&CurrentTenant> {
        match &self.standing {
            Standing::Tenants(layers) => layers.tenant_of(tenancy),
            Standing::None | Standing::Central => None,
        }
    }

    /// The current tenants, one a tenancy, outermost first.
    pub fn tenants(&self) -> impl DoubleEndedIterator<Item = &CurrentTenant> {
        let layers = match &self.standing {
            Standing::Tenants(layers) => Some(layers),
            Standing::None | Standing::Central => None,
        };
        layers.into_iter().flat_map(Layers::tenants)
    }

    /// The key of the current tenant of a tenancy.
    #[must_use]
    pub fn key(&self, tenancy: TenancyId) -> Option<TenantKey> {
        self.tenant_of(tenancy).map(|tenant| tenant.key().clone())
    }

    /// What a tenant's bootstrapper put here: a cache's prefix, the root of its files. Of several tenants that have one the
    /// innermost's.
    #[must_use]
    pub fn get<V: Send + Sync + 'static>(&self) -> Option<Arc<V>> {
        match &self.standing {
            Standing::Tenants(layers) => layers.get(),
            Standing::None | Standing::Central => None,
        }
    }

    /// The same of the innermost tenant alone: for what would be another tenant's otherwise, as a workspace's files are not
    /// its organisation's.
    #[must_use]
    pub fn own<V: Send + Sync + 'static>(&self) -> Option<Arc<V>> {
        match &self.standing {
            Standing::Tenants(layers) => layers.own(),
            Standing::None | Standing::Central => None,
        }
    }

    /// Whether the restrictions of tenants' children are ignored.
    #[must_use]
    pub fn restrictions_ignored(&self) -> bool {
        self.restrictions.are_ignored()
    }

    /// Ignores the restrictions of the running task's context until the guard is dropped.
    ///
    /// # Errors
    ///
    /// [`NoContext`] where the task has entered no context: there would be nothing to put the restrictions back.
    pub fn ignore_restrictions() -> Result<IgnoredRestrictions, NoContext> {
        let restrictions = CURRENT.try_with(|context| context.restrictions.clone());
        Ok(restrictions.map_err(|_| NoContext)?.ignore())
    }
}
