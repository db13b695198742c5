//! The attributes in every position: above and below `#[sea_orm::model]`, above and below the derive, in either order.
//! All these entities have two relations to the tenant, of which one is marked.

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

pub mod dense_above_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[optional_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_above_all")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_above_in_the_other_order {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[optional_tenant]
    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_above_in_the_other_order")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_between_model_and_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[belongs_to_tenant]
    #[optional_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_between_model_and_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_below_the_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[belongs_to_tenant]
    #[optional_tenant]
    #[sea_orm(table_name = "dense_below_the_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_below_in_the_other_order {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[optional_tenant]
    #[belongs_to_tenant]
    #[sea_orm(table_name = "dense_below_in_the_other_order")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_below_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_below_all")]
    #[belongs_to_tenant]
    #[optional_tenant]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_around_the_model {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[optional_tenant]
    #[sea_orm::model]
    #[belongs_to_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_around_the_model")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_around_the_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::model]
    #[belongs_to_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[optional_tenant]
    #[sea_orm(table_name = "dense_around_the_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod dense_around_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dense_around_all")]
    #[optional_tenant]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<Option<super::blog::Entity>>,
        #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
        pub editor: BelongsTo<Option<super::blog::Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_above_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[optional_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compact_above_all")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_below_the_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[optional_tenant]
    #[belongs_to_tenant]
    #[sea_orm(table_name = "compact_below_the_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_below_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compact_below_all")]
    #[belongs_to_tenant]
    #[optional_tenant]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_around_the_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[optional_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[belongs_to_tenant]
    #[sea_orm(table_name = "compact_around_the_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod expanded_above {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[optional_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
    pub struct Model {
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
    pub struct Entity;

    impl EntityName for Entity {
        fn table_name(&self) -> &'static str {
            "expanded_above"
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
    pub enum Column {
        Id,
        Note,
        BlogId,
        EditorId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
    pub enum PrimaryKey {
        Id,
    }

    impl PrimaryKeyTrait for PrimaryKey {
        type ValueType = i32;

        fn auto_increment() -> bool {
            true
        }
    }

    impl ColumnTrait for Column {
        type EntityName = Entity;

        fn def(&self) -> ColumnDef {
            match self {
                Self::Id => ColumnType::Integer.def(),
                Self::Note => ColumnType::Text.def().null(),
                Self::BlogId | Self::EditorId => ColumnType::Integer.def().null(),
            }
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub enum Relation {
        Blog,
        Editor,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            let column = match self {
                Self::Blog => Column::BlogId,
                Self::Editor => Column::EditorId,
            };
            Entity::belongs_to(super::blog::Entity)
                .from(column)
                .to(super::blog::Column::Id)
                .into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod expanded_below {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
    #[optional_tenant]
    #[belongs_to_tenant]
    pub struct Model {
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
    pub struct Entity;

    impl EntityName for Entity {
        fn table_name(&self) -> &'static str {
            "expanded_below"
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
    pub enum Column {
        Id,
        Note,
        BlogId,
        EditorId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
    pub enum PrimaryKey {
        Id,
    }

    impl PrimaryKeyTrait for PrimaryKey {
        type ValueType = i32;

        fn auto_increment() -> bool {
            true
        }
    }

    impl ColumnTrait for Column {
        type EntityName = Entity;

        fn def(&self) -> ColumnDef {
            match self {
                Self::Id => ColumnType::Integer.def(),
                Self::Note => ColumnType::Text.def().null(),
                Self::BlogId | Self::EditorId => ColumnType::Integer.def().null(),
            }
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub enum Relation {
        Blog,
        Editor,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            let column = match self {
                Self::Blog => Column::BlogId,
                Self::Editor => Column::EditorId,
            };
            Entity::belongs_to(super::blog::Entity)
                .from(column)
                .to(super::blog::Column::Id)
                .into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod expanded_around {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
    #[optional_tenant]
    pub struct Model {
        pub id: i32,
        pub note: Option<String>,
        #[tenant_relation]
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
    pub struct Entity;

    impl EntityName for Entity {
        fn table_name(&self) -> &'static str {
            "expanded_around"
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
    pub enum Column {
        Id,
        Note,
        BlogId,
        EditorId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
    pub enum PrimaryKey {
        Id,
    }

    impl PrimaryKeyTrait for PrimaryKey {
        type ValueType = i32;

        fn auto_increment() -> bool {
            true
        }
    }

    impl ColumnTrait for Column {
        type EntityName = Entity;

        fn def(&self) -> ColumnDef {
            match self {
                Self::Id => ColumnType::Integer.def(),
                Self::Note => ColumnType::Text.def().null(),
                Self::BlogId | Self::EditorId => ColumnType::Integer.def().null(),
            }
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub enum Relation {
        Blog,
        Editor,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            let column = match self {
                Self::Blog => Column::BlogId,
                Self::Editor => Column::EditorId,
            };
            Entity::belongs_to(super::blog::Entity)
                .from(column)
                .to(super::blog::Column::Id)
                .into()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_model_above_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[optional_tenant]
    #[sea_orm::compact_model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compact_model_above_all")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        pub blog: HasOne<super::blog::Entity>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl Related<super::blog::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Blog.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_model_below_all {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::compact_model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "compact_model_below_all")]
    #[optional_tenant]
    #[belongs_to_tenant]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        pub blog: HasOne<super::blog::Entity>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl Related<super::blog::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Blog.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod compact_model_around_the_derive {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[sea_orm::compact_model]
    #[belongs_to_tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[optional_tenant]
    #[sea_orm(table_name = "compact_model_around_the_derive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub note: Option<String>,
        pub blog_id: Option<i32>,
        pub editor_id: Option<i32>,
        #[tenant_relation]
        pub blog: HasOne<super::blog::Entity>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::EditorId",
            to = "super::blog::Column::Id"
        )]
        Editor,
    }

    impl Related<super::blog::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Blog.def()
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}
