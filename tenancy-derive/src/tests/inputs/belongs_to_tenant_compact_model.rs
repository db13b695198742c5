#[belongs_to_tenant]
#[sea_orm::compact_model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fruit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub cake_id: Option<i32>,
    #[tenant_relation]
    pub cake: HasOne<super::cake::Entity>,
}
