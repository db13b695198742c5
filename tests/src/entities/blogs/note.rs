use sea_orm::entity::prelude::*;

/// Says nothing about its owner, although it hangs on a post.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub post_id: i32,
    pub text: String,
    #[sea_orm(belongs_to, from = "post_id", to = "id")]
    pub post: BelongsTo<super::post::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Related<Entity> for super::post::Entity {
    fn to() -> RelationDef {
        Relation::Post.def().rev()
    }
}
