#[belongs_to_tenant(column = "org_id")]
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoice")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub org_id: Option<i32>,
    pub customer_id: i32,
    #[sea_orm(belongs_to, from = "customer_id", to = "id")]
    pub customer: BelongsTo<super::customer::Entity>,
    #[sea_orm(belongs_to, from = "org_id", to = "id")]
    pub r#type: BelongsTo<Option<super::organisation::Entity>>,
}
