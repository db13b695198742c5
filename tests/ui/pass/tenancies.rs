//! An entity of two tenancies.

pub mod blog {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod organisation {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod named {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant(tenancy = "super::blog::Entity")]
    #[belongs_to_tenant(tenancy = "super::organisation::Entity", column = "org_id")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "named")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub org_id: i32,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod marked {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[belongs_to_tenant]
    #[sea_orm(table_name = "marked")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_relation(tenancy = "super::blog::Entity")]
        pub blog_id: i32,
        #[tenant_relation(tenancy = "super::organisation::Entity")]
        pub org_id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
