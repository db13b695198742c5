use sea_orm::entity::prelude::*;
use tenancy_sea::prelude::*;

/// A blog's own, or nobody's: every blog reads the latter, and none can change it.
#[belongs_to_tenant]
#[optional_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "category")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: Option<i32>,
    pub name: String,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<Option<super::blog::Entity>>,
    #[sea_orm(has_many)]
    pub posts: HasMany<super::post::Entity>,
}

impl Model {
    /// Whether all blogs have it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.blog_id.is_none()
    }
}

impl ActiveModelBehavior for ActiveModel {}
