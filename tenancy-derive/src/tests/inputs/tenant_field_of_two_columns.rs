#[belongs_to_tenant(relation = "organisation")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub region: String,
    pub org_id: i32,
    #[sea_orm(belongs_to, from = "(Region, OrgId)", to = "(Region, Id)")]
    pub organisation: HasOne<super::organisation::Entity>,
}
