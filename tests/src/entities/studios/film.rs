use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "film")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub studio_id: i32,
    pub title: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "studio_id", to = "id")]
    pub studio: BelongsTo<super::studio::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
