use sea_orm::{ActiveModelTrait, IntoActiveModel, TransactionTrait};
use tenancy_core::CurrentTenant;
use tenancy_core::event::{CreatingTenant, Draft, SavingTenant, TenantCreated, TenantSaved};

use super::taken_back::Unfinished;
use super::{Tenants, WritableTenant};
use crate::entity::tenant_of;
use crate::error::TenancyError;

impl<T: WritableTenant> Tenants<T> {
    /// Creates a tenant.
    ///
    /// A key that is not set is made by the builder's [`generate_keys`](crate::TenancyBuilder::generate_keys), or by the
    /// database; a resource key that is not set becomes a UUID.
    ///
    /// All or nothing: where a listener of `TenantCreated` or `TenantSaved` fails or panics, or the future is dropped
    /// meanwhile, the tenant is deleted again and `TenantDeleted` is fired, so that what other listeners made for it can
    /// go as well.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being created.
    /// - [`InvalidTenant`](TenancyError::InvalidTenant), [`TenantTaken`](TenancyError::TenantTaken): choose another
    ///   identifier.
    /// - [`TenantTakenBack`](TenancyError::TenantTakenBack): a listener failed afterwards.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn create(
        &self,
        tenant: impl IntoActiveModel<T::ActiveModel>,
    ) -> Result<T::Model, TenancyError> {
        let draft = Draft::new(tenant.into_active_model());
        self.fire(SavingTenant::new(None, draft.clone())).await?;
        self.fire(CreatingTenant::new(draft.clone())).await?;
        let mut tenant = self.drafted(&draft)?;
        self.fill_in(&mut tenant)?;
        self.check_names(&tenant)?;
        let model = self.insert(tenant).await?;

        let unfinished = Unfinished::new(self.clone(), model.clone());
        match self.created(tenant_of::<T>(model.clone())).await {
            Ok(()) => {
                unfinished.finished();
                Ok(model)
            }
            Err(cause) => Err(unfinished.take_back(cause).await),
        }
    }

    async fn insert(&self, tenant: T::ActiveModel) -> Result<T::Model, TenancyError> {
        let transaction = self.database().begin().await?;
        self.check_free(&transaction, &tenant, None).await?;
        let names = tenant.clone();
        match tenant.insert(&transaction).await {
            Ok(model) => {
                transaction.commit().await?;
                Ok(model)
            }
            Err(err) => {
                transaction.rollback().await?;
                Err(self.write_error(err, &names, None).await)
            }
        }
    }

    async fn created(&self, tenant: CurrentTenant) -> Result<(), TenancyError> {
        self.fire(TenantCreated::new(tenant.clone())).await?;
        self.fire(TenantSaved::new(tenant, None)).await
    }
}
