//! A tenant in the database: the row that is there, and the one that is written.

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DbErr, IdenStatic, Iterable,
    PrimaryKeyToColumn, QueryFilter, SqlErr, TransactionTrait, Value,
};

use super::{Tenants, WritableTenant};
use crate::entity::marker;
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
        let found = query.one(&self.database()?).await?;
        found.ok_or_else(|| TenancyError::TenantNotFound {
            entity: T::MODULE_PATH.to_owned(),
            lookup: "primary key".to_owned(),
        })
    }

    /// Inserts a tenant, or changes the one that is there.
    pub(super) async fn write(
        &self,
        tenant: T::ActiveModel,
        original: Option<&T::Model>,
    ) -> Result<T::Model, TenancyError> {
        let transaction = self.database()?.begin().await?;
        self.check_free(&transaction, &tenant, original).await?;
        let names = tenant.clone();
        let written = match original {
            None => tenant.insert(&transaction).await,
            Some(_) => tenant.update(&transaction).await,
        };
        match written {
            Ok(model) => {
                transaction.commit().await?;
                Ok(model)
            }
            Err(err) => {
                // The error that is told is that of the write: dropped, its transaction is rolled back as well.
                if let Err(err) = transaction.rollback().await {
                    tracing::warn!(%err, "a transaction could not be rolled back");
                }
                Err(self.write_error(err, &names, original).await)
            }
        }
    }

    /// Refuses an identifier or a resource key that another tenant has, where the database doesn't.
    async fn check_free(
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
            // As the database compares: to some `ACME` is `acme`, and a look-up would find both. And among all tenants, also
            // where others are to be seen by nobody here.
            let named = T::find()
                .filter(marker::condition())
                .filter(column.eq(value));
            let found = named.all(database).await?;
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
    async fn write_error(
        &self,
        err: DbErr,
        tenant: &T::ActiveModel,
        original: Option<&T::Model>,
    ) -> TenancyError {
        if matches!(err.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
            && let Ok(database) = self.database()
            && let Err(taken) = self.check_free(&database, tenant, original).await
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
