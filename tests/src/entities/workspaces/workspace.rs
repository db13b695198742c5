use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The inner tenant, which is an organisation's.
#[tenant]
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "workspace")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub organisation_id: i32,
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
    #[sea_orm(has_many)]
    pub documents: HasMany<super::document::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
