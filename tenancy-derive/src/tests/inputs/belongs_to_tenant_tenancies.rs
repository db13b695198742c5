#[belongs_to_tenant(tenancy = "super::blog::Entity")]
#[belongs_to_tenant(tenancy = "super::organisation::Entity", relation = "organisation")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub blog_id: i32,
    pub org_id: i32,
    #[tenant_relation]
    #[sea_orm(belongs_to, from = "blog_id", to = "id")]
    pub blog: BelongsTo<super::blog::Entity>,
    #[sea_orm(belongs_to, from = "org_id", to = "id")]
    pub organisation: BelongsTo<super::organisation::Entity>,
}
