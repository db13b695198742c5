use std::fmt;
use std::sync::Arc;

use tenancy_core::event::TenantDeleted;
use tenancy_core::{CurrentTenant, InCurrentContext};
use tokio::runtime::Handle;

use super::{Tenants, WritableTenant};
use crate::entity::tenant_of;
use crate::error::TenancyError;

/// A tenant was created, a listener failed afterwards, and so the tenant was deleted again.
#[derive(Debug)]
#[non_exhaustive]
pub struct TakenBack {
    /// The tenant that is not.
    pub tenant: CurrentTenant,
    /// What the listener said.
    pub cause: TenancyError,
    /// What failed while the tenant was deleted again. Where this is not empty, look whether it is still there.
    pub failures: Vec<TenancyError>,
}

impl fmt::Display for TakenBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not created: {}", self.tenant, self.cause)?;
        for failure in &self.failures {
            write!(f, "; and it could not be taken back in full: {failure}")?;
        }
        Ok(())
    }
}

impl std::error::Error for TakenBack {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// A tenant whose listeners haven't all done their work. Dropping it takes the tenant back, in a task of its own: a
/// listener panicked, or nobody waits for it any more.
pub(super) struct Unfinished<T: WritableTenant> {
    created: Option<(Tenants<T>, T::Model)>,
}

impl<T: WritableTenant> Unfinished<T> {
    pub(super) fn new(tenants: Tenants<T>, model: T::Model) -> Self {
        Self {
            created: Some((tenants, model)),
        }
    }

    pub(super) fn finished(mut self) {
        self.created = None;
    }

    /// Deletes the tenant again, and tells those who have made something for it.
    pub(super) async fn take_back(mut self, cause: TenancyError) -> TenancyError {
        let Some((tenants, model)) = self.created.clone() else {
            return cause;
        };
        let tenant = tenant_of::<T>(model.clone());
        let failures = take_back(&tenants, model).await;
        // Not before: who gives up here as well leaves the rest to the task.
        self.created = None;
        TenancyError::TenantTakenBack(Arc::new(TakenBack {
            tenant,
            cause,
            failures,
        }))
    }
}

async fn take_back<T: WritableTenant>(tenants: &Tenants<T>, model: T::Model) -> Vec<TenancyError> {
    let tenant = tenant_of::<T>(model.clone());
    let removed = tenants.remove(model).await.err();
    let told = tenants.fire(TenantDeleted::new(tenant)).await.err();
    removed.into_iter().chain(told).collect()
}

impl<T: WritableTenant> Drop for Unfinished<T> {
    fn drop(&mut self) {
        let Some((tenants, model)) = self.created.take() else {
            return;
        };
        let tenant = tenant_of::<T>(model.clone());
        let Ok(runtime) = Handle::try_current() else {
            tracing::error!(%tenant, "a tenant's creation was given up half-way and could not be taken back");
            return;
        };
        let take_back = async move {
            for err in take_back(&tenants, model).await {
                tracing::error!(%tenant, %err, "a tenant's creation was given up half-way and could not be taken back");
            }
        };
        runtime.spawn(take_back.in_current_context());
    }
}
