use sea_orm::{EntityTrait, IntoActiveModel};

use crate::entity::TenantEntity;

/// The entity whose rows are the domains of tenants.
///
/// It belongs to its tenant like any other (`#[belongs_to_tenant]`), so that a tenant sees its own domains alone. The column of
/// the name is unique: of two who take a domain at once, only the database can tell the second.
///
/// ```
/// # use tenancy_sea::sea_orm;
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
/// mod domain {
///     use tenancy_sea::{prelude::*, sea_orm::{self, entity::prelude::*}};
///
///     #[belongs_to_tenant(column = "blog_id")]
///     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
///     #[sea_orm(table_name = "domain")]
///     pub struct Model {
///         #[sea_orm(primary_key)]
///         pub id: i32,
///         pub blog_id: i32,
///         #[sea_orm(unique)]
///         pub name: String,
///     }
/// #   #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
/// #   pub enum Relation {}
/// #   impl ActiveModelBehavior for ActiveModel {}
/// }
///
/// impl tenancy_sea::domains::DomainEntity for domain::Entity {
///     type Tenant = blog::Entity;
///
///     fn name_column() -> domain::Column {
///         domain::Column::Name
///     }
///
///     fn tenant_column() -> domain::Column {
///         domain::Column::BlogId
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the table of domains",
    note = "implement `DomainEntity` for the entity whose rows are the domains of tenants"
)]
pub trait DomainEntity:
    EntityTrait<
        Model: IntoActiveModel<Self::ActiveModel> + Send + Sync + 'static,
        ActiveModel: Send + Sync + 'static,
    >
{
    /// Whose domains they are.
    type Tenant: TenantEntity;

    /// The column of the name: text, and unique.
    fn name_column() -> Self::Column;

    /// The column of the tenant's key.
    fn tenant_column() -> Self::Column;

    /// The column that says which of a tenant's domains is its primary one, a boolean, where there is one.
    #[must_use]
    fn is_primary_column() -> Option<Self::Column> {
        None
    }
}
