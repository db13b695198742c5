use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[belongs_to_tenant(tenancy = "super::organisation::Entity", column = "organisation_id")]
#[belongs_to_tenant(tenancy = "super::workspace::Entity", column = "workspace_id")]
#[optional_tenant(tenancy = "super::blog::Entity")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "template")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub organisation_id: i32,
    pub workspace_id: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
