use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The outer tenant.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    #[sea_orm(has_many)]
    pub workspaces: HasMany<super::workspace::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
