#[belongs_to_many_tenants]
#[optional_tenant(shared_writes)]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[tenant_relation]
    #[sea_orm(has_many, via = "account_member::Account")]
    pub accounts: HasMany<super::account::Entity>,
}
