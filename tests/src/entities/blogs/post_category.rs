use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Links a blog's posts and categories, and carries the blog's key itself.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub category_id: i32,
    pub blog_id: i32,
    #[sea_orm(belongs_to, from = "post_id", to = "id")]
    pub post: BelongsTo<super::post::Entity>,
    #[sea_orm(belongs_to, from = "category_id", to = "id")]
    pub category: BelongsTo<super::category::Entity>,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
