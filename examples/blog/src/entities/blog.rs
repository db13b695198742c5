use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// The tenant.
#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blog")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    /// How requests name it: `acme.localhost` and `localhost/blogs/acme`.
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    /// Where its files are. It fills itself in, and nobody can guess it.
    #[tenant_resource_key]
    pub resource_key: Uuid,
    pub title: String,
    pub tagline: String,
}

impl ActiveModelBehavior for ActiveModel {}
