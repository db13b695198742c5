use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// May belong to no blog; blogs may write the shared rows too.
#[belongs_to_tenant]
#[optional_tenant(shared_writes)]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "setting")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: Option<i32>,
    pub name: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<Option<super::blog::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
