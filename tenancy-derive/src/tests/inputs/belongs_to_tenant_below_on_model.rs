#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[belongs_to_tenant(colum = "reported on the other half")]
#[optional_tenant]
#[sea_orm(table_name = "post")]
#[sea_orm(model_ex)]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_relation]
    pub blog_id: i32,
}
