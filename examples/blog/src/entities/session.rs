use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// Somebody is signed in to one blog.
#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// A hash of what the cookie has: who reads this table is signed in nowhere.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub blog_id: i32,
    pub user_id: i32,
    /// What its forms carry: see [`csrf`](crate::csrf).
    pub form_token: String,
    pub expires_at: DateTimeUtc,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
