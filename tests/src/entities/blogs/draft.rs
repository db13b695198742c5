use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Must belong to a blog although the column may be NULL: rows without one are nobody's.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: Option<i32>,
    pub title: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<Option<super::blog::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
