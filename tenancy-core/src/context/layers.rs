use std::sync::Arc;

use super::values::Values;
use crate::{CurrentTenant, TenancyId};

/// A tenant in a context, with what its bootstrappers put there.
#[derive(Clone, Debug)]
struct Layer {
    tenant: CurrentTenant,
    values: Values,
}

/// The tenants of a context in the order in which they were entered: one a tenancy, never none.
#[derive(Clone, Debug)]
pub(super) struct Layers(Arc<[Layer]>);

impl Layers {
    pub(super) fn of(tenant: CurrentTenant) -> Self {
        Self(Arc::from([Layer {
            tenant,
            values: Values::default(),
        }]))
    }

    /// These, and a tenant within them. A tenant of the same tenancy goes, with all that was its own.
    pub(super) fn with(&self, tenant: CurrentTenant) -> Self {
        let others = self
            .0
            .iter()
            .filter(|layer| layer.tenant.tenancy() != tenant.tenancy());
        let entered = Layer {
            tenant: tenant.clone(),
            values: Values::default(),
        };
        Self(others.cloned().chain([entered]).collect())
    }

    /// These without the tenant of a tenancy; `None` where no other is left.
    #[cfg(feature = "tower")]
    pub(super) fn without(&self, tenancy: TenancyId) -> Option<Self> {
        let others = self
            .0
            .iter()
            .filter(|layer| layer.tenant.tenancy() != tenancy);
        let others: Arc<[Layer]> = others.cloned().collect();
        (!others.is_empty()).then_some(Self(others))
    }

    /// These, with values for the tenant of a tenancy.
    pub(super) fn with_values(&self, tenancy: TenancyId, values: &Values) -> Self {
        let layers = self.0.iter().map(|layer| {
            let mut layer = layer.clone();
            if layer.tenant.tenancy() == tenancy {
                layer.values.extend(values);
            }
            layer
        });
        Self(layers.collect())
    }

    pub(super) fn tenant_of(&self, tenancy: TenancyId) -> Option<&CurrentTenant> {
        self.tenants().find(|tenant| tenant.tenancy() == tenancy)
    }

    /// Outermost first.
    pub(super) fn tenants(&self) -> impl DoubleEndedIterator<Item = &CurrentTenant> {
        self.0.iter().map(|layer| &layer.tenant)
    }

    /// The value of a type that is the innermost tenant's own.
    pub(super) fn own<V: Send + Sync + 'static>(&self) -> Option<Arc<V>> {
        self.0.last()?.values.get()
    }

    /// The value of a type, of the innermost tenant that has one.
    pub(super) fn get<V: Send + Sync + 'static>(&self) -> Option<Arc<V>> {
        self.0.iter().rev().find_map(|layer| layer.values.get())
    }
}
