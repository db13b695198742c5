#[belongs_to_tenant(colum = "blog_id", relation = "blogg")]
#[global_model]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_key]
    pub blog_id: i32,
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
}
