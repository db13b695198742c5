//! The field for the tenant, however the tenant column is said and whatever the field's type is.

pub mod organisation {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        #[sea_orm(enum_name = "Land")]
        pub region: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod author {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[global_model]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "author")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The relation whose key is the tenant column, and not the other one to the same tenant.
pub mod of_the_column {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant(column = "org_id")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "of_the_column")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub org_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::organisation::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Owner", from = "org_id", to = "id")]
        pub r#type: BelongsTo<Option<super::organisation::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Nothing is said: the relation whose key is `tenant_id`, in SeaORM's older type.
pub mod of_the_default {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "of_the_default")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: i32,
        pub author_id: i32,
        #[sea_orm(belongs_to, from = "author_id", to = "id")]
        pub author: HasOne<super::author::Entity>,
        #[sea_orm(belongs_to, from = "tenant_id", to = "id")]
        pub organisation: HasOne<super::organisation::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A key of two columns leads to the tenant where both are equal.
pub mod of_two_columns {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "of_two_columns")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub region: String,
        pub org_id: i64,
        #[sea_orm(belongs_to, from = "(Region, OrgId)", to = "(Land, Id)")]
        pub organisation: BelongsTo<super::organisation::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The only relation may lead elsewhere: the tenant column is the builder's default.
pub mod of_none {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "of_none")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub org_id: i32,
        pub author_id: i32,
        #[sea_orm(belongs_to, from = "author_id", to = "id")]
        pub author: BelongsTo<super::author::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
