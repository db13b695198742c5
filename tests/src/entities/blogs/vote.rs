use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a blog through its comment and the comment's post: two hops.
#[belongs_to_primary_model("comment")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vote")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub comment_id: i32,
    pub score: i32,
    #[sea_orm(belongs_to, from = "comment_id", to = "id")]
    pub comment: BelongsTo<super::comment::Entity>,
}

/// From a vote over its comment to the post.
#[derive(Debug)]
pub struct ToPost;

impl Linked for ToPost {
    type FromEntity = Entity;
    type ToEntity = super::post::Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![
            Relation::Comment.def(),
            super::comment::Relation::Post.def(),
        ]
    }
}

impl ActiveModelBehavior for ActiveModel {}
