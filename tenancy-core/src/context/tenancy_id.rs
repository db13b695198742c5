use std::any::TypeId;
use std::hash::{Hash, Hasher};

/// Names a tenancy: the type of its tenant, with a name for people.
#[derive(Clone, Copy, Debug)]
pub struct TenancyId {
    tenant: TypeId,
    name: &'static str,
}

impl TenancyId {
    /// The tenancy whose tenant is `T`.
    #[must_use]
    pub fn of<T: 'static>(name: &'static str) -> Self {
        Self {
            tenant: TypeId::of::<T>(),
            name,
        }
    }

    /// The name for people: the tenant's table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl PartialEq for TenancyId {
    fn eq(&self, other: &Self) -> bool {
        self.tenant == other.tenant
    }
}

impl Eq for TenancyId {}

impl Hash for TenancyId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tenant.hash(state);
    }
}
