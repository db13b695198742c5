use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a shop through a section, which may be shared.
#[belongs_to_primary_model("section")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shelf")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub section_id: i32,
    #[sea_orm(belongs_to, from = "section_id", to = "id")]
    pub section: BelongsTo<super::section::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
