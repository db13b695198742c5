use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Belongs to a workspace, and to an organisation only as far as that does: its relation says the tenancy.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub workspace_id: i32,
    pub document_id: Option<i32>,
    pub title: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
    pub workspace: BelongsTo<super::workspace::Entity>,
    #[sea_orm(belongs_to, from = "document_id", to = "id")]
    pub document: BelongsTo<Option<super::document::Entity>>,
    #[sea_orm(has_many)]
    pub subtasks: HasMany<super::subtask::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
