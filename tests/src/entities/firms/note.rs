use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// An organisation's, a workspace's, or everybody's, and written by whoever sees it.
#[belongs_to_tenant(tenancy = "super::organisation::Entity")]
#[belongs_to_tenant(tenancy = "super::workspace::Entity")]
#[optional_tenant(shared_writes)]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub organisation_id: Option<i32>,
    pub workspace_id: Option<i32>,
    pub text: String,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<Option<super::organisation::Entity>>,
    #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
    pub workspace: BelongsTo<Option<super::workspace::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
