//! The corpus's entities in two tenancies: accounts lie in zones, and the rows of an account each lie in a zone of their own.

#![allow(
    missing_debug_implementations,
    reason = "SeaORM's extended models have none"
)]

super::schema::schema!(
    { #[belongs_to_tenant(tenancy = "super::zone::Entity", column = "zone_id")] },
    { pub zone_id: i32, }
);

pub mod zone {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "zone")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
