use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// May belong to no shop, and is then shared by all.
#[belongs_to_tenant]
#[optional_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "section")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub shop_id: Option<i32>,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "shop_id", to = "id")]
    pub shop: BelongsTo<Option<super::shop::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
