use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs directly to its company and points to nothing else. An INSERT names ten columns.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub company_id: i32,
    pub shelf: i32,
    pub name: String,
    pub code: String,
    pub note: String,
    pub price: i32,
    pub stock: i32,
    pub weight: i32,
    pub rating: i64,
    pub listed: bool,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "company_id", to = "id")]
    pub company: BelongsTo<super::company::Entity>,
    #[sea_orm(has_many)]
    pub reviews: HasMany<super::review::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
