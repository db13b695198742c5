use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub title: String,
    pub organisation: i32,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}

// Behaviour B6: no way to the tenant is found at compile time.
