use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a company through its product.
#[belongs_to_primary_model("product")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub product_id: i32,
    pub text: String,
    #[sea_orm(belongs_to, from = "product_id", to = "id")]
    pub product: BelongsTo<super::product::Entity>,
    #[sea_orm(has_many)]
    pub replies: HasMany<super::reply::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
