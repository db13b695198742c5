use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The tenant.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "studio")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    #[tenant_resource_key]
    pub resource_key: Uuid,
    pub name: String,
    #[sea_orm(has_many)]
    pub films: HasMany<super::film::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
