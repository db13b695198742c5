use tenancy_sea::extract::{CurrentTenant, TenantConnection};

mod post {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[global_model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

async fn model(_: CurrentTenant<post::Entity>) {}

async fn connection(_: TenantConnection<post::Entity>) {}

fn main() {}
