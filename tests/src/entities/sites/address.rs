use sea_orm::entity::prelude::*;
use tenancy_sea::domains::DomainEntity;
use tenancy_sea::prelude::*;

/// A table that was there before one domain of each was primary: some rows say nothing of it.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "address")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub site_id: i32,
    #[sea_orm(unique)]
    pub name: String,
    pub is_primary: Option<bool>,
    #[sea_orm(belongs_to, from = "site_id", to = "id", on_delete = "Cascade")]
    pub site: BelongsTo<super::site::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl DomainEntity for Entity {
    type Tenant = super::site::Entity;

    fn name_column() -> Column {
        Column::Name
    }

    fn tenant_column() -> Column {
        Column::SiteId
    }

    fn is_primary_column() -> Option<Column> {
        Some(Column::IsPrimary)
    }
}
