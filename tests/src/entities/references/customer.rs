use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to many shops.
#[belongs_to_many_tenants]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customer")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
    #[tenant_relation]
    #[sea_orm(has_many, via = "shop_customer")]
    pub shops: HasMany<super::shop::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
