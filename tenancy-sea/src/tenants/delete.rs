use sea_orm::{ActiveModelTrait, IntoActiveModel, TransactionTrait};
use tenancy_core::TenantLookup;
use tenancy_core::event::{DeletingTenant, TenantDeleted};

use super::{Tenants, WritableTenant};
use crate::entity::{IntoTenant, tenant_of};
use crate::error::TenancyError;
use crate::provider::find;
use crate::telling::to_the_end;

impl<T: WritableTenant> Tenants<T> {
    /// Deletes a tenant, named by its model, a reference to it, or its bare key.
    ///
    /// Its rows in other tables are the database's: they go with it, or keep it from going, as their foreign keys say.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being deleted, or failed afterwards.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound): there is no such tenant, or no more.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn delete(&self, tenant: impl IntoTenant<T>) -> Result<(), TenancyError> {
        let tenants = self.here()?;
        let lookup = TenantLookup::Key(self.tenancy.key_of(&tenant.into_tenant())?);
        let not_found = || TenancyError::TenantNotFound {
            entity: T::MODULE_PATH.to_owned(),
            lookup: lookup.to_string(),
        };
        let found = find::<T>(&tenants.database()?, &lookup).await;
        let model = found
            .map_err(TenancyError::provider)?
            .ok_or_else(not_found)?;
        let tenant = tenant_of::<T>(model.clone());
        self.fire(DeletingTenant::new(tenant.clone())).await?;
        let removed = to_the_end(async move {
            let removed = tenants.remove(model).await?;
            tenants.forget(&tenant).await;
            if removed {
                tenants.fire(TenantDeleted::new(tenant)).await?;
            }
            Ok(removed)
        });
        if removed.await? {
            return Ok(());
        }
        Err(not_found())
    }

    /// Whether there was a row to delete.
    pub(super) async fn remove(&self, model: T::Model) -> Result<bool, TenancyError> {
        let transaction = self.database()?.begin().await?;
        let deleted = model.into_active_model().delete(&transaction).await?;
        transaction.commit().await?;
        Ok(deleted.rows_affected > 0)
    }
}
