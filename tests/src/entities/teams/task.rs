use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Names its tenant column, has no relation to the tenant, and holds a narrower integer than the key.
#[sea_orm::model]
#[belongs_to_tenant(column = "team_id")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub team_id: i32,
    pub title: String,
}

impl ActiveModelBehavior for ActiveModel {}
