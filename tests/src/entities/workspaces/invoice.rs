use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to an organisation by a column without a relation.
#[belongs_to_tenant(tenancy = "super::organisation::Entity", column = "customer")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub customer: i32,
    pub total: i32,
}

impl ActiveModelBehavior for ActiveModel {}
