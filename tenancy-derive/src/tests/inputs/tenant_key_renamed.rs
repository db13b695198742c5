#[tenant]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[tenant_key]
    #[sea_orm(unique, column_name = "org_code", enum_name = "OrgCode")]
    pub code: Code,
}
