use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::{DatabaseConnection, Value};
use tenancy_core::tenant::IdentifierRules;
use tenancy_core::{
    BoxError, Context, CurrentTenant, Events, FindTenant, ForEach, InContext, InitializedTenancy,
    RestoreTenancy, RunInTenancy, TenantKey, TenantLookup,
};

use super::scope::Binding;
use super::shared::Shared;
use super::{TenancyBuilder, TenancyConnection};
use crate::entity::{BoundTenants, IntoTenant, TenancyNumber, TenantEntity};
use crate::error::TenancyError;
use crate::tenants::Tenants;

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
        let key = self.shared.key_of(&tenant.into_tenant());
        let own = |key| BoundTenants::of(TenancyNumber::OWN, key);
        self.connect(Binding::Tenant(key.map(own)))
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
        tracing::debug!(tenancy = self.shared.own.id.name(), caller = %Location::caller(), "central connection made");
        self.connect(Binding::Central)
    }

    fn connect(&self, binding: Binding) -> TenancyConnection {
        TenancyConnection::new(Arc::clone(&self.shared), binding)
    }

    /// Runs a future in a tenant's context, within the current one, and returns what it returns.
    ///
    /// Fires the events and runs the bootstrappers; see [`TenancyEvent`](tenancy_core::event::TenancyEvent) for their
    /// order. The outer context is restored afterwards, also after an error, a panic or a cancellation: those end it at
    /// once, and what was bootstrapped is undone. Spawned tasks don't inherit it: use [`spawn`](crate::spawn) or
    /// [`in_current_context`](crate::InCurrentContext).
    ///
    /// # Errors
    ///
    /// The future's own, and [`Lifecycle`](TenancyError::Lifecycle) where a listener or a bootstrapper failed: before it,
    /// and then the future didn't run; or after it, and then its value is lost.
    /// [`TenantNotFound`](TenancyError::TenantNotFound) where tenants of another tenancy are current, and this one isn't
    /// theirs, or they aren't its own: a workspace of another organisation.
    pub fn run<N, F, V, E>(
        &self,
        tenant: N,
        future: F,
    ) -> impl Future<Output = Result<V, E>> + use<T, N, F, V, E>
    where
        N: IntoTenant<T>,
        F: Future<Output = Result<V, E>>,
        E: From<TenancyError>,
    {
        let tenant = tenant.into_tenant();
        let shared = Arc::clone(&self.shared);
        async move {
            let tenancy = shared.initialize(tenant).await?;
            let value = tenancy.enter(future).await?;
            tenancy.end().await.map_err(TenancyError::from)?;
            Ok(value)
        }
    }

    /// Runs the same work for many tenants, each in its own context and each once.
    ///
    /// ```no_run
    /// # use tenancy_sea::prelude::*;
    /// # use tenancy_sea::sea_orm::{DbErr, EntityTrait, PaginatorTrait};
    /// # async fn example<Blog: TenantEntity, Post: EntityTrait>(tenancy: Tenancy<Blog>) -> Result<(), Box<dyn std::error::Error>>
    /// # where Post::Model: Send + Sync {
    /// let db = tenancy.connection();
    /// let posts = tenancy
    ///     .run_for_each([1, 2, 3])
    ///     .concurrency(2)
    ///     .run(async |_| Post::find().count(&db).await)
    ///     .await?;
    /// # let _ = posts; Ok(()) }
    /// ```
    pub fn run_for_each<N: IntoTenant<T>>(
        &self,
        tenants: impl IntoIterator<Item = N>,
    ) -> ForEach<'_, Self> {
        ForEach::new(self, tenants.into_iter().map(N::into_tenant))
    }

    /// Runs a future in the current tenant's context as it would be entered now: the tenant is looked up again, and the
    /// bootstrappers run again. Where no tenant is current it runs as it is.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run), and [`TenantNotFound`](TenancyError::TenantNotFound) where the tenant was deleted meanwhile.
    pub async fn reinitialize<F, V, E>(&self, future: F) -> Result<V, E>
    where
        F: Future<Output = Result<V, E>>,
        E: From<TenancyError>,
    {
        let Some(current) = self.current() else {
            return future.await;
        };
        let lookup = TenantLookup::Key(current.key().clone());
        let tenant = self.tenant(lookup).await?;
        self.run(tenant, future).await
    }

    /// Makes a tenant's context, within the current one, and bootstraps it: to enter it more than once, and to end it by
    /// hand.
    ///
    /// # Errors
    ///
    /// [`Lifecycle`](TenancyError::Lifecycle) where a listener or a bootstrapper failed. Nothing is left of it.
    /// [`TenantNotFound`](TenancyError::TenantNotFound) as [`run`](Self::run).
    pub async fn initialize(
        &self,
        tenant: impl IntoTenant<T>,
    ) -> Result<InitializedTenancy, TenancyError> {
        self.shared.initialize(tenant.into_tenant()).await
    }

    /// A tenant's context, within the current one, without events and without bootstrappers: to be entered with any
    /// future, whatever that returns. Nothing is asked of the database: that a workspace is the current organisation's is
    /// the caller's to know.
    ///
    /// # Errors
    ///
    /// [`KeyType`](TenancyError::KeyType) where the key can't be a tenant's, and
    /// [`OtherTenancy`](TenancyError::OtherTenancy) where the tenant is another tenancy's.
    pub fn context(&self, tenant: impl IntoTenant<T>) -> Result<Context, TenancyError> {
        let tenant = tenant.into_tenant();
        let key = self.key_of(&tenant)?;
        Ok(Context::current().with_tenant(tenant.with_key(key)))
    }

    /// The key of a tenant, which must be one of this tenancy.
    pub(crate) fn key_of(&self, tenant: &CurrentTenant) -> Result<TenantKey, TenancyError> {
        Ok(self.shared.key_of(tenant)?.key)
    }

    pub(crate) fn provider(&self) -> &dyn FindTenant {
        &*self.shared.tenants.provider
    }

    /// Runs a future in the central context, in which nothing is scoped, and returns what it returns.
    ///
    /// For what belongs to the application and not to a tenant, an admin panel for instance.
    #[track_caller]
    pub fn central<F: Future>(&self, future: F) -> InContext<F> {
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
            entity: self.shared.own.entity.clone(),
        })
    }

    /// The listeners of this tenancy's events.
    #[must_use]
    pub fn events(&self) -> &Events {
        self.shared.lifecycle.events()
    }

    /// Creates, changes and deletes tenants, whichever of them is current: it is the application's, and not a tenant's. Within
    /// tenants of other tenancies to whom these belong it keeps to theirs. Writes a `tracing` event with the caller's location.
    #[must_use]
    #[track_caller]
    pub fn tenants(&self) -> Tenants<T> {
        tracing::debug!(tenancy = self.shared.own.id.name(), caller = %Location::caller(), "tenants reached");
        Tenants::new(self.clone())
    }

    /// The tenant that is looked up, if there is one.
    ///
    /// # Errors
    ///
    /// [`Provider`](TenancyError::Provider) where the provider can't tell.
    pub async fn find_tenant(
        &self,
        lookup: TenantLookup,
    ) -> Result<Option<CurrentTenant>, TenancyError> {
        let lookup = match lookup {
            // In the one form that the tenancy's keys have: a UUID may be given as text.
            TenantLookup::Key(key) => match self.shared.bind(&key) {
                Ok(bound) => TenantLookup::Key(bound.key),
                Err(_) => return Ok(None),
            },
            lookup => lookup,
        };
        let provider = &self.shared.tenants.provider;
        let found = provider.find_tenant(self.shared.own.id, &lookup).await;
        found.map_err(TenancyError::provider)
    }

    /// The tenant that is looked up.
    ///
    /// # Errors
    ///
    /// [`TenantNotFound`](TenancyError::TenantNotFound) where there is none, [`Provider`](TenancyError::Provider) where the
    /// provider can't tell.
    pub async fn tenant(&self, lookup: TenantLookup) -> Result<CurrentTenant, TenancyError> {
        let name = lookup.to_string();
        let found = self.find_tenant(lookup).await?;
        found.ok_or_else(|| TenancyError::TenantNotFound {
            entity: self.shared.own.entity.clone(),
            lookup: name,
        })
    }

    /// A central connection for the library's own statements.
    #[cfg(feature = "tower")]
    pub(crate) fn central_database(&self) -> TenancyConnection {
        self.connect(Binding::Central)
    }

    /// Refuses a tenant that the current tenants of other tenancies don't have.
    #[cfg(feature = "tower")]
    pub(crate) async fn check_within(&self, tenant: &CurrentTenant) -> Result<(), TenancyError> {
        self.shared.is_within(&self.shared.key_of(tenant)?).await
    }

    /// A connection for the library's own statements on the tenants: within those of other tenancies that are current and to
    /// whom they belong, central where there are none.
    pub(crate) fn tenants_database(&self) -> Result<TenancyConnection, TenancyError> {
        let owners = self.shared.current_owners()?;
        Ok(self.connect(owners.map_or(Binding::Central, Binding::Fixed)))
    }

    pub(crate) fn identifier_rules(&self) -> &IdentifierRules {
        &self.shared.tenants.identifiers
    }

    /// The key of a new tenant, where the application makes them.
    pub(crate) fn generate_key(&self) -> Result<Option<Value>, TenancyError> {
        let Some(generate) = &self.shared.tenants.generate_key else {
            return Ok(None);
        };
        Ok(Some(self.shared.bind(&generate())?.value))
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

/// Jobs run as the tenant that their stamp names, which is looked up by its key: one that was deleted meanwhile fails them.
///
/// A stamp names a tenancy by its tenants' table. Tenancies of the same entity over several databases have one name, so
/// give each a queue of its own.
#[async_trait]
impl<T: TenantEntity> RestoreTenancy for Tenancy<T> {
    fn name(&self) -> &str {
        self.shared.own.id.name()
    }

    async fn initialize_by_key(&self, key: &TenantKey) -> Result<InitializedTenancy, BoxError> {
        let tenant = self.tenant(TenantLookup::Key(key.clone())).await?;
        Ok(self.initialize(tenant).await?)
    }
}

impl<T: TenantEntity> RunInTenancy for Tenancy<T> {
    type Error = TenancyError;

    fn run_in<F, V, E>(
        &self,
        tenant: CurrentTenant,
        future: F,
    ) -> impl Future<Output = Result<V, E>>
    where
        F: Future<Output = Result<V, E>>,
        E: From<TenancyError>,
    {
        self.run(tenant, future)
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
            .field("tenant", &self.shared.own.id.name())
            .finish_non_exhaustive()
    }
}
