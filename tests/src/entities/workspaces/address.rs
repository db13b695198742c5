use sea_orm::entity::prelude::*;
use tenancy_sea::domains::DomainEntity;
use tenancy_sea::prelude::*;

/// A domain of a workspace.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "address")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub workspace_id: i32,
    #[sea_orm(unique)]
    pub name: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "workspace_id", to = "id")]
    pub workspace: BelongsTo<super::workspace::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl DomainEntity for Entity {
    type Tenant = super::workspace::Entity;

    fn name_column() -> Column {
        Column::Name
    }

    fn tenant_column() -> Column {
        Column::WorkspaceId
    }
}
