#[tenant]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "blog")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_identifier]
    #[sea_orm(unique)]
    pub slug: String,
    #[tenant_resource_key]
    #[sea_orm(column_name = "resources")]
    pub resource_key: Uuid,
    #[sea_orm(has_many)]
    pub posts: HasMany<super::post::Entity>,
}
