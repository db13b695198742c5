use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Names the relation whose key is the tenant column.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[belongs_to_tenant(relation = "Owner")]
#[sea_orm(table_name = "project")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub owner_number: i64,
    pub title: String,
    #[sea_orm(
        belongs_to,
        relation_enum = "Owner",
        from = "owner_number",
        to = "number"
    )]
    pub owner: BelongsTo<super::team::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
