use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// A tenant whose key is a column of its own.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_key]
    #[sea_orm(unique)]
    pub number: i64,
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}
