use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a blog through its post.
#[belongs_to_primary_model("post")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub post_id: i32,
    /// Unique among all comments of all blogs.
    #[sea_orm(unique)]
    pub token: Option<String>,
    pub body: String,
    pub stars: i32,
    #[sea_orm(belongs_to, from = "post_id", to = "id")]
    pub post: BelongsTo<super::post::Entity>,
    #[sea_orm(has_many)]
    pub votes: HasMany<super::vote::Entity>,
}

/// From a comment to its post.
#[derive(Debug)]
pub struct ToPost;

impl Linked for ToPost {
    type FromEntity = Entity;
    type ToEntity = super::post::Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![Relation::Post.def()]
    }
}

impl ActiveModelBehavior for ActiveModel {}
