use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs directly to its company and points to a sale.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refund")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub company_id: i32,
    pub sale_id: i32,
    pub amount: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "company_id", to = "id")]
    pub company: BelongsTo<super::company::Entity>,
    #[sea_orm(belongs_to, from = "sale_id", to = "id")]
    pub sale: BelongsTo<super::sale::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
