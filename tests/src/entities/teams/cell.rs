use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a team through a sheet whose key has two columns.
#[belongs_to_primary_model("sheet")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cell")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub sheet_team: i64,
    pub sheet_number: i32,
    pub content: String,
    #[sea_orm(
        belongs_to,
        from = "(sheet_team, sheet_number)",
        to = "(team_id, number)"
    )]
    pub sheet: BelongsTo<super::sheet::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
