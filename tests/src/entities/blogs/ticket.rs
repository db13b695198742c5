use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Every column has a default, so a row can be made of nothing.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ticket")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    #[sea_orm(default_value = "open")]
    pub status: String,
    pub title: Option<String>,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
