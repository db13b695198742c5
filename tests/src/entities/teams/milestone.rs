use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// In SeaORM 1's compact form, with a column whose name in the database is not the field's.
#[belongs_to_tenant]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_milestone")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(column_name = "tid")]
    pub team_number: i64,
    pub title: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::team::Entity",
        from = "Column::TeamNumber",
        to = "super::team::Column::Number"
    )]
    Team,
}

impl ActiveModelBehavior for ActiveModel {}
