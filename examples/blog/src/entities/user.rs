use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Somebody who writes in one blog. In another blog the same name is somebody else.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique_key = "blog_name")]
    pub blog_id: i32,
    #[sea_orm(unique_key = "blog_name")]
    pub name: String,
    /// A hash that [`password`](crate::password) made.
    pub password: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
