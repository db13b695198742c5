//! Workspaces belong to organisations, and both are tenants.

use sea_orm::entity::prelude::*;

use crate::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};

macro_rules! entity {
    ($name:ident, $table:literal, { $($field:ident: $ty:ty),* }, [$($variant:ident -> $target:ident by $key:ident),*], $ownership:expr) => {
        pub mod $name {
            use super::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                $(pub $field: $ty),*
            }

            #[derive(Copy, Clone, Debug, EnumIter)]
            pub enum Relation {
                $($variant),*
            }

            impl RelationTrait for Relation {
                fn def(&self) -> RelationDef {
                    match *self {
                        $(Self::$variant => Entity::belongs_to(super::$target::Entity)
                            .from(Column::$key)
                            .to(super::$target::Column::Id)
                            .into(),)*
                    }
                }
            }

            impl ActiveModelBehavior for ActiveModel {}

            impl EntityDeclaration for Entity {
                const MODULE_PATH: &'static str = module_path!();

                fn declaration() -> Declaration {
                    Declaration::new($ownership)
                }
            }
        }
    };
}

entity!(
    organisation,
    "organisation",
    {},
    [],
    Ownership::Tenant {
        key: None,
        belongs_to: Vec::new(),
    }
);

entity!(workspace, "workspace", { organisation_id: i32 },
    [Organisation -> organisation by OrganisationId],
    Ownership::Tenant { key: None, belongs_to: vec![TenantOwner::new()] });

// Says whose its rows are by its relations alone.
entity!(document, "document", { organisation_id: i32, workspace_id: i32 },
[Organisation -> organisation by OrganisationId, Workspace -> workspace by WorkspaceId],
Ownership::BelongsToTenant(vec![
    TenantOwner::new().tenancy::<super::organisation::Entity>(),
    TenantOwner::new().tenancy::<super::workspace::Entity>(),
]));

// The relation says the tenancy.
entity!(task, "task", { workspace_id: i32 },
    [Workspace -> workspace by WorkspaceId],
    Ownership::BelongsToTenant(vec![TenantOwner::new()]));

// No relation at all: the tenancy must be named, and the key leads to the tenant all the same.
entity!(invoice, "invoice", { tenant_id: i32, task_id: i32 },
    [Task -> task by TaskId],
    Ownership::BelongsToTenant(vec![TenantOwner::new().tenancy::<super::organisation::Entity>()]));

entity!(comment, "comment", { document_id: i32 },
    [Document -> document by DocumentId],
    Ownership::BelongsToPrimaryModel { relations: vec!["Document"] });

entity!(subtask, "subtask", { task_id: i32 },
    [Task -> task by TaskId],
    Ownership::BelongsToPrimaryModel { relations: vec!["Task"] });

entity!(
    country,
    "country",
    {},
    [],
    Ownership::Global { read_only: false }
);
