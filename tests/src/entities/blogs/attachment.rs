use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a blog through a comment that may be missing.
#[belongs_to_primary_model("comment")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub comment_id: Option<i32>,
    pub file: String,
    #[sea_orm(belongs_to, from = "comment_id", to = "id")]
    pub comment: BelongsTo<Option<super::comment::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
