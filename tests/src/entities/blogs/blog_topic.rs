use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Links topics to blogs.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blog_topic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub blog_id: i32,
    #[sea_orm(belongs_to, from = "topic_id", to = "id")]
    pub topic: BelongsTo<super::topic::Entity>,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
