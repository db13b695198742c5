use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a company through its review and that one's product.
#[belongs_to_primary_model("review")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reply")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub review_id: i32,
    pub thread: i32,
    pub text: String,
    #[sea_orm(belongs_to, from = "review_id", to = "id")]
    pub review: BelongsTo<super::review::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
