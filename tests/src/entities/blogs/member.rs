use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to many blogs.
#[belongs_to_many_tenants]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
    #[tenant_relation]
    #[sea_orm(has_many, via = "blog_member")]
    pub blogs: HasMany<super::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
