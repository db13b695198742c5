use std::sync::Arc;

use sea_orm::{ActiveModelTrait, IntoActiveModel};
use tenancy_core::event::{
    CreatingDomain, Domain, DomainCreated, DomainSaved, Draft, SavingDomain,
};

use super::{DomainEntity, DomainError, DomainTakenBack, Domains, Owner};
use crate::entity::IntoTenant;
use crate::error::TenancyError;
use crate::telling::{tell_or_take_back, to_the_end};

impl<D: DomainEntity> Domains<D> {
    /// Gives a tenant a domain. It is the primary one where the tenant has none yet.
    ///
    /// All or nothing: where a listener of `DomainCreated` or `DomainSaved` fails or panics, the domain is deleted again, with
    /// `DeletingDomain` and `DomainDeleted`.
    ///
    /// # Errors
    ///
    /// - [`Listener`](TenancyError::Listener): a listener kept it from being created.
    /// - [`Invalid`](DomainError::Invalid), [`Taken`](DomainError::Taken): choose another name.
    /// - [`TakenBack`](DomainError::TakenBack): a listener failed afterwards.
    /// - [`CrossTenantWrite`](TenancyError::CrossTenantWrite): it is said to be another tenant's.
    /// - [`TenantNotFound`](TenancyError::TenantNotFound), [`KeyType`](TenancyError::KeyType): there is no such tenant.
    /// - [`Db`](TenancyError::Db): what the database says.
    pub async fn create(
        &self,
        tenant: impl IntoTenant<D::Tenant>,
        domain: impl IntoActiveModel<D::ActiveModel>,
    ) -> Result<D::Model, TenancyError> {
        let owner = self.owner(tenant).await?;
        let domain = self.prepare_new(domain.into_active_model(), &owner)?;
        let draft = Draft::new(domain);
        self.fire(SavingDomain::new(None, draft.clone())).await?;
        self.fire(CreatingDomain::new(draft.clone())).await?;
        let domain = self.prepare_new(self.drafted(&draft)?, &owner)?;
        let domains = self.clone();
        to_the_end(async move { domains.write_new(owner, domain).await }).await
    }

    async fn write_new(
        &self,
        owner: Owner,
        domain: D::ActiveModel,
    ) -> Result<D::Model, TenancyError> {
        let model = match self.insert(&owner, domain.clone()).await {
            Ok(model) => model,
            Err(err) => return Err(self.write_error(err, &domain, None).await),
        };
        let domain = owner.event_of::<D>(&model);
        let tell = self.tell_created(domain.clone());
        let take_back = self.take_back(&owner, model.clone());
        match tell_or_take_back(&owner.tenant, "domain", tell, take_back).await {
            Ok(()) => Ok(model),
            Err((cause, failures)) => Err(DomainError::TakenBack(Arc::new(DomainTakenBack {
                domain,
                cause,
                failures,
            }))
            .into()),
        }
    }

    async fn insert(
        &self,
        owner: &Owner,
        mut domain: D::ActiveModel,
    ) -> Result<D::Model, TenancyError> {
        let transaction = self.begin(owner).await?;
        let written = async {
            self.check_free(&transaction, &domain, None).await?;
            self.first_is_primary(&transaction, owner, &mut domain)
                .await?;
            Ok(domain.insert(&transaction).await?)
        };
        let written = written.await;
        self.finish(transaction, written).await
    }

    async fn tell_created(&self, domain: Domain) -> Result<(), TenancyError> {
        self.fire(DomainCreated::new(domain.clone())).await?;
        self.fire(DomainSaved::new(domain, None)).await
    }
}
