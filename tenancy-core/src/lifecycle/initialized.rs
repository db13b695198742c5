use std::future::Future;

use super::error::{LifecycleError, LifecycleFailure, Stage};
use crate::event::{
    EndingTenancy, RevertedToCentralContext, RevertingToCentralContext, TenancyEnded,
};
use crate::panicked::caught;
use crate::{Bootstrapped, Bootstrapper, Context, CurrentTenant, Event, Events, InContext};

/// A tenant's context that was bootstrapped, to be entered as often as needed and ended once.
///
/// [`Lifecycle::run`](super::Lifecycle::run) makes one, enters it and ends it. Dropping it undoes what was bootstrapped
/// and fires no event.
#[derive(Debug)]
#[must_use = "dropping it undoes what was bootstrapped"]
pub struct InitializedTenancy {
    tenant: CurrentTenant,
    context: Context,
    events: Events,
    bootstrapped: Vec<(&'static str, Bootstrapped)>,
}

impl InitializedTenancy {
    pub(super) fn new(tenant: CurrentTenant, outer: &Context, events: Events) -> Self {
        Self {
            context: outer.with_tenant(tenant.clone()),
            tenant,
            events,
            bootstrapped: Vec::new(),
        }
    }

    /// The tenant.
    #[must_use]
    pub fn tenant(&self) -> &CurrentTenant {
        &self.tenant
    }

    /// The tenant's context with all that was bootstrapped.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Runs a future in the tenant's context.
    pub fn enter<F: Future>(&self, future: F) -> InContext<F> {
        self.context.clone().enter(future)
    }

    /// Ends it: fires the end events, and undoes what was bootstrapped in reverse.
    ///
    /// # Errors
    ///
    /// [`LifecycleError`] with every listener that failed and every bootstrapper that could not be undone. None keeps the
    /// others from their turn.
    pub async fn end(mut self) -> Result<(), LifecycleError> {
        let mut failures = Vec::new();
        let tenant = || self.tenant.clone();
        self.tell(EndingTenancy::new(tenant()), &mut failures).await;
        self.tell(TenancyEnded::new(tenant()), &mut failures).await;
        self.tell(RevertingToCentralContext::new(tenant()), &mut failures)
            .await;
        failures.extend(self.revert());
        let reverted = RevertedToCentralContext::new(self.tenant.clone());
        failures.extend(self.events.fire(reverted).await.err().map(Into::into));
        if failures.is_empty() {
            return Ok(());
        }
        Err(LifecycleError {
            tenant: self.tenant.clone(),
            stage: Stage::End,
            failures,
        })
    }

    /// Fires an event in the tenant's context.
    pub(super) async fn fire<E: Event>(&self, event: E) -> Result<(), LifecycleFailure> {
        Ok(self.enter(self.events.fire(event)).await?)
    }

    async fn tell<E: Event>(&self, event: E, failures: &mut Vec<LifecycleFailure>) {
        failures.extend(self.fire(event).await.err());
    }

    /// Runs a bootstrapper in the context as it is, and adds to it what that made.
    pub(super) async fn bootstrap(
        &mut self,
        bootstrapper: &dyn Bootstrapper,
    ) -> Result<(), LifecycleFailure> {
        let bootstrapped = self.enter(bootstrapper.bootstrap(&self.tenant)).await;
        let bootstrapped = bootstrapped.map_err(|source| LifecycleFailure::Bootstrapper {
            bootstrapper: bootstrapper.name(),
            source,
        })?;
        self.context = self
            .context
            .with_values(self.tenant.tenancy(), bootstrapped.values());
        self.bootstrapped.push((bootstrapper.name(), bootstrapped));
        Ok(())
    }

    /// Undoes what was bootstrapped, the last first.
    pub(super) fn revert(&mut self) -> Vec<LifecycleFailure> {
        let mut failures = Vec::new();
        while let Some((bootstrapper, mut bootstrapped)) = self.bootstrapped.pop() {
            let reverts = bootstrapped.undo().into_iter();
            failures.extend(reverts.map(|source| LifecycleFailure::Revert {
                bootstrapper,
                source,
            }));
        }
        failures
    }
}

impl Drop for InitializedTenancy {
    fn drop(&mut self) {
        for failure in self.revert() {
            // What the application's error writes of itself may panic, and this may run while a panic unwinds.
            let _ = caught(|| {
                tracing::error!(tenant = %self.tenant, %failure, "a tenant's context was left in disorder");
            });
        }
    }
}
