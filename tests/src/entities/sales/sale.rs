use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs directly to its company and points to a product. An INSERT names ten columns.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sale")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub company_id: i32,
    pub product_id: i32,
    pub day: i32,
    pub buyer: String,
    pub address: String,
    pub note: String,
    pub price: i32,
    pub pieces: i32,
    pub discount: i64,
    pub paid: bool,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "company_id", to = "id")]
    pub company: BelongsTo<super::company::Entity>,
    #[sea_orm(belongs_to, from = "product_id", to = "id")]
    pub product: BelongsTo<super::product::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
