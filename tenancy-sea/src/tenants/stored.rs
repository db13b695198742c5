//! A tenant as the database has it.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, IdenStatic, Iterable,
    PrimaryKeyToColumn, QueryFilter, SqlErr, Value,
};

use super::{Tenants, WritableTenant};
use crate::TenancyTransaction;
use crate::error::TenancyError;

impl<T: WritableTenant> Tenants<T> {
    /// The tenant that a draft is to change, by its primary key.
    pub(super) async fn original(&self, tenant: &T::ActiveModel) -> Result<T::Model, TenancyError> {
        let mut query = T::find();
        for key in T::PrimaryKey::iter() {
            let column = key.into_column();
            let value = given(&tenant.get(column)).ok_or_else(|| TenancyError::InvalidTenant {
                entity: T::MODULE_PATH.to_owned(),
                column: column.as_str().to_owned(),
                reason: "it is not set, so nobody can tell which tenant is meant".to_owned(),
            })?;
            query = query.filter(column.eq(value));
        }
        let found = query.one(&self.database()).await?;
        found.ok_or_else(|| TenancyError::TenantNotFound {
            entity: T::MODULE_PATH.to_owned(),
            lookup: "primary key".to_owned(),
        })
    }

    /// Refuses an identifier or a resource key that another tenant has, where the database doesn't.
    pub(super) async fn check_free(
        &self,
        database: &impl ConnectionTrait,
        tenant: &T::ActiveModel,
        original: Option<&T::Model>,
    ) -> Result<(), TenancyError> {
        use tenancy_core::Tenant;

        let names = [
            T::tenant_identifier_column(),
            T::tenant_resource_key_column(),
        ];
        for column in names.into_iter().flatten() {
            let ActiveValue::Set(value) = tenant.get(column) else {
                continue;
            };
            // As the database compares: to some `ACME` is `acme`, and a look-up would find both.
            let found = T::find().filter(column.eq(value)).all(database).await?;
            let is_own = |found: &T::Model| {
                original.is_some_and(|original| original.tenant_key() == found.tenant_key())
            };
            if found.iter().any(|found| !is_own(found)) {
                return Err(TenancyError::TenantTaken {
                    entity: T::MODULE_PATH.to_owned(),
                    column: column.as_str().to_owned(),
                });
            }
        }
        Ok(())
    }

    /// What a write's error means. Two may create the same tenant at once; then the database tells the second.
    pub(super) async fn write_error(
        &self,
        err: DbErr,
        tenant: &T::ActiveModel,
        original: Option<&T::Model>,
    ) -> TenancyError {
        if matches!(err.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
            && let Err(taken) = self.check_free(&self.database(), tenant, original).await
        {
            return taken;
        }
        err.into()
    }
}

fn given(value: &ActiveValue<Value>) -> Option<Value> {
    match value {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Some(value.clone()),
        ActiveValue::NotSet => None,
    }
}

/// The error that is told is that of the write, whatever becomes of its transaction: dropped, it is rolled back as well.
pub(super) async fn roll_back(transaction: TenancyTransaction) {
    if let Err(err) = transaction.rollback().await {
        tracing::warn!(%err, "a transaction could not be rolled back");
    }
}
