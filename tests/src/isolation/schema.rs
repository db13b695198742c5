//! The corpus's entities: every kind of ownership, in the dense format.

#![allow(
    missing_debug_implementations,
    reason = "SeaORM's extended models have none"
)]

/// The entities. Given an attribute and a column, whatever belongs to an account by itself, and the account, belong to a
/// second tenant as well.
macro_rules! schema {
    ({ $($owner:tt)* }, { $($column:tt)* }) => {
        pub mod account {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[tenant]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "account")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub id: i32,
                #[tenant_identifier]
                #[sea_orm(unique)]
                pub slug: String,
                pub name: String,
                $($column)*
                #[sea_orm(has_many, via = "account_member")]
                pub members: HasMany<super::member::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod project {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity")]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "project")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub account_id: i32,
                pub name: String,
                pub budget: Option<i32>,
                $($column)*
                #[tenant_relation(tenancy = "super::account::Entity")]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<super::account::Entity>,
                #[sea_orm(has_many)]
                pub tasks: HasMany<super::task::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod manager {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity")]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "manager")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub account_id: i32,
                pub project_id: Option<i32>,
                pub name: String,
                pub salary: i32,
                $($column)*
                #[tenant_relation(tenancy = "super::account::Entity")]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<super::account::Entity>,
                #[sea_orm(belongs_to, from = "project_id", to = "id")]
                pub project: BelongsTo<Option<super::project::Entity>>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod invoice {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity", column = "org_id")]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "invoice")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                #[sea_orm(unique_key = "number")]
                pub org_id: i32,
                #[sea_orm(unique_key = "number")]
                pub number: String,
                pub total: i32,
                $($column)*
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod voucher {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity")]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "voucher")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub account_id: i32,
                #[sea_orm(unique)]
                pub code: String,
                pub amount: i32,
                $($column)*
                #[tenant_relation(tenancy = "super::account::Entity")]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<super::account::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod task {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_primary_model("project")]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "task")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub project_id: i32,
                pub title: String,
                pub done: bool,
                pub points: Option<i32>,
                #[sea_orm(belongs_to, from = "project_id", to = "id")]
                pub project: BelongsTo<super::project::Entity>,
                #[sea_orm(has_many)]
                pub sub_tasks: HasMany<super::sub_task::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod sub_task {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_primary_model("task")]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "sub_task")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub task_id: i32,
                pub title: String,
                pub points: i32,
                #[sea_orm(belongs_to, from = "task_id", to = "id")]
                pub task: BelongsTo<super::task::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod label {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity")]
            $($owner)*
            #[optional_tenant(tenancy = "super::account::Entity")]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "label")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub account_id: Option<i32>,
                pub name: String,
                $($column)*
                #[tenant_relation(tenancy = "super::account::Entity")]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<Option<super::account::Entity>>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod project_label {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant(tenancy = "super::account::Entity")]
            $($owner)*
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "project_label")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub project_id: i32,
                #[sea_orm(primary_key, auto_increment = false)]
                pub label_id: i32,
                pub account_id: i32,
                $($column)*
                #[sea_orm(belongs_to, from = "project_id", to = "id")]
                pub project: BelongsTo<super::project::Entity>,
                #[sea_orm(belongs_to, from = "label_id", to = "id")]
                pub label: BelongsTo<super::label::Entity>,
                #[tenant_relation(tenancy = "super::account::Entity")]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<super::account::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod member {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_many_tenants]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "member")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub name: String,
                #[tenant_relation]
                #[sea_orm(has_many, via = "account_member")]
                pub accounts: HasMany<super::account::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod account_member {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[belongs_to_tenant]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "account_member")]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                pub account_id: i32,
                #[sea_orm(primary_key, auto_increment = false)]
                pub member_id: i32,
                #[tenant_relation]
                #[sea_orm(belongs_to, from = "account_id", to = "id")]
                pub account: BelongsTo<super::account::Entity>,
                #[sea_orm(belongs_to, from = "member_id", to = "id")]
                pub member: BelongsTo<super::member::Entity>,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }

        pub mod country {
            use sea_orm::entity::prelude::*;
            use tenancy_sea::prelude::*;

            #[global_model]
            #[sea_orm::model]
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = "country")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
                pub code: String,
                pub name: String,
            }

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

pub(super) use schema;

schema!({}, {});
