use std::sync::Arc;

use sea_orm::{ActiveModelTrait, IntoActiveModel};
use tenancy_core::CurrentTenant;
use tenancy_core::event::{CreatingTenant, Draft, SavingTenant, TenantCreated, TenantSaved};

use super::taken_back::TakenBack;
use super::{Tenants, WritableTenant};
use crate::entity::tenant_of;
use crate::error::TenancyError;
use crate::telling::{tell_or_take_back, to_the_end};

impl<T: WritableTenant> Tenants<T> {
    /// Creates a tenant.
    ///
    /// A key that is not set is made by the builder's [`generate_keys`](crate::TenancyBuilder::generate_keys), or by the
    /// database; a resource key that is not set becomes a UUID.
    ///
    /// All or nothing: where a listener of `TenantCreated` or `TenantSaved` fails or panics, the tenant is deleted again, with
    /// `DeletingTenant` and `TenantDeleted`, so that what other listeners made for it can go as well.
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
        let tenants = self.here()?;
        // What is unchanged in a copy of another tenant is as new here as what is set.
        let draft = Draft::new(tenant.into_active_model().reset_all());
        self.fire(SavingTenant::new(None, draft.clone())).await?;
        self.fire(CreatingTenant::new(draft.clone())).await?;
        let mut tenant = self.drafted(&draft)?.reset_all();
        self.fill_in(&mut tenant)?;
        self.check_names(&tenant)?;
        to_the_end(async move { tenants.write_new(tenant).await }).await
    }

    async fn write_new(&self, tenant: T::ActiveModel) -> Result<T::Model, TenancyError> {
        let model = self.write(tenant, None).await?;
        let tenant = tenant_of::<T>(model.clone());
        self.forget(&tenant).await;
        let tell = self.tell_created(tenant.clone());
        let take_back = self.take_back(model.clone());
        match tell_or_take_back(&tenant, "tenant", tell, take_back).await {
            Ok(()) => Ok(model),
            Err((cause, failures)) => Err(TenancyError::TenantTakenBack(Arc::new(TakenBack {
                tenant,
                cause,
                failures,
            }))),
        }
    }

    async fn tell_created(&self, tenant: CurrentTenant) -> Result<(), TenancyError> {
        self.fire(TenantCreated::new(tenant.clone())).await?;
        self.fire(TenantSaved::new(tenant, None)).await
    }
}
