use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use sea_orm::DatabaseConnection;
use tenancy_core::{Context, CurrentTenant, InContext};

use super::scope::Binding;
use super::shared::Shared;
use super::{TenancyBuilder, TenancyConnection};
use crate::entity::{IntoTenant, TenantEntity};
use crate::error::TenancyError;

/// A tenancy: the tenants of `T`, the entities that belong to them, and the database that they share.
///
/// It hands out connections and contexts. Cloning is cheap; keep one in the application's state.
///
/// ```no_run
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::sea_orm::{DatabaseConnection, EntityTrait};
/// # async fn example<Blog: TenantEntity, Post: EntityTrait>(database: DatabaseConnection, acme: i32) -> Result<(), Box<dyn std::error::Error>> {
/// let tenancy = Tenancy::<Blog>::builder(database).build().await?;
///
/// let db = tenancy.for_tenant(acme);                                   // bound to a tenant: a plain value
/// let posts = Post::find().all(&db).await?;
///
/// let db = tenancy.connection();                                       // follows the current context
/// let posts = tenancy.run(acme, async { Post::find().all(&db).await }).await?;
/// # Ok(()) }
/// ```
pub struct Tenancy<T: TenantEntity> {
    shared: Arc<Shared>,
    tenant: PhantomData<fn() -> T>,
}

impl<T: TenantEntity> Tenancy<T> {
    /// Begins a tenancy on a database.
    pub fn builder(database: DatabaseConnection) -> TenancyBuilder<T> {
        TenancyBuilder::new(database)
    }

    pub(super) fn new(shared: Shared) -> Self {
        Self {
            shared: Arc::new(shared),
            tenant: PhantomData,
        }
    }

    /// A connection that is bound to a tenant, wherever it is used: the recommended way.
    ///
    /// The tenant is named by its model, a reference to it, or its bare key. Inside the context of *another* tenant the
    /// connection refuses with [`TenantMismatch`](TenancyError::TenantMismatch). A key that doesn't fit the tenant's
    /// key column makes every statement fail with [`KeyType`](TenancyError::KeyType).
    #[must_use]
    pub fn for_tenant(&self, tenant: impl IntoTenant<T>) -> TenancyConnection {
        self.connect(Binding::Tenant(self.shared.key_of(&tenant.into_tenant())))
    }

    /// A connection that follows the context in which it is used.
    ///
    /// Where no context was entered, tenant-owned tables are refused with [`NoTenant`](TenancyError::NoTenant).
    #[must_use]
    pub fn connection(&self) -> TenancyConnection {
        self.connect(Binding::Context)
    }

    /// A connection for the application itself, whatever the context: it passes every statement through as it is.
    #[must_use]
    #[track_caller]
    pub fn central_connection(&self) -> TenancyConnection {
        tracing::debug!(tenancy = self.shared.tenancy.name(), caller = %Location::caller(), "central connection made");
        self.connect(Binding::Central)
    }

    fn connect(&self, binding: Binding) -> TenancyConnection {
        TenancyConnection::new(Arc::clone(&self.shared), binding)
    }

    /// Runs a future in a tenant's context and returns what it returns.
    ///
    /// The outer context is restored afterwards, also after an error, a panic or a cancellation. Spawned tasks don't
    /// inherit it: use [`spawn`](crate::spawn) or [`in_current_context`](crate::InCurrentContext).
    pub fn run<F: Future>(&self, tenant: impl IntoTenant<T>, future: F) -> InContext<F> {
        Context::tenant(tenant.into_tenant()).enter(future)
    }

    /// Runs a future in the central context, in which nothing is scoped, and returns what it returns.
    ///
    /// For what belongs to the application and not to a tenant, an admin panel for instance.
    #[track_caller]
    pub fn central<F: Future>(&self, future: F) -> InContext<F> {
        tracing::debug!(tenancy = self.shared.tenancy.name(), caller = %Location::caller(), "central context entered");
        Context::central().enter(future)
    }

    /// The current tenant, if the running task is in a tenant's context.
    #[must_use]
    pub fn current(&self) -> Option<CurrentTenant> {
        T::current()
    }

    /// The current tenant.
    ///
    /// # Errors
    ///
    /// [`NoTenant`](TenancyError::NoTenant) outside a tenant's context: enter one with [`run`](Self::run).
    pub fn current_or_fail(&self) -> Result<CurrentTenant, TenancyError> {
        self.current().ok_or_else(|| TenancyError::NoTenant {
            entity: self.shared.entity.clone(),
        })
    }

    /// The database underneath, **without any tenancy**: for migrations, schema sync, `ping`, `close` and metrics.
    ///
    /// Nothing that runs on it is scoped or checked. Queries of the application go through
    /// [`for_tenant`](Self::for_tenant), [`connection`](Self::connection) or
    /// [`central_connection`](Self::central_connection).
    #[must_use]
    pub fn database_for_migrations(&self) -> &DatabaseConnection {
        &self.shared.database
    }
}

impl<T: TenantEntity> Clone for Tenancy<T> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            tenant: PhantomData,
        }
    }
}

impl<T: TenantEntity> fmt::Debug for Tenancy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tenancy")
            .field("tenant", &self.shared.tenancy.name())
            .finish_non_exhaustive()
    }
}
