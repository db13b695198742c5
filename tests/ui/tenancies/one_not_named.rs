use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[belongs_to_tenant(tenancy = "crate::blog::Entity", column = "blog_id")]
#[belongs_to_tenant(column = "org_id")]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub org_id: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
