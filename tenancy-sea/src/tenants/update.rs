use sea_orm::IntoActiveModel;
use tenancy_core::event::{Draft, SavingTenant, TenantSaved, TenantUpdated, UpdatingTenant};

use super::{Tenants, WritableTenant};
use crate::entity::tenant_of;
use crate::error::TenancyError;
use crate::telling::to_the_end;

impl<T: WritableTenant> Tenants<T> {
    /// Changes a tenant, which its primary key names.
    ///
    /// Its key and its resource key can't change. What listeners of `TenantUpdated` and `TenantSaved` fail at is reported,
    /// and the change stays.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being changed, or failed afterwards.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound): there is no such tenant.
    /// - [`ImmutableTenantKey`](TenancyError::ImmutableTenantKey), [`InvalidTenant`](TenancyError::InvalidTenant),
    ///   [`TenantTaken`](TenancyError::TenantTaken): it may not become that.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn update(
        &self,
        tenant: impl IntoActiveModel<T::ActiveModel>,
    ) -> Result<T::Model, TenancyError> {
        let tenants = self.here()?;
        let tenant = tenant.into_active_model();
        let original = tenants.original(&tenant).await?;
        let was = tenant_of::<T>(original.clone());
        let draft = Draft::new(tenant);
        self.fire(SavingTenant::new(Some(was.clone()), draft.clone()))
            .await?;
        self.fire(UpdatingTenant::new(was.clone(), draft.clone()))
            .await?;
        let tenant = self.drafted(&draft)?;
        self.check_unchanged(&tenant, &original)?;
        self.check_names(&tenant)?;
        to_the_end(async move {
            let model = tenants.write(tenant, Some(&original)).await?;
            let is = tenant_of::<T>(model.clone());
            tenants.forget(&was).await;
            tenants.forget(&is).await;
            let updated = TenantUpdated::new(is.clone(), was.clone());
            tenants.fire(updated).await?;
            tenants.fire(TenantSaved::new(is, Some(was))).await?;
            Ok(model)
        })
        .await
    }
}
