use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to an organisation, and to one of its workspaces or to all of them.
#[belongs_to_tenant(tenancy = "super::organisation::Entity")]
#[belongs_to_tenant(tenancy = "super::workspace::Entity")]
#[optional_tenant(tenancy = "super::workspace::Entity")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "template")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub organisation_id: i32,
    pub workspace_id: Option<i32>,
    pub name: String,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
    #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
    pub workspace: BelongsTo<Option<super::workspace::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
