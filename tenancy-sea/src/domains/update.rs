use sea_orm::{ActiveModelTrait, IntoActiveModel, ModelTrait};
use tenancy_core::event::{DomainSaved, DomainUpdated, Draft, SavingDomain, UpdatingDomain};

use super::{DomainEntity, Domains, Owner};
use crate::entity::IntoTenant;
use crate::error::TenancyError;
use crate::telling::to_the_end;

impl<D: DomainEntity> Domains<D> {
    /// Changes a tenant's domain, which its primary key names.
    ///
    /// What listeners of `DomainUpdated` and `DomainSaved` fail at is reported, and the change stays.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being changed, or failed afterwards.
    /// - [`NotFound`](super::DomainError::NotFound): the tenant has no such domain.
    /// - [`Invalid`](super::DomainError::Invalid), [`Taken`](super::DomainError::Taken): it may not become that.
    /// - [`CrossTenantWrite`](TenancyError::CrossTenantWrite): it stays the tenant's.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound), [`KeyType`](TenancyError::KeyType): there is no such tenant.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn update(
        &self,
        tenant: impl IntoTenant<D::Tenant>,
        domain: impl IntoActiveModel<D::ActiveModel>,
    ) -> Result<D::Model, TenancyError> {
        let owner = self.owner(tenant).await?;
        let domain = domain.into_active_model();
        let key = |column| domain.get(column).into_value();
        let original = self.original(&self.database(), &owner, key).await?;
        self.change(owner, original, domain, false).await
    }

    pub(super) async fn change(
        &self,
        owner: Owner,
        original: D::Model,
        domain: D::ActiveModel,
        makes_primary: bool,
    ) -> Result<D::Model, TenancyError> {
        let was = owner.event_of::<D>(&original);
        let draft = Draft::new(self.prepare(domain, &owner)?);
        self.fire(SavingDomain::new(Some(was.clone()), draft.clone()))
            .await?;
        self.fire(UpdatingDomain::new(was, draft.clone())).await?;
        let mut domain = self.prepare(self.drafted(&draft)?, &owner)?;
        self.check_same(&domain, &original)?;
        if !makes_primary {
            self.leave_primary(&mut domain, &original)?;
        }
        let domains = self.clone();
        to_the_end(async move {
            let written = domains.write(&owner, domain.clone(), &original, makes_primary);
            let (was, is) = match written.await {
                Ok(models) => models,
                Err(err) => return Err(domains.write_error(err, &domain, Some(&original)).await),
            };
            let (was, now) = (owner.event_of::<D>(&was), owner.event_of::<D>(&is));
            let updated = DomainUpdated::new(now.clone(), was.clone());
            domains.fire(updated).await?;
            domains.fire(DomainSaved::new(now, Some(was))).await?;
            Ok(is)
        })
        .await
    }

    /// The domain as it was, and as it is now.
    async fn write(
        &self,
        owner: &Owner,
        domain: D::ActiveModel,
        original: &D::Model,
        makes_primary: bool,
    ) -> Result<(D::Model, D::Model), TenancyError> {
        let transaction = self.begin(owner).await?;
        let written = async {
            // It may have been deleted meanwhile, or be another tenant's.
            let key = |column| Some(original.get(column));
            let was = self.original(&transaction, owner, key).await?;
            self.check_free(&transaction, &domain, Some(&was)).await?;
            let is = if makes_primary {
                self.set_primary(domain, &transaction, owner).await?
            } else {
                domain.update(&transaction).await?
            };
            Ok((was, is))
        };
        let written = written.await;
        self.finish(transaction, written).await
    }
}
