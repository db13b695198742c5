//! Creating, changing and deleting tenants, with the events that tell of it.

mod create;
mod delete;
mod draft;
mod find;
mod stored;
mod taken_back;
mod update;

use std::fmt;

use sea_orm::IntoActiveModel;
use tenancy_core::{CurrentTenant, Event};

use crate::entity::TenantEntity;
use crate::error::TenancyError;
use crate::{Tenancy, TenancyConnection, telling};

pub use taken_back::TakenBack;

/// Creates, changes and deletes the tenants of a tenancy, and fires the events.
///
/// [`Tenancy::tenants`] gives it. It works in every context. Where tenants of other tenancies are current to whom these
/// tenants belong, it keeps to those: within an organisation it creates workspaces of that organisation and finds no others.
/// The tenancy's own current tenant changes nothing.
///
/// ```no_run
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::core::event::TenantCreated;
/// # use tenancy_sea::core::BoxError;
/// # use tenancy_sea::sea_orm::{self, Set, entity::prelude::*};
/// # mod blog {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[tenant]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "blog")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i32, #[tenant_identifier] #[sea_orm(unique)] pub slug: String }
/// #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #     pub enum Relation {}
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// # async fn example(tenancy: Tenancy<blog::Entity>) -> Result<(), TenancyError> {
/// tenancy.events().listen::<TenantCreated>(|event: TenantCreated| async move {
///     println!("welcome, {}", event.tenant);
///     Ok::<_, BoxError>(())
/// });
/// let acme = tenancy.tenants().create(blog::ActiveModel { slug: Set("acme".into()), ..Default::default() }).await?;
/// tenancy.tenants().delete(&acme).await?;
/// # Ok(()) }
/// ```
///
/// | | events, in order |
/// | --- | --- |
/// | [`create`](Self::create) | `SavingTenant`, `CreatingTenant`, *insert*, `TenantCreated`, `TenantSaved` |
/// | [`update`](Self::update) | `SavingTenant`, `UpdatingTenant`, *update*, `TenantUpdated`, `TenantSaved` |
/// | [`delete`](Self::delete) | `DeletingTenant`, *delete*, `TenantDeleted` |
///
/// Listeners run outside every tenant's context, whatever the caller's is. That is the order of Laravel's models. The listeners before a write may change it or keep it from happening; those
/// after it come when it is committed, so that they see it from any connection.
///
/// Once something is begun to be written it is carried to its end, in a task of its own: who drops the future stops waiting,
/// and nothing is left half-done. (Without a Tokio runtime it ends where the future is dropped.)
pub struct Tenants<T: TenantEntity> {
    tenancy: Tenancy<T>,
    /// Of one call: it is asked for in the caller's context, and the call may end in a task without it.
    database: Option<TenancyConnection>,
}

impl<T: TenantEntity> Tenants<T> {
    pub(crate) fn new(tenancy: Tenancy<T>) -> Self {
        Self {
            tenancy,
            database: None,
        }
    }

    /// The same for one call: within the tenants that are current where it is called.
    fn here(&self) -> Result<Self, TenancyError> {
        Ok(Self {
            tenancy: self.tenancy.clone(),
            database: Some(self.tenancy.tenants_database()?),
        })
    }

    /// SeaORM's own connection would find no row where it has inserted one, under `mariadb-use-returning`.
    fn database(&self) -> Result<TenancyConnection, TenancyError> {
        match &self.database {
            Some(database) => Ok(database.clone()),
            None => self.tenancy.tenants_database(),
        }
    }

    async fn fire<E: Event>(&self, event: E) -> Result<(), TenancyError> {
        telling::fire(self.tenancy.events(), event).await
    }

    async fn fire_all<E: Event>(&self, event: E) -> impl Iterator<Item = TenancyError> {
        telling::fire_all(self.tenancy.events(), event).await
    }

    /// Lets the provider forget a tenant that was written.
    async fn forget(&self, tenant: &CurrentTenant) {
        self.tenancy.provider().forget_tenant(tenant).await;
    }
}

/// A tenant's model that can be written.
pub trait WritableTenant:
    TenantEntity<
        Model: IntoActiveModel<Self::ActiveModel> + Send + Sync,
        ActiveModel: Send + Sync + 'static,
    >
{
}

impl<T> WritableTenant for T where
    T: TenantEntity<
            Model: IntoActiveModel<T::ActiveModel> + Send + Sync,
            ActiveModel: Send + Sync + 'static,
        >
{
}

impl<T: TenantEntity> Clone for Tenants<T> {
    fn clone(&self) -> Self {
        Self {
            tenancy: self.tenancy.clone(),
            database: self.database.clone(),
        }
    }
}

impl<T: TenantEntity> fmt::Debug for Tenants<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tenants")
            .field("tenancy", &self.tenancy)
            .finish()
    }
}
