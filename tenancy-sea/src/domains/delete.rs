use sea_orm::{ActiveModelTrait, IntoActiveModel, ModelTrait};
use tenancy_core::event::{DeletingDomain, DomainDeleted};

use super::{DomainEntity, DomainError, Domains, Owner};
use crate::TenancyTransaction;
use crate::entity::IntoTenant;
use crate::error::TenancyError;
use crate::telling::to_the_end;

/// What becomes of a tenant's primary domain that is deleted while the tenant has others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Primary {
    /// It stays.
    IsKept,
    /// Another one becomes primary.
    IsHandedOn,
}

impl<D: DomainEntity> Domains<D> {
    /// Takes a domain from a tenant, by its name.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being deleted, or failed afterwards.
    /// - [`NotFound`](DomainError::NotFound): the tenant has no such domain, or no more.
    /// - [`IsPrimary`](DomainError::IsPrimary): it is the primary one, and not the last.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound), [`KeyType`](TenancyError::KeyType): there is no such tenant.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn delete(
        &self,
        tenant: impl IntoTenant<D::Tenant>,
        name: &str,
    ) -> Result<(), TenancyError> {
        let owner = self.owner(tenant).await?;
        let model = self.named(&owner, name).await?;
        let domain = owner.event_of::<D>(&model);
        self.fire(DeletingDomain::new(domain.clone())).await?;
        let domains = self.clone();
        to_the_end(async move {
            domains.remove(&owner, &model, Primary::IsKept).await?;
            domains.fire(DomainDeleted::new(domain)).await
        })
        .await
    }

    pub(super) async fn remove(
        &self,
        owner: &Owner,
        model: &D::Model,
        primary: Primary,
    ) -> Result<(), TenancyError> {
        let transaction = self.begin(owner).await?;
        let removed = self.remove_in(&transaction, owner, model, primary).await;
        self.finish(transaction, removed).await
    }

    async fn remove_in(
        &self,
        transaction: &TenancyTransaction,
        owner: &Owner,
        model: &D::Model,
        primary: Primary,
    ) -> Result<(), TenancyError> {
        // As it is now: it may have become primary meanwhile.
        let model = self
            .original(transaction, owner, |column| Some(model.get(column)))
            .await?;
        let was_primary = self.is_primary(&model);
        let deleted = model.into_active_model().delete(transaction).await?;
        if deleted.rows_affected == 0 {
            return Err(DomainError::not_found::<D>().into());
        }
        if was_primary && let Some(other) = self.first_of(transaction, owner).await? {
            if primary == Primary::IsKept {
                return Err(DomainError::is_primary::<D>().into());
            }
            self.set_primary(other.into_active_model(), transaction, owner)
                .await?;
        }
        Ok(())
    }
}
