use sea_orm::entity::prelude::*;

/// Whoever runs all blogs. It says nothing of tenants, so no connection of a tenant reaches it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "administrator")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique)]
    pub name: String,
    /// A hash that [`password`](crate::password) made.
    pub password: String,
}

impl ActiveModelBehavior for ActiveModel {}
