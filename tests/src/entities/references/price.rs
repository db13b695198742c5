use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a shop through its variant and the variant's product.
#[belongs_to_primary_model("variant")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "price")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub variant_id: i32,
    #[sea_orm(belongs_to, from = "variant_id", to = "id")]
    pub variant: BelongsTo<super::variant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
