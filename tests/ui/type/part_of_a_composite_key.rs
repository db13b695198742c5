use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shop")]
pub struct Model {
    #[tenant_key]
    #[sea_orm(primary_key, auto_increment = false)]
    pub region: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
