use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Links the rows that belong to many shops.
#[belongs_to_tenant(relation = "Shop")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "many_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub many_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub shop_id: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::many::Entity",
        from = "Column::ManyId",
        to = "super::many::Column::Id"
    )]
    Many,
    #[sea_orm(
        belongs_to = "super::shop::Entity",
        from = "Column::ShopId",
        to = "super::shop::Column::Id"
    )]
    Shop,
}

impl ActiveModelBehavior for ActiveModel {}
