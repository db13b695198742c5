use tenancy_sea::prelude::*;

mod blog {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn domains(tenancy: Tenancy<blog::Entity>) {
    tenancy.domains::<blog::Entity>();
}

fn main() {}
