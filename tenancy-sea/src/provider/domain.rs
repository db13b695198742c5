use std::fmt;
use std::marker::PhantomData;

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, IdenStatic, ModelTrait, QueryFilter,
};
use tenancy_core::identification::DomainProvider;
use tenancy_core::{BoxError, TenantKey};

use super::error::only;
use crate::domains::{DomainEntity, name_of};
use crate::entity::key_of;

/// Finds whose a domain is in the table of domains: what [`TenancyLayer::domains`](crate::TenancyLayer::domains) needs.
///
/// It reads this one table past the scope, since there is no tenant yet, and gives the tenant's key alone.
///
/// ```no_run
/// use std::time::Duration;
/// use tenancy_sea::domains::DomainEntity;
/// use tenancy_sea::identification::{DomainResolver, InvalidHost};
/// use tenancy_sea::prelude::*;
/// use tenancy_sea::provider::SeaOrmDomainProvider;
/// # use tenancy_sea::sea_orm::DatabaseConnection;
///
/// # fn example<Domain: DomainEntity>(tenancy: Tenancy<Domain::Tenant>, database: DatabaseConnection) -> Result<(), InvalidHost> {
/// let resolver = DomainResolver::new().central(["example.com"])?;
/// let layer = TenancyLayer::new(tenancy, resolver).domains(SeaOrmDomainProvider::<Domain>::new(database));
/// # let _ = layer; Ok(()) }
/// ```
///
/// Under the feature `cache` a `CachingDomainProvider` remembers what it has found.
pub struct SeaOrmDomainProvider<D> {
    database: DatabaseConnection,
    domain: PhantomData<fn() -> D>,
}

impl<D: DomainEntity> SeaOrmDomainProvider<D> {
    /// Finds them in this database.
    pub fn new(database: DatabaseConnection) -> Self {
        Self {
            database,
            domain: PhantomData,
        }
    }
}

/// The domain of this name, whosever it is.
pub(crate) async fn find_domain<D: DomainEntity>(
    database: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<D::Model>, BoxError> {
    let column = D::name_column();
    let mut found = D::find().filter(column.eq(name)).all(database).await?;
    // A database may compare less exactly than a domain is named.
    found.retain(|domain| name_of::<D>(domain) == name);
    Ok(only(found, D::default().table_name(), column.as_str())?)
}

#[async_trait]
impl<D: DomainEntity> DomainProvider for SeaOrmDomainProvider<D> {
    async fn find_domain(&self, domain: &str) -> Result<Option<TenantKey>, BoxError> {
        let found = find_domain::<D>(&self.database, domain).await?;
        Ok(found.and_then(|domain| key_of(&domain.get(D::tenant_column()))))
    }
}

impl<D> Clone for SeaOrmDomainProvider<D> {
    fn clone(&self) -> Self {
        Self {
            database: self.database.clone(),
            domain: PhantomData,
        }
    }
}

impl<D> fmt::Debug for SeaOrmDomainProvider<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeaOrmDomainProvider")
            .finish_non_exhaustive()
    }
}
