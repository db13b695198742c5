use sea_orm::entity::prelude::*;
use tenancy_sea::domains::DomainEntity;
use tenancy_sea::prelude::*;

/// Domains of which none is primary, and whose names no index keeps apart.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alias")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub site_id: i32,
    pub host: String,
    #[sea_orm(belongs_to, from = "site_id", to = "id", on_delete = "Cascade")]
    pub site: BelongsTo<super::site::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl DomainEntity for Entity {
    type Tenant = super::site::Entity;

    fn name_column() -> Column {
        Column::Host
    }

    fn tenant_column() -> Column {
        Column::SiteId
    }
}
