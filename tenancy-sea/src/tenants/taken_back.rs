use std::fmt;

use tenancy_core::CurrentTenant;
use tenancy_core::event::{DeletingTenant, TenantDeleted};

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

impl<T: WritableTenant> Tenants<T> {
    /// Deletes a new tenant again, and tells those who have made something for it, as for any other: its rows may be in the
    /// way. Nobody keeps it from that.
    pub(super) async fn take_back(&self, model: T::Model) -> Vec<TenancyError> {
        let tenant = tenant_of::<T>(model.clone());
        let mut failures = Vec::new();
        failures.extend(self.fire_all(DeletingTenant::new(tenant.clone())).await);
        let removed = self.remove(model).await;
        self.forget(&tenant).await;
        match removed {
            Ok(true) => failures.extend(self.fire_all(TenantDeleted::new(tenant)).await),
            // A listener has deleted it.
            Ok(false) => {}
            Err(err) => failures.push(err),
        }
        failures
    }
}
