//! Tenants' contexts that were made again for a job.

use std::future::Future;
use std::sync::Arc;

use super::{RestoreTenancy, StampError, StampedTenant};
use crate::{Context, InContext, InitializedTenancy};

/// Each within the one before. Dropping it undoes what was bootstrapped, the innermost tenant's first.
#[derive(Default)]
pub(super) struct Restored(Vec<InitializedTenancy>);

impl Restored {
    /// Makes the contexts of these tenants, outermost first, within no context.
    pub(super) async fn restore(
        tenants: &[StampedTenant],
        tenancies: &[Arc<dyn RestoreTenancy>],
    ) -> Result<Self, StampError> {
        let mut restored = Self::default();
        let tenancies = tenancies_of(tenants, tenancies)?;
        for (outer, (tenant, tenancy)) in tenants.iter().zip(tenancies).enumerate() {
            let initialized = restored.enter(tenancy.initialize_by_key(tenant.key()));
            let initialized = initialized
                .await
                .map_err(|source| StampError::NotRestored {
                    tenant: tenant.clone(),
                    source,
                })?;
            restored.0.push(initialized);
            let made = restored.context();
            let asked = tenants.iter().take(outer + 1).cloned();
            if !made.tenants().map(StampedTenant::of).eq(asked) {
                let tenant = tenant.clone();
                return Err(StampError::WrongContext { tenant });
            }
        }
        Ok(restored)
    }

    fn context(&self) -> Context {
        let innermost = self.0.last();
        innermost.map_or_else(Context::none, |tenancy| tenancy.context().clone())
    }

    /// Runs a future in the innermost context.
    pub(super) fn enter<F: Future>(&self, future: F) -> InContext<F> {
        self.context().enter(future)
    }

    /// Ends all, the innermost first, also where one can't be left in good order.
    pub(super) async fn end(mut self) -> Result<(), StampError> {
        let mut failures = Vec::new();
        while let Some(innermost) = self.0.pop() {
            failures.extend(self.enter(innermost.end()).await.err());
        }
        if failures.is_empty() {
            return Ok(());
        }
        Err(StampError::NotEnded { failures })
    }
}

impl Drop for Restored {
    fn drop(&mut self) {
        while self.0.pop().is_some() {}
    }
}

/// The tenancy of each tenant.
pub(super) fn tenancies_of<'a>(
    tenants: &[StampedTenant],
    tenancies: &'a [Arc<dyn RestoreTenancy>],
) -> Result<Vec<&'a dyn RestoreTenancy>, StampError> {
    let tenancy_of = |tenant: &StampedTenant| {
        let mut named = tenancies
            .iter()
            .filter(|tenancy| tenancy.name() == tenant.tenancy());
        let stamped = tenants
            .iter()
            .filter(|other| other.tenancy() == tenant.tenancy());
        let once = stamped.count() == 1;
        let tenancy = || tenant.tenancy().to_owned();
        match (named.next(), named.next()) {
            (Some(only), None) if once => Ok(&**only),
            (None, _) => Err(StampError::UnknownTenancy { tenancy: tenancy() }),
            (Some(_), _) => Err(StampError::AmbiguousTenancy { tenancy: tenancy() }),
        }
    };
    tenants.iter().map(tenancy_of).collect()
}
