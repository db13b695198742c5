use std::fmt;

use tenancy_core::event::{DeletingDomain, Domain, DomainDeleted};

use super::delete::Primary;
use super::{DomainEntity, DomainError, Domains, Owner};
use crate::error::TenancyError;

/// A domain was created, a listener failed afterwards, and so the domain was deleted again.
#[derive(Debug)]
#[non_exhaustive]
pub struct DomainTakenBack {
    /// The domain that is not.
    pub domain: Domain,
    /// What the listener said.
    pub cause: TenancyError,
    /// What failed while the domain was deleted again. Where this is not empty, look whether it is still there.
    pub failures: Vec<TenancyError>,
}

impl fmt::Display for DomainTakenBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.domain.name;
        write!(f, "the domain {name} was not created: {}", self.cause)?;
        for failure in &self.failures {
            write!(f, "; and it could not be taken back in full: {failure}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DomainTakenBack {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

impl<D: DomainEntity> Domains<D> {
    /// Deletes a new domain again, and tells those who may have made something for it. Nobody keeps it from that.
    pub(super) async fn take_back(&self, owner: &Owner, model: D::Model) -> Vec<TenancyError> {
        let domain = owner.event_of::<D>(&model);
        let mut failures = Vec::new();
        failures.extend(self.fire_all(DeletingDomain::new(domain.clone())).await);
        match self.remove(owner, &model, Primary::IsHandedOn).await {
            Ok(()) => failures.extend(self.fire_all(DomainDeleted::new(domain)).await),
            // A listener has deleted it.
            Err(TenancyError::Domain(DomainError::NotFound { .. })) => {}
            Err(err) => failures.push(err),
        }
        failures
    }
}
