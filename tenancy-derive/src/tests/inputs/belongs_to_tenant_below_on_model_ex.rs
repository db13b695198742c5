#[derive(Clone, Debug, PartialEq, DeriveModelEx, DeriveActiveModelEx)]
#[belongs_to_tenant(unchecked = "author")]
#[tenant_connection]
#[sea_orm(table_name = "post")]
pub struct ModelEx {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub author_id: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Writer", from = "author_id", to = "id")]
    pub author: BelongsTo<super::author::Entity>,
}
