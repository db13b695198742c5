use sea_orm::entity::prelude::*;

/// An administrator is signed in. No connection of a tenant reaches it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "administrator_session")]
pub struct Model {
    /// A hash of what the cookie has.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub administrator_id: i32,
    pub form_token: String,
    pub expires_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "administrator_id", to = "id")]
    pub administrator: BelongsTo<super::administrator::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
