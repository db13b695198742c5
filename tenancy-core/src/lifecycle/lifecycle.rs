use std::future::Future;

use super::error::{LifecycleError, LifecycleFailure, Stage};
use super::for_each::{ForEach, RunInTenancy};
use super::initialized::InitializedTenancy;
use crate::event::{
    BootstrappingTenancy, Draft, InitializingTenancy, TenancyBootstrapped, TenancyInitialized,
};
use crate::{Bootstrappers, Context, CurrentTenant, Events};

/// Enters and leaves tenants' contexts: fires the events, runs the bootstrappers, and undoes what they did.
///
/// ```
/// use tenancy_core::event::TenancyEvent;
/// use tenancy_core::{Context, CurrentTenant, Events, Lifecycle, LifecycleError, TenancyId, TenantKey};
///
/// # struct Blog;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), LifecycleError> {
/// let events = Events::new();
/// events.observe::<TenancyEvent>(|event| println!("{}", event.name()));
/// let lifecycle = Lifecycle::new(events);
///
/// let acme = CurrentTenant::new(TenancyId::of::<Blog>("blog"), TenantKey::from(7));
/// let key = lifecycle.run(acme, async {
///     Ok::<_, LifecycleError>(Context::current().key(TenancyId::of::<Blog>("blog")))
/// });
/// assert_eq!(key.await?, Some(TenantKey::from(7)));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lifecycle {
    events: Events,
    bootstrappers: Bootstrappers,
}

impl Lifecycle {
    /// Without bootstrappers.
    #[must_use]
    pub fn new(events: Events) -> Self {
        Self {
            events,
            bootstrappers: Bootstrappers::new(),
        }
    }

    /// With these bootstrappers, in this order.
    #[must_use]
    pub fn bootstrappers(mut self, bootstrappers: Bootstrappers) -> Self {
        self.bootstrappers = bootstrappers;
        self
    }

    /// The listeners.
    #[must_use]
    pub fn events(&self) -> &Events {
        &self.events
    }

    /// Makes a tenant's context, within the current one, and bootstraps it.
    ///
    /// # Errors
    ///
    /// [`LifecycleError`] where a listener or a bootstrapper failed. What was bootstrapped until then is undone.
    pub async fn initialize(
        &self,
        tenant: CurrentTenant,
    ) -> Result<InitializedTenancy, LifecycleError> {
        let initializing = InitializingTenancy::new(tenant.clone());
        if let Err(err) = self.events.fire(initializing).await {
            return Err(LifecycleError {
                tenant,
                stage: Stage::Initialize,
                failures: vec![err.into()],
            });
        }
        let outer = Context::current();
        let mut tenancy = InitializedTenancy::new(tenant, &outer, self.events.clone());
        match self.bootstrap(&mut tenancy).await {
            Ok(()) => Ok(tenancy),
            Err(failure) => Err(tenancy.given_up(failure)),
        }
    }

    async fn bootstrap(&self, tenancy: &mut InitializedTenancy) -> Result<(), LifecycleFailure> {
        let tenant = tenancy.tenant().clone();
        tenancy
            .fire(TenancyInitialized::new(tenant.clone()))
            .await?;
        let list = Draft::new(self.bootstrappers.clone());
        tenancy
            .fire(BootstrappingTenancy::new(tenant.clone(), list.clone()))
            .await?;
        // None would be run: the tenant's context would be entered without what is the tenant's.
        let bootstrappers = list.take::<Bootstrappers>();
        let bootstrappers = bootstrappers.ok_or(LifecycleFailure::BootstrappersTaken)?;
        for bootstrapper in bootstrappers.iter() {
            tenancy.bootstrap(bootstrapper).await?;
        }
        tenancy.fire(TenancyBootstrapped::new(tenant)).await
    }

    /// Runs a future in a tenant's context and returns what it returns. The outer context is restored afterwards.
    ///
    /// An error, a panic and a cancellation end it at once: what was bootstrapped is undone, and the end events are not
    /// fired.
    ///
    /// # Errors
    ///
    /// The future's own, and [`LifecycleError`] where the context could not be entered (the future didn't run) or left in
    /// good order (it did, and its value is lost).
    pub async fn run<F, T, E>(&self, tenant: CurrentTenant, future: F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<LifecycleError>,
    {
        let tenancy = self.initialize(tenant).await?;
        let value = tenancy.enter(future).await?;
        tenancy.end().await?;
        Ok(value)
    }

    /// Runs the same work for many tenants, each in its own context and each once.
    pub fn run_for_each(
        &self,
        tenants: impl IntoIterator<Item = CurrentTenant>,
    ) -> ForEach<'_, Self> {
        ForEach::new(self, tenants)
    }
}

impl RunInTenancy for Lifecycle {
    type Error = LifecycleError;

    async fn run_in<F, T, E>(&self, tenant: CurrentTenant, future: F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<LifecycleError>,
    {
        self.run(tenant, future).await
    }
}
