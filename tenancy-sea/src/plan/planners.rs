use std::sync::{Arc, OnceLock};

use sea_orm::DbBackend;

use super::Planner;
use crate::entity::{Registry, Tenancies};
use crate::error::TenancyError;

/// A planner for each set of tenancies that can have a current tenant at once: what a statement means depends on it, and
/// not on who the tenants are.
#[derive(Debug)]
pub(crate) struct Planners {
    registry: Arc<Registry>,
    backend: DbBackend,
    sets: Box<[OnceLock<Planner>]>,
}

impl Planners {
    pub(crate) fn new(registry: Registry, backend: DbBackend) -> Self {
        let tenancies = registry.tenancies().len();
        let sets = (1..1_usize << tenancies).map(|_| OnceLock::new());
        Self {
            registry: Arc::new(registry),
            backend,
            sets: sets.collect(),
        }
    }

    /// The set of entities, whatever is current.
    pub(crate) fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// The planner of statements that run while these tenancies have a current tenant.
    pub(crate) fn of(&self, current: Tenancies) -> Result<&Planner, TenancyError> {
        let set = current.index().and_then(|index| self.sets.get(index));
        let set =
            set.ok_or_else(|| TenancyError::form("tenants of a tenancy that isn't known here"))?;
        Ok(set.get_or_init(|| Planner::new(self.registry_while(current), self.backend)))
    }

    fn registry_while(&self, current: Tenancies) -> Arc<Registry> {
        if self.registry.tenancies().len() == 1 {
            Arc::clone(&self.registry)
        } else {
            Arc::new(self.registry.while_current(current))
        }
    }
}
