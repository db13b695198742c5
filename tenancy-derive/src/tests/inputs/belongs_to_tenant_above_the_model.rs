#[belongs_to_tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub author_id: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(belongs_to, relation_enum = "writer", from = "author_id", to = "id")]
    pub author: BelongsTo<super::author::Entity>,
    #[sea_orm(has_many)]
    pub comments: HasMany<super::comment::Entity>,
}
