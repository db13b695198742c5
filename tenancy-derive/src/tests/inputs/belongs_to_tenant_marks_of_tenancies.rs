#[belongs_to_tenant]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_relation(tenancy = "super::blog::Entity")]
    pub blog_id: i32,
    #[tenant_relation(tenancy = "super::organisation::Entity")]
    pub org_id: i32,
}
