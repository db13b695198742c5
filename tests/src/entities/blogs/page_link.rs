use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// A link from one page to another, which belongs to a blog through both.
#[belongs_to_primary_model("page", "target")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub page_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_id: i32,
    #[sea_orm(belongs_to, from = "page_id", to = "id")]
    pub page: BelongsTo<super::page::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Target", from = "target_id", to = "id")]
    pub target: BelongsTo<super::page::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
