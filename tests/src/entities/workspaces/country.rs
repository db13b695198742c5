use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Everybody's.
#[global_model]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "country")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub code: String,
}

impl ActiveModelBehavior for ActiveModel {}
