use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a blog through a post, a comment, or both.
#[belongs_to_primary_model("post", "comment")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reaction")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub post_id: Option<i32>,
    pub comment_id: Option<i32>,
    pub kind: String,
    #[sea_orm(belongs_to, from = "post_id", to = "id")]
    pub post: BelongsTo<Option<super::post::Entity>>,
    #[sea_orm(belongs_to, from = "comment_id", to = "id")]
    pub comment: BelongsTo<Option<super::comment::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<Entity> for super::post::Entity {
    fn to() -> RelationDef {
        Relation::Post.def().rev()
    }
}
