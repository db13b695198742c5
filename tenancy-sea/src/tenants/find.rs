use sea_orm::{Iterable, PrimaryKeyToColumn, QueryOrder};
use tenancy_core::{CurrentTenant, TenantLookup};

use super::Tenants;
use crate::entity::{IntoTenant, TenantEntity};
use crate::error::TenancyError;

impl<T: TenantEntity> Tenants<T> {
    /// These tenants, each looked up: for [`Tenancy::run_for_each`](crate::Tenancy::run_for_each), which is not begun
    /// then if one of them isn't there.
    ///
    /// ```no_run
    /// # use tenancy_sea::prelude::*;
    /// # async fn example<Blog: TenantEntity>(tenancy: Tenancy<Blog>) -> Result<(), Box<dyn std::error::Error>> {
    /// let tenants = tenancy.tenants().find([1, 2]).await?;
    /// tenancy.run_for_each(tenants).run(async |_| Ok::<_, TenancyError>(())).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TenantNotFound`](TenancyError::TenantNotFound) for the first that isn't there.
    pub async fn find<N: IntoTenant<T>>(
        &self,
        tenants: impl IntoIterator<Item = N>,
    ) -> Result<Vec<CurrentTenant>, TenancyError> {
        let mut found = Vec::new();
        for tenant in tenants.into_iter().map(N::into_tenant) {
            let lookup = TenantLookup::Key(self.tenancy.key_of(&tenant)?);
            found.push(self.tenancy.tenant(lookup).await?);
        }
        Ok(found)
    }

    /// All tenants, by their primary key.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub async fn all(&self) -> Result<Vec<T::Model>, TenancyError> {
        let mut query = T::find();
        for key in T::PrimaryKey::iter() {
            query = query.order_by_asc(key.into_column());
        }
        Ok(query.all(&self.database()?).await?)
    }
}
