use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs directly to its shop; others name it by its id, by a number, or by a text.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub shop_id: i32,
    #[sea_orm(unique)]
    pub serial: i32,
    #[sea_orm(unique)]
    pub code: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "shop_id", to = "id")]
    pub shop: BelongsTo<super::shop::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
