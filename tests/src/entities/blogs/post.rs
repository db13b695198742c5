use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs directly to its blog.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique_key = "blog_slug")]
    pub blog_id: i32,
    #[sea_orm(unique_key = "blog_slug")]
    pub slug: String,
    /// Unique among all blogs: the kind of key on which tenants can collide.
    #[sea_orm(unique)]
    pub permalink: Option<String>,
    pub title: String,
    pub views: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(has_many)]
    pub comments: HasMany<super::comment::Entity>,
    #[sea_orm(has_many, via = "post_category")]
    pub categories: HasMany<super::category::Entity>,
}

/// From a post to its comments.
#[derive(Debug)]
pub struct ToComments;

impl Linked for ToComments {
    type FromEntity = Entity;
    type ToEntity = super::comment::Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![Relation::Comment.def()]
    }
}

/// From a post over its comments to their votes.
#[derive(Debug)]
pub struct ToVotes;

impl Linked for ToVotes {
    type FromEntity = Entity;
    type ToEntity = super::vote::Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![
            Relation::Comment.def(),
            super::comment::Relation::Vote.def(),
        ]
    }
}

impl ActiveModelBehavior for ActiveModel {}
