//! Every option, and every way to name a column, a relation and a pivot.

pub mod account {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[central_connection]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod account_member {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "account_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: i32,
        #[sea_orm(belongs_to, from = "account_id", to = "id")]
        pub account: BelongsTo<super::account::Entity>,
        #[sea_orm(belongs_to, from = "member_id", to = "id")]
        pub member: BelongsTo<super::member::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod member {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_many_tenants]
    #[optional_tenant(shared_writes)]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_relation]
        #[sea_orm(has_many, via = "account_member")]
        pub accounts: HasMany<super::account::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod topic {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant(column = "ownerAccount")]
    #[tenant_connection]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "ownerAccount")]
        pub owner: i32,
        #[sea_orm(column_name = "owner")]
        pub owner_name: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod article {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant(relation = "publisher", unchecked = "topic", crate = "::tenancy_sea")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "article")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub published_by: i32,
        pub topic_id: i32,
        #[sea_orm(
            belongs_to,
            relation_enum = "published_by",
            from = "published_by",
            to = "id"
        )]
        pub publisher: BelongsTo<super::account::Entity>,
        #[sea_orm(belongs_to, from = "topic_id", to = "id")]
        pub topic: BelongsTo<super::topic::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod remark {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_primary_model("article", "Parent")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "remark")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub article_id: Option<i32>,
        pub topic_id: Option<i32>,
        #[sea_orm(belongs_to, from = "article_id", to = "id")]
        pub article: BelongsTo<Option<super::article::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Parent", from = "topic_id", to = "id")]
        pub topic: BelongsTo<Option<super::topic::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod country {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[global_model(read_only)]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "country")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod plan {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[central_connection]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
