use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::{TenancyId, TenantKey};

/// The tenant for which a context runs: its key and, where the caller had it, its model.
#[derive(Clone, Debug)]
pub struct CurrentTenant {
    tenancy: TenancyId,
    key: TenantKey,
    model: Option<Arc<dyn Any + Send + Sync>>,
}

impl CurrentTenant {
    /// A tenant known by its key alone, as in a job or on the command line.
    #[must_use]
    pub fn new(tenancy: TenancyId, key: TenantKey) -> Self {
        Self {
            tenancy,
            key,
            model: None,
        }
    }

    /// The same tenant with its model at hand.
    #[must_use]
    pub fn with_model<M: Send + Sync + 'static>(mut self, model: Arc<M>) -> Self {
        self.model = Some(model);
        self
    }

    /// The same tenant with its key in another form: a UUID instead of its text.
    #[must_use]
    pub fn with_key(mut self, key: TenantKey) -> Self {
        self.key = key;
        self
    }

    /// The tenancy to which the tenant belongs.
    #[must_use]
    pub fn tenancy(&self) -> TenancyId {
        self.tenancy
    }

    /// The tenant's key.
    #[must_use]
    pub fn key(&self) -> &TenantKey {
        &self.key
    }

    /// The tenant's model, if the context was made from one.
    #[must_use]
    pub fn model<M: Send + Sync + 'static>(&self) -> Option<Arc<M>> {
        self.model.clone()?.downcast().ok()
    }
}

/// By tenancy and key: a tenant whose model is at hand is the same as one without.
impl PartialEq for CurrentTenant {
    fn eq(&self, other: &Self) -> bool {
        self.tenancy == other.tenancy && self.key == other.key
    }
}

impl Eq for CurrentTenant {}

/// As people read it in a message: `blog 7`.
impl fmt::Display for CurrentTenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.tenancy.name(), self.key)
    }
}
