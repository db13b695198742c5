use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to nobody and is written by the application alone.
#[global_model(read_only)]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "currency")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}
