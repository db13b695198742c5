use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[tenant]
#[belongs_to_tenant(tenancy = "super::organisation::Entity", column = "organisation_id")]
#[optional_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workspace")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub organisation_id: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
