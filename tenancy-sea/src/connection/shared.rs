use std::fmt;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use tenancy_core::tenant::IdentifierRules;
use tenancy_core::{Context, CurrentTenant, FindTenant, InitializedTenancy, Lifecycle, TenantKey};

use super::guard::Catalogue;
use super::{Outside, TenancyOptions};
use crate::entity::{BoundKey, BoundTenants, TenancyNumber, TenancyTable};
use crate::error::TenancyError;
use crate::plan::Planners;

/// What every connection of a tenancy has in common.
pub(super) struct Shared {
    pub(super) database: DatabaseConnection,
    pub(super) backend: DbBackend,
    pub(super) planners: Planners,
    /// The tenancy itself.
    pub(super) own: TenancyTable,
    pub(super) outside: Outside,
    pub(super) options: TenancyOptions,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) lifecycle: Lifecycle,
    pub(super) tenants: TenantSource,
}

/// Where tenants come from.
pub(super) struct TenantSource {
    pub(super) provider: Arc<dyn FindTenant>,
    pub(super) identifiers: IdentifierRules,
    pub(super) generate_key: Option<GenerateKey>,
}

/// Makes the key of a new tenant.
pub(super) type GenerateKey = Arc<dyn Fn() -> TenantKey + Send + Sync>;

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("own", &self.own)
            .field("backend", &self.backend)
            .finish_non_exhaustive()
    }
}

impl Shared {
    /// The key as it is bound: always in one variant, that of the tenant's key column.
    pub(super) fn bind(&self, key: &TenantKey) -> Result<BoundKey, TenancyError> {
        self.own.bind(key)
    }

    /// The tenancies to whose tenants rows can belong, this one first.
    pub(super) fn tenancies(&self) -> impl Iterator<Item = (TenancyNumber, &TenancyTable)> {
        let tenancies = self.planners.registry().tenancies();
        (0..).map(TenancyNumber).zip(tenancies)
    }

    /// The current tenants in a context: of this tenancy and of the others to whose tenants rows can belong.
    pub(super) fn current_tenants(
        &self,
        context: &Context,
    ) -> Result<Option<BoundTenants>, TenancyError> {
        let mut current: Option<BoundTenants> = None;
        if context.is_none() || context.is_central() {
            return Ok(current);
        }
        for (number, tenancy) in self.tenancies() {
            let Some(tenant) = context.tenant_of(tenancy.id) else {
                continue;
            };
            let key = tenancy.bind(tenant.key())?;
            BoundTenants::put(&mut current, number, key);
        }
        Ok(current)
    }

    /// A tenant of any tenancy to whose tenants rows can belong, as its key is bound.
    pub(super) fn bind_tenant(&self, tenant: &CurrentTenant) -> Result<BoundTenants, TenancyError> {
        let mut tenancies = self.tenancies();
        let known = tenancies.find(|(_, tenancy)| tenancy.id == tenant.tenancy());
        let (number, tenancy) = known.ok_or_else(|| self.other_tenancy(tenant))?;
        Ok(BoundTenants::of(number, tenancy.bind(tenant.key())?))
    }

    fn other_tenancy(&self, tenant: &CurrentTenant) -> TenancyError {
        TenancyError::OtherTenancy {
            tenancy: self.own.id.name().to_owned(),
            given: tenant.tenancy().name().to_owned(),
        }
    }

    pub(super) async fn initialize(
        &self,
        tenant: CurrentTenant,
    ) -> Result<InitializedTenancy, TenancyError> {
        let own = self.key_of(&tenant)?;
        self.is_within(&own).await?;
        Ok(self.lifecycle.initialize(tenant.with_key(own.key)).await?)
    }

    /// The key of a tenant, which must be one of this tenancy.
    pub(super) fn key_of(&self, tenant: &CurrentTenant) -> Result<BoundKey, TenancyError> {
        if tenant.tenancy() == self.own.id {
            self.bind(tenant.key())
        } else {
            Err(self.other_tenancy(tenant))
        }
    }
}

/// Whether SeaORM may ask a connection for RETURNING.
///
/// Never on MySQL: under `mariadb-use-returning` SeaORM relies on a clause that sea-query 1.0 doesn't write there
/// (SeaQL/sea-query#847), and finds no row where it has inserted one.
pub(super) fn support_returning(database: &impl ConnectionTrait) -> bool {
    database.get_database_backend() != DbBackend::MySql && database.support_returning()
}
