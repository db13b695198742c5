use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

mod blog {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub editor_id: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<crate::blog::Entity>,
    #[tenant_relation]
    #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
    pub editor: BelongsTo<crate::blog::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}

// Behaviour B7: two ways to the tenant are found at compile time.
