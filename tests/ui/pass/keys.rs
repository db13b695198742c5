//! Tenants whose keys are of every type that a key can be of.

use sea_orm::entity::prelude::*;

/// A newtype of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
pub struct Number(pub i64);

/// A newtype of a string.
#[derive(Clone, Debug, PartialEq, Eq, Hash, DeriveValueType)]
pub struct Code(pub String);

/// A newtype of a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
pub struct Id(pub Uuid);

pub mod number {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "number")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        #[tenant_key]
        #[sea_orm(unique)]
        pub number: super::Number,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod code {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "code", rename_all = "camelCase")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[tenant_key]
        #[sea_orm(unique, enum_name = "TheCode")]
        pub org_code: super::Code,
        #[tenant_identifier]
        #[sea_orm(unique, column_name = "handle")]
        pub slug: String,
        #[tenant_resource_key]
        pub resource_key: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod id {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[tenant]
    #[sea_orm(table_name = "id")]
    pub struct Model {
        #[tenant_key]
        #[sea_orm(unique)]
        pub r#type: super::Id,
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod bytes {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "bytes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: Vec<u8>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod expanded {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[derive(Copy, Clone, Default, Debug, DeriveEntity)]
    pub struct Entity;

    impl EntityName for Entity {
        fn table_name(&self) -> &'static str {
            "expanded"
        }
    }

    #[tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveModel, DeriveActiveModel)]
    pub struct Model {
        pub name: String,
        pub key: i16,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveColumn)]
    pub enum Column {
        Name,
        #[sea_orm(column_name = "the_key")]
        Key,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DerivePrimaryKey)]
    pub enum PrimaryKey {
        Key,
    }

    impl PrimaryKeyTrait for PrimaryKey {
        type ValueType = i16;

        fn auto_increment() -> bool {
            false
        }
    }

    impl ColumnTrait for Column {
        type EntityName = Entity;

        fn def(&self) -> ColumnDef {
            match self {
                Self::Name => ColumnType::Text.def(),
                Self::Key => ColumnType::SmallInteger.def(),
            }
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub enum Relation {}

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            match *self {}
        }
    }

    impl ActiveModelBehavior for ActiveModel {}
}
