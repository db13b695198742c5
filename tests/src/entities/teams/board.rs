use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

#[derive(Copy, Clone, Debug, Default, DeriveEntity)]
pub struct Entity;

impl EntityName for Entity {
    fn table_name(&self) -> &'static str {
        "board"
    }
}

/// In SeaORM 1's expanded form.
#[belongs_to_tenant]
#[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
pub struct Model {
    pub id: i32,
    pub team_number: i64,
    pub title: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
pub enum Column {
    Id,
    TeamNumber,
    Title,
}

#[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
pub enum PrimaryKey {
    Id,
}

impl PrimaryKeyTrait for PrimaryKey {
    type ValueType = i32;

    fn auto_increment() -> bool {
        true
    }
}

#[derive(Copy, Clone, Debug, EnumIter)]
pub enum Relation {
    Team,
}

impl ColumnTrait for Column {
    type EntityName = Entity;

    fn def(&self) -> ColumnDef {
        match self {
            Self::Id => ColumnType::Integer.def(),
            Self::TeamNumber => ColumnType::BigInteger.def(),
            Self::Title => ColumnType::String(StringLen::None).def(),
        }
    }
}

impl RelationTrait for Relation {
    fn def(&self) -> RelationDef {
        match self {
            Self::Team => Entity::belongs_to(super::team::Entity)
                .from(Column::TeamNumber)
                .to(super::team::Column::Number)
                .into(),
        }
    }
}

impl ActiveModelBehavior for ActiveModel {}
