//! The domains of tenants' own: the table of them, and what happens to it.
//!
//! An entity of the application is the table, once it says so ([`DomainEntity`]); [`Tenancy::domains`] writes it and fires the
//! [events](tenancy_core::event::DomainEvent); [`SeaOrmDomainProvider`](crate::provider::SeaOrmDomainProvider) finds whose domain
//! a request names.

mod create;
mod delete;
mod draft;
mod entity;
mod error;
mod find;
mod name;
mod primary;
mod stored;
mod taken_back;
mod update;

use std::fmt;
use std::panic::Location;

use sea_orm::{ColumnTrait, Value};
use tenancy_core::event::Domain;
use tenancy_core::{CurrentTenant, Event};

use crate::entity::{IntoTenant, KeyFamily, TenantEntity};
use crate::error::TenancyError;
use crate::{Tenancy, TenancyConnection, telling};

pub use entity::DomainEntity;
pub use error::DomainError;
pub(crate) use name::name_of;
pub use taken_back::DomainTakenBack;

/// Creates, changes and deletes the domains of a tenancy's tenants, and fires the events.
///
/// [`Tenancy::domains`] gives it. It works in every context, and on the central database whatever that is. What is written is
/// written for the tenant that is given: another tenant's domain is not found. Where tenants of other tenancies are current to
/// whom these tenants belong, the one that is given must be theirs.
///
/// ```no_run
/// # use tenancy_sea::prelude::*;
/// # use tenancy_sea::domains::DomainEntity;
/// # use tenancy_sea::sea_orm::{self, Set, entity::prelude::*};
/// # mod blog {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[tenant]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "blog")]
/// #     pub struct Model { #[sea_orm(primary_key)] pub id: i32 }
/// #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #     pub enum Relation {}
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// # mod domain {
/// #     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
/// #     #[belongs_to_tenant(column = "blog_id")]
/// #     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
/// #     #[sea_orm(table_name = "domain")]
/// #     pub struct Model {
/// #         #[sea_orm(primary_key)] pub id: i32,
/// #         pub blog_id: i32,
/// #         #[sea_orm(unique)] pub name: String,
/// #         pub is_primary: bool,
/// #     }
/// #     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #     pub enum Relation {}
/// #     impl ActiveModelBehavior for ActiveModel {}
/// # }
/// impl DomainEntity for domain::Entity {
///     type Tenant = blog::Entity;
///
///     fn name_column() -> domain::Column { domain::Column::Name }
///     fn tenant_column() -> domain::Column { domain::Column::BlogId }
///     fn is_primary_column() -> Option<domain::Column> { Some(domain::Column::IsPrimary) }
/// }
///
/// # async fn example(tenancy: Tenancy<blog::Entity>, acme: blog::Model) -> Result<(), TenancyError> {
/// let domains = tenancy.domains::<domain::Entity>();
/// let named = |name: &str| domain::ActiveModel { name: Set(name.into()), ..Default::default() };
/// let first = domains.create(&acme, named("Acme.test")).await?;
/// assert_eq!((first.name.as_str(), first.is_primary), ("acme.test", true));
///
/// domains.create(&acme, named("www.acme.test")).await?;
/// domains.make_primary(&acme, "www.acme.test").await?;
/// domains.delete(&acme, "acme.test").await?;
/// # Ok(()) }
/// ```
///
/// | | events, in order |
/// | --- | --- |
/// | [`create`](Self::create) | `SavingDomain`, `CreatingDomain`, *insert*, `DomainCreated`, `DomainSaved` |
/// | [`update`](Self::update), [`make_primary`](Self::make_primary) | `SavingDomain`, `UpdatingDomain`, *update*, `DomainUpdated`, `DomainSaved` |
/// | [`delete`](Self::delete) | `DeletingDomain`, *delete*, `DomainDeleted` |
///
/// Listeners run as those of [`Tenants`](crate::tenants::Tenants) do: outside every tenant's context, before the write to
/// change it or to keep it from happening, and after its commit. What was begun to be written is carried to its end.
///
/// Names are written as requests are read: in lower case, without a dot at the end, with letters outside ASCII encoded
/// (`xn--…`). Whether a domain *is* the tenant's, its DNS tells: let a listener of `CreatingDomain` ask, and refuse the
/// application's own.
///
/// Where there is a [column for it](DomainEntity::is_primary_column), each tenant that has domains has one primary one: its first,
/// until [`make_primary`](Self::make_primary) makes it another. It is deleted last. The tenant's row is locked meanwhile, so the
/// tenants must be in the tenancy's database then.
pub struct Domains<D: DomainEntity> {
    tenancy: Tenancy<D::Tenant>,
}

impl<T: TenantEntity> Tenancy<T> {
    /// Creates, changes, deletes and finds the domains of tenants, whatever the context: it is the application's, and not a
    /// tenant's. Writes a `tracing` event with the caller's location.
    #[must_use]
    #[track_caller]
    pub fn domains<D: DomainEntity<Tenant = T>>(&self) -> Domains<D> {
        tracing::debug!(tenancy = T::tenancy_id().name(), caller = %Location::caller(), "domains reached");
        Domains {
            tenancy: self.clone(),
        }
    }
}

impl<D: DomainEntity> Domains<D> {
    fn database(&self) -> TenancyConnection {
        self.tenancy.central_database()
    }

    async fn fire<E: Event>(&self, event: E) -> Result<(), TenancyError> {
        telling::fire(self.tenancy.events(), event).await
    }

    async fn fire_all<E: Event>(&self, event: E) -> impl Iterator<Item = TenancyError> {
        telling::fire_all(self.tenancy.events(), event).await
    }

    async fn owner(&self, tenant: impl IntoTenant<D::Tenant>) -> Result<Owner, TenancyError> {
        let tenant = tenant.into_tenant();
        self.tenancy.check_within(&tenant).await?;
        let key = self.tenancy.key_of(&tenant)?;
        let definition = D::tenant_column().def();
        let family = KeyFamily::of(definition.get_column_type());
        let bound = family.bound(&key, D::default().table_name())?;
        Ok(Owner {
            tenant: tenant.with_key(key),
            value: bound.value,
        })
    }
}

/// The tenant whose domains are meant.
#[derive(Clone)]
struct Owner {
    tenant: CurrentTenant,
    /// Its key, as the domains' column has it.
    value: Value,
}

impl Owner {
    /// What events tell of a domain.
    fn event_of<D: DomainEntity>(&self, domain: &D::Model) -> Domain {
        Domain::new(&name_of::<D>(domain), self.tenant.clone())
    }
}

impl<D: DomainEntity> Clone for Domains<D> {
    fn clone(&self) -> Self {
        Self {
            tenancy: self.tenancy.clone(),
        }
    }
}

impl<D: DomainEntity> fmt::Debug for Domains<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Domains")
            .field("tenancy", &self.tenancy)
            .finish()
    }
}
