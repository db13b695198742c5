//! A tenant before it is written: what is filled in, and what it may not be.

use sea_orm::sea_query::ColumnType;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, IdenStatic, Iterable, PrimaryKeyToColumn, Value,
};
use tenancy_core::event::Draft;
use tenancy_core::tenant::check_resource_key;

use super::{Tenants, WritableTenant};
use crate::entity::{TenantEntity, key_of};
use crate::error::TenancyError;

impl<T: WritableTenant> Tenants<T> {
    /// What listeners have left of a draft.
    pub(super) fn drafted(&self, draft: &Draft) -> Result<T::ActiveModel, TenancyError> {
        draft.take().ok_or_else(|| TenancyError::InvalidTenant {
            entity: T::MODULE_PATH.to_owned(),
            column: String::new(),
            reason: "a listener took the draft away: let it use `edit`".to_owned(),
        })
    }

    /// Gives a new tenant a key and a resource key where it has none.
    pub(super) fn fill_in(&self, tenant: &mut T::ActiveModel) -> Result<(), TenancyError> {
        if let Some(column) = T::tenant_key_column()
            && tenant.is_not_set(column)
            && let Some(key) = self.tenancy.generate_key()?
        {
            tenant.try_set(column, key)?;
        }
        if let Some(column) = T::tenant_resource_key_column()
            && tenant.is_not_set(column)
        {
            let key = new_resource_key(column).ok_or_else(|| {
                invalid::<T>(column, "it is not set, and none can be made for it")
            })?;
            tenant.try_set(column, key)?;
        }
        Ok(())
    }

    /// Refuses an identifier or a resource key that can't be one.
    pub(super) fn check_names(&self, tenant: &T::ActiveModel) -> Result<(), TenancyError> {
        if let Some(column) = T::tenant_identifier_column()
            && let Some(identifier) = text_of(&tenant.get(column))
        {
            let checked = self.tenancy.identifier_rules().check(&identifier);
            checked.map_err(|reason| invalid::<T>(column, reason))?;
        }
        if let Some(column) = T::tenant_resource_key_column()
            && let Some(key) = text_of(&tenant.get(column))
        {
            check_resource_key(&key).map_err(|reason| invalid::<T>(column, reason))?;
        }
        Ok(())
    }

    /// Refuses a change of what may not change. A draft may be of another tenant altogether.
    pub(super) fn check_unchanged(
        &self,
        tenant: &T::ActiveModel,
        original: &T::Model,
    ) -> Result<(), TenancyError> {
        use sea_orm::ModelTrait;

        let names = [T::tenant_key_column(), T::tenant_resource_key_column()];
        let primary = T::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
        for column in names.into_iter().flatten().chain(primary) {
            let value = tenant.get(column).into_value();
            if value.is_some_and(|value| value != original.get(column)) {
                return Err(TenancyError::ImmutableTenantKey {
                    entity: T::MODULE_PATH.to_owned(),
                    column: column.as_str().to_owned(),
                });
            }
        }
        Ok(())
    }
}

/// What a name says that is about to be written; what is unchanged was allowed before.
fn text_of(value: &ActiveValue<Value>) -> Option<String> {
    match value {
        ActiveValue::Set(value) => Some(key_of(value)?.to_string()),
        ActiveValue::Unchanged(_) | ActiveValue::NotSet => None,
    }
}

fn invalid<T: TenantEntity>(column: T::Column, reason: impl ToString) -> TenancyError {
    TenancyError::InvalidTenant {
        entity: T::MODULE_PATH.to_owned(),
        column: column.as_str().to_owned(),
        reason: reason.to_string(),
    }
}

/// A UUID as the column has it. After Sprout, whose models give themselves one.
#[cfg(feature = "with-uuid")]
fn new_resource_key(column: impl ColumnTrait) -> Option<Value> {
    let uuid = uuid::Uuid::new_v4();
    match column.def().get_column_type() {
        ColumnType::Uuid => Some(uuid.into()),
        ColumnType::Char(_) | ColumnType::String(_) | ColumnType::Text => {
            Some(uuid.to_string().into())
        }
        _ => None,
    }
}

#[cfg(not(feature = "with-uuid"))]
fn new_resource_key(column: impl ColumnTrait) -> Option<Value> {
    let _: &ColumnType = column.def().get_column_type();
    None
}
