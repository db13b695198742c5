use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to every workspace for which it has a grant.
#[belongs_to_many_tenants(via = "grant_of")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}
