use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The outermost tenant.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
}

impl ActiveModelBehavior for ActiveModel {}
