use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The tenant column is part of the primary key.
#[belongs_to_tenant(column = "team_id")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub title: String,
}

impl ActiveModelBehavior for ActiveModel {}
