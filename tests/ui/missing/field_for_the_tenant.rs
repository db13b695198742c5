use tenancy_sea::prelude::*;
use tenancy_sea::{Context, TenancyError};

mod blog {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod post {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_tenant]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub draft_of: Option<i32>,
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
        #[sea_orm(self_ref, relation_enum = "Draft", from = "draft_of", to = "id")]
        pub draft: BelongsTo<Option<Entity>>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod comment {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_primary_model("post")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub post_id: i32,
        #[sea_orm(belongs_to, from = "post_id", to = "id")]
        pub post: BelongsTo<super::post::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod member {
    use sea_orm::entity::prelude::*;
    use tenancy_sea::prelude::*;

    #[belongs_to_many_tenants(via = "blog_member")]
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

fn through_a_parent(comments: Vec<comment::ModelEx>) -> Result<Vec<comment::ModelEx>, TenancyError> {
    comments.hydrate_tenant(&Context::current())
}

fn of_many_tenants(member: Option<member::ModelEx>) -> Result<Option<member::ModelEx>, TenancyError> {
    member.hydrate_tenant(&Context::current())
}

fn one_of_two_relations(post: post::ModelEx) -> Result<post::ModelEx, TenancyError> {
    post.hydrate_tenant(&Context::current())
}

fn without_relations(posts: Vec<post::Model>) -> Result<Vec<post::Model>, TenancyError> {
    posts.hydrate_tenant(&Context::current())
}

fn main() {}
