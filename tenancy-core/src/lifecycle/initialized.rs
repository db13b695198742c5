use std::future::Future;

use super::error::{LifecycleError, LifecycleFailure, Stage};
use crate::event::{
    EndingTenancy, RevertedToCentralContext, RevertingToCentralContext, TenancyEnded,
};
use crate::panicked::caught;
use crate::{Bootstrapped, Bootstrapper, Context, CurrentTenant, Event, Events, InContext};

/// What one bootstrapper did.
#[derive(Debug)]
struct Step {
    bootstrapper: &'static str,
    bootstrapped: Bootstrapped,
    /// The context without it.
    before: Context,
}

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
    steps: Vec<Step>,
    /// What went wrong and was told nobody yet.
    failures: Vec<LifecycleFailure>,
}

impl InitializedTenancy {
    pub(super) fn new(tenant: CurrentTenant, outer: &Context, events: Events) -> Self {
        Self {
            context: outer.with_tenant(tenant.clone()),
            tenant,
            events,
            steps: Vec::new(),
            failures: Vec::new(),
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

    /// Ends it: fires the end events, and undoes what was bootstrapped in reverse. The last event is fired in the context
    /// in which this is awaited: the outer one.
    ///
    /// # Errors
    ///
    /// [`LifecycleError`] with every listener that failed and every bootstrapper that could not be undone. None keeps the
    /// others from their turn.
    pub async fn end(mut self) -> Result<(), LifecycleError> {
        let tenant = self.tenant.clone();
        self.tell(EndingTenancy::new(tenant.clone())).await;
        self.tell(TenancyEnded::new(tenant.clone())).await;
        self.tell(RevertingToCentralContext::new(tenant.clone()))
            .await;
        self.revert();
        let reverted = RevertedToCentralContext::new(tenant);
        let told = self.events.fire(reverted).await;
        self.failures.extend(told.err().map(Into::into));
        if self.failures.is_empty() {
            return Ok(());
        }
        Err(self.error(Stage::End))
    }

    /// Undoes what was bootstrapped until something went wrong.
    pub(super) fn given_up(mut self, failure: LifecycleFailure) -> LifecycleError {
        self.failures.push(failure);
        self.revert();
        self.error(Stage::Initialize)
    }

    /// Fires an event in the tenant's context.
    pub(super) async fn fire<E: Event>(&self, event: E) -> Result<(), LifecycleFailure> {
        Ok(self.enter(self.events.fire(event)).await?)
    }

    async fn tell<E: Event>(&mut self, event: E) {
        let told = self.fire(event).await;
        self.failures.extend(told.err());
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
        let context = self
            .context
            .with_values(self.tenant.tenancy(), bootstrapped.values());
        self.steps.push(Step {
            bootstrapper: bootstrapper.name(),
            bootstrapped,
            before: std::mem::replace(&mut self.context, context),
        });
        Ok(())
    }

    /// Undoes what was bootstrapped, the last first, each in the context as it was when it had been bootstrapped: what is
    /// undone may look for the tenant, or spawn what does, and must never find another where this is dropped.
    fn revert(&mut self) {
        while let Some(step) = self.steps.pop() {
            let mut bootstrapped = step.bootstrapped;
            let mut errors = Vec::new();
            let context = std::mem::replace(&mut self.context, step.before);
            let entered = context.enter_now(|| errors.extend(bootstrapped.undo()));
            if entered.is_err() {
                // Undone in whatever is current is better than not undone.
                errors.extend(bootstrapped.undo());
            }
            errors.extend(bootstrapped.release());
            let failures = errors.into_iter().map(|source| LifecycleFailure::Revert {
                bootstrapper: step.bootstrapper,
                source,
            });
            self.failures.extend(failures);
        }
    }

    fn error(&mut self, stage: Stage) -> LifecycleError {
        LifecycleError {
            tenant: self.tenant.clone(),
            stage,
            failures: std::mem::take(&mut self.failures),
        }
    }
}

impl Drop for InitializedTenancy {
    fn drop(&mut self) {
        self.revert();
        for failure in self.failures.drain(..) {
            // What the application's error writes of itself may panic, and this may run while a panic unwinds.
            let _ = caught(|| {
                tracing::error!(tenant = %self.tenant, %failure, "a tenant's context was left in disorder");
            });
        }
    }
}
