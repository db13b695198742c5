use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

mod post {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub author_id: i32,
        #[sea_orm(belongs_to, from = "author_id", to = "id")]
        pub author: BelongsTo<crate::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "author")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub tenant_id: i32,
    #[tenant_relation]
    #[sea_orm(has_many)]
    pub posts: HasMany<crate::post::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

fn main() {}
