use std::fmt;
use std::sync::Arc;

use crate::{CurrentTenant, TenantKey};

/// A tenant as a [`TenantStamp`](super::TenantStamp) names it: by its tenancy's name and its key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StampedTenant {
    pub(super) tenancy: Arc<str>,
    pub(super) key: TenantKey,
}

impl StampedTenant {
    pub(super) fn of(tenant: &CurrentTenant) -> Self {
        Self {
            tenancy: tenant.tenancy().name().into(),
            key: tenant.key().clone(),
        }
    }

    /// The name of the tenant's tenancy.
    #[must_use]
    pub fn tenancy(&self) -> &str {
        &self.tenancy
    }

    /// The tenant's key.
    #[must_use]
    pub fn key(&self) -> &TenantKey {
        &self.key
    }
}

/// As people read it in a message: `blog 7`.
impl fmt::Display for StampedTenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.tenancy, self.key)
    }
}
