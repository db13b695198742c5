use sea_orm::{ConnectionTrait, QueryOrder};

use super::name::normalised;
use super::stored::of_owner;
use super::{DomainEntity, DomainError, Domains, Owner, name_of};
use crate::entity::IntoTenant;
use crate::error::TenancyError;
use crate::provider::find_domain;

impl<D: DomainEntity> Domains<D> {
    /// The domain of this name, in any spelling and whosever it is; `None` where it is nobody's.
    ///
    /// # Errors
    ///
    /// [`Provider`](TenancyError::Provider) with what the database says, and where several have the name.
    pub async fn find(&self, name: &str) -> Result<Option<D::Model>, TenancyError> {
        let Ok(name) = normalised(name) else {
            return Ok(None);
        };
        let found = find_domain::<D>(&self.database(), &name).await;
        found.map_err(TenancyError::provider)
    }

    /// A tenant's domains: the primary one, if there is one, and the others by their names.
    ///
    /// # Errors
    ///
    /// What the database says, and [`KeyType`](TenancyError::KeyType) where there can be no such tenant.
    pub async fn of(
        &self,
        tenant: impl IntoTenant<D::Tenant>,
    ) -> Result<Vec<D::Model>, TenancyError> {
        let owner = self.owner(tenant).await?;
        self.all_of(&self.database(), &owner).await
    }

    async fn all_of(
        &self,
        database: &impl ConnectionTrait,
        owner: &Owner,
    ) -> Result<Vec<D::Model>, TenancyError> {
        let query = of_owner::<D>(owner).order_by_asc(D::name_column());
        let mut domains = query.all(database).await?;
        // Not by the database: a row that says nothing of it is first on some of them.
        domains.sort_by_key(|domain| !self.is_primary(domain));
        Ok(domains)
    }

    /// The first of a tenant's domains: the primary one, if there is one.
    pub(super) async fn first_of(
        &self,
        database: &impl ConnectionTrait,
        owner: &Owner,
    ) -> Result<Option<D::Model>, TenancyError> {
        Ok(self.all_of(database, owner).await?.into_iter().next())
    }

    /// The owner's domain of this name.
    pub(super) async fn named(&self, owner: &Owner, name: &str) -> Result<D::Model, TenancyError> {
        let mut own = self.all_of(&self.database(), owner).await?.into_iter();
        let name = normalised(name).ok();
        let found = name.and_then(|name| own.find(|domain| name_of::<D>(domain) == name));
        Ok(found.ok_or_else(DomainError::not_found::<D>)?)
    }
}
