use std::sync::Arc;

use sea_orm::{EntityTrait, Iterable, PrimaryKeyToColumn};
use tenancy_core::{Context, CurrentTenant, TenancyId, Tenant, TenantKey};

use super::EntityDeclaration;

/// The entity whose rows are the tenants. `#[tenant]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tenant",
    note = "put `#[tenant]` on the entity whose rows are the tenants"
)]
pub trait TenantEntity: EntityDeclaration<Model: Tenant + Clone + 'static> {
    /// The tenancy of this entity.
    #[must_use]
    fn tenancy_id() -> TenancyId {
        TenancyId::of::<Self>(Self::default().table_name())
    }

    /// The column of the key: the primary key, if nothing else is said.
    #[must_use]
    fn tenant_key_column() -> Option<Self::Column> {
        Self::PrimaryKey::iter()
            .next()
            .map(PrimaryKeyToColumn::into_column)
    }

    /// The column of the identifier; the key serves as one where there is none.
    #[must_use]
    fn tenant_identifier_column() -> Option<Self::Column> {
        None
    }

    /// The column of the resource key, where the tenant has resources.
    #[must_use]
    fn tenant_resource_key_column() -> Option<Self::Column> {
        None
    }

    /// The current tenant, if the running task is in a tenant's context.
    #[must_use]
    fn current() -> Option<CurrentTenant> {
        Context::with_current(|context| context.tenant_of(Self::tenancy_id()).cloned())
    }
}

/// Whatever names a tenant of `T`: its model, a reference to it, or the bare key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name a tenant",
    note = "pass the tenant's model, a reference to it, or its key"
)]
pub trait IntoTenant<T: TenantEntity> {
    /// The tenant, with its model where there is one.
    fn into_tenant(self) -> CurrentTenant;
}

macro_rules! bare_key {
    ($($key:ty),+) => {
        $(impl<T: TenantEntity> IntoTenant<T> for $key {
            fn into_tenant(self) -> CurrentTenant {
                CurrentTenant::new(T::tenancy_id(), TenantKey::from(self))
            }
        })+
    };
}

/// So that `run_for_each(&keys)` works.
macro_rules! borrowed_key {
    ($($key:ty),+) => {
        $(impl<T: TenantEntity> IntoTenant<T> for &$key {
            fn into_tenant(self) -> CurrentTenant {
                IntoTenant::<T>::into_tenant(ToOwned::to_owned(self))
            }
        })+
    };
}

bare_key!(
    i8,
    i16,
    i32,
    i64,
    u8,
    u16,
    u32,
    u64,
    &str,
    String,
    &[u8],
    Vec<u8>,
    TenantKey
);

borrowed_key!(
    i8,
    i16,
    i32,
    i64,
    u8,
    u16,
    u32,
    u64,
    String,
    Vec<u8>,
    TenantKey
);
#[cfg(feature = "with-uuid")]
borrowed_key!(sea_orm::prelude::Uuid);

#[cfg(feature = "with-uuid")]
impl<T: TenantEntity> IntoTenant<T> for sea_orm::prelude::Uuid {
    fn into_tenant(self) -> CurrentTenant {
        CurrentTenant::new(T::tenancy_id(), TenantKey::Uuid(*self.as_bytes()))
    }
}

impl<T: TenantEntity> IntoTenant<T> for CurrentTenant {
    fn into_tenant(self) -> CurrentTenant {
        self
    }
}

impl<T: TenantEntity> IntoTenant<T> for &CurrentTenant {
    fn into_tenant(self) -> CurrentTenant {
        self.clone()
    }
}

/// The tenant of a model: what `#[tenant]` calls for `Model` and `&Model`.
pub fn tenant_of<T>(model: T::Model) -> CurrentTenant
where
    T: TenantEntity + EntityTrait,
    T::Model: Send + Sync,
{
    CurrentTenant::new(T::tenancy_id(), model.tenant_key()).with_model(Arc::new(model))
}
