use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[belongs_to_many_tenants(via = "link")]
#[optional_tenant(tenancy = "super::blog::Entity")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
