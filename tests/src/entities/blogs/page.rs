use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// A tree of pages within a blog.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub parent_id: Option<i32>,
    pub title: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(
        self_ref,
        relation_enum = "Parent",
        relation_reverse = "Children",
        from = "parent_id",
        to = "id"
    )]
    pub parent: BelongsTo<Option<Entity>>,
    #[sea_orm(self_ref, relation_enum = "Children", relation_reverse = "Parent")]
    pub children: HasMany<Entity>,
    #[sea_orm(self_ref, via = "page_link", from = "Page", to = "Target")]
    pub links: HasMany<Entity>,
    #[sea_orm(self_ref, via = "page_link", reverse)]
    pub linked_from: HasMany<Entity>,
}

/// From a page to its children.
#[derive(Debug)]
pub struct ToChildren;

impl Linked for ToChildren {
    type FromEntity = Entity;
    type ToEntity = Entity;

    fn link(&self) -> Vec<RelationDef> {
        vec![Relation::Children.def()]
    }
}

impl ActiveModelBehavior for ActiveModel {}
