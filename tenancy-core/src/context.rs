use std::any::{Any, TypeId};
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use tokio::task::futures::TaskLocalFuture;

use crate::TenantKey;

tokio::task_local! {
    static CURRENT: Context;
}

/// Names a tenancy: the type of its tenant, with a name for people.
#[derive(Clone, Copy, Debug)]
pub struct TenancyId {
    tenant: TypeId,
    name: &'static str,
}

impl TenancyId {
    /// The tenancy whose tenant is `T`.
    #[must_use]
    pub fn of<T: 'static>(name: &'static str) -> Self {
        Self {
            tenant: TypeId::of::<T>(),
            name,
        }
    }

    /// The name for people: the tenant's table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl PartialEq for TenancyId {
    fn eq(&self, other: &Self) -> bool {
        self.tenant == other.tenant
    }
}

impl Eq for TenancyId {}

/// The tenant for which a context runs: its key and, where the caller had it, its model.
#[derive(Clone, Debug)]
pub struct CurrentTenant {
    tenancy: TenancyId,
    key: TenantKey,
    model: Option<Arc<dyn Any + Send + Sync>>,
}

impl CurrentTenant {
    /// A tenant known by its key alone, as in a job or on the command line.
    #[must_use]
    pub fn new(tenancy: TenancyId, key: TenantKey) -> Self {
        Self {
            tenancy,
            key,
            model: None,
        }
    }

    /// The same tenant with its model at hand.
    #[must_use]
    pub fn with_model<M: Send + Sync + 'static>(mut self, model: Arc<M>) -> Self {
        self.model = Some(model);
        self
    }

    /// The tenancy to which the tenant belongs.
    #[must_use]
    pub fn tenancy(&self) -> TenancyId {
        self.tenancy
    }

    /// The tenant's key.
    #[must_use]
    pub fn key(&self) -> &TenantKey {
        &self.key
    }

    /// The tenant's model, if the context was made from one.
    #[must_use]
    pub fn model<M: Send + Sync + 'static>(&self) -> Option<Arc<M>> {
        self.model.clone()?.downcast().ok()
    }
}

#[derive(Clone, Debug, Default)]
enum Scope {
    #[default]
    None,
    Central,
    Tenant(CurrentTenant),
}

/// A future that runs in a context: whenever it is polled the context is current, and only then. It does nothing until
/// it is awaited.
pub type InContext<F> = TaskLocalFuture<Context, F>;

/// The context in which code runs: none, central, or a tenant's.
///
/// A context is an immutable value that a task enters and leaves. There is nothing global to put back after an error,
/// a panic or a cancelled future: leaving is dropping.
#[derive(Clone, Debug, Default)]
pub struct Context {
    scope: Scope,
    ignored: Arc<AtomicUsize>,
}

impl Context {
    /// Nobody said anything.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The application itself: no tenant, on purpose.
    #[must_use]
    pub fn central() -> Self {
        Self {
            scope: Scope::Central,
            ..Self::default()
        }
    }

    /// A tenant's context.
    #[must_use]
    pub fn tenant(tenant: CurrentTenant) -> Self {
        Self {
            scope: Scope::Tenant(tenant),
            ..Self::default()
        }
    }

    /// The context of the running task; [`none`](Self::none) where it has entered no other.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or_default()
    }

    /// Looks at the running task's context without taking a copy of it.
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
        CURRENT.scope(
            Self {
                scope: self.scope,
                ignored: Arc::default(),
            },
            future,
        )
    }

    /// Runs a future in this context with the tenants' restrictions ignored.
    pub fn enter_unrestricted<F: Future>(self, future: F) -> InContext<F> {
        CURRENT.scope(
            Self {
                scope: self.scope,
                ignored: Arc::new(AtomicUsize::new(1)),
            },
            future,
        )
    }

    /// Whether nobody said anything.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self.scope, Scope::None)
    }

    /// Whether this is the central context.
    #[must_use]
    pub fn is_central(&self) -> bool {
        matches!(self.scope, Scope::Central)
    }

    /// The current tenant of a tenancy.
    #[must_use]
    pub fn tenant_of(&self, tenancy: TenancyId) -> Option<&CurrentTenant> {
        match &self.scope {
            Scope::Tenant(tenant) if tenant.tenancy == tenancy => Some(tenant),
            _ => None,
        }
    }

    /// The key of the current tenant of a tenancy.
    #[must_use]
    pub fn key(&self, tenancy: TenancyId) -> Option<TenantKey> {
        self.tenant_of(tenancy).map(|tenant| tenant.key.clone())
    }

    /// Whether the restrictions of tenants' children are ignored.
    #[must_use]
    pub fn restrictions_ignored(&self) -> bool {
        self.ignored.load(Ordering::Acquire) > 0
    }

    /// Ignores the restrictions of the running task's context until the guard is dropped.
    ///
    /// # Errors
    ///
    /// [`NoContext`] where the task has entered no context: there would be nothing to put the restrictions back.
    pub fn ignore_restrictions() -> Result<IgnoredRestrictions, NoContext> {
        let ignored = CURRENT
            .try_with(|context| Arc::clone(&context.ignored))
            .map_err(|_| NoContext)?;
        ignored.fetch_add(1, Ordering::AcqRel);
        Ok(IgnoredRestrictions { ignored })
    }
}

/// Keeps restrictions ignored while it lives.
#[derive(Debug)]
#[must_use = "restrictions are back in force when the guard is dropped"]
pub struct IgnoredRestrictions {
    ignored: Arc<AtomicUsize>,
}

impl Drop for IgnoredRestrictions {
    fn drop(&mut self) {
        self.ignored.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The running task has entered no context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this task has entered no tenancy context; enter one with `tenancy.run(..)` or `tenancy.central(..)` first"
)]
pub struct NoContext;
