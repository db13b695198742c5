use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Has a key of two columns, neither of which is the shop's.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bin")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub aisle: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i32,
    pub shop_id: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "shop_id", to = "id")]
    pub shop: BelongsTo<super::shop::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
