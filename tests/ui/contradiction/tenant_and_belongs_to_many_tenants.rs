use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[tenant]
#[belongs_to_many_tenants(via = "link")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub tenant_id: i32,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
