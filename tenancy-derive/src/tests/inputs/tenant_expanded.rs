#[tenant]
#[derive(Clone, Debug, PartialEq, DeriveModel, DeriveActiveModel, Eq)]
pub struct Model {
    pub id: i32,
    #[tenant_identifier]
    pub slug: String,
}
