//! A blog and what hangs on it: each entity as `#[..]` attributes would declare it.

use sea_orm::entity::prelude::*;

use crate::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};

macro_rules! declare {
    ($ownership:expr) => {
        impl ActiveModelBehavior for ActiveModel {}

        impl EntityDeclaration for Entity {
            const MODULE_PATH: &'static str = module_path!();

            fn declaration() -> Declaration {
                Declaration::new($ownership)
            }
        }
    };
}

/// The tenant. It points to one of its own posts.
pub mod blog {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(unique)]
        pub slug: String,
        pub theme: Option<String>,
        pub public: bool,
        pub featured_post_id: Option<i32>,
        #[sea_orm(belongs_to, from = "featured_post_id", to = "id")]
        pub post: BelongsTo<Option<super::post::Entity>>,
    }

    declare!(Ownership::Tenant {
        key: None,
        belongs_to: Vec::new()
    });
}

/// Primary, with a key whose database name isn't the field's.
pub mod post {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        #[sea_orm(column_name = "weblog_id")]
        pub blog_id: i64,
        pub category_id: Option<i32>,
        pub country_code: Option<String>,
        pub public: bool,
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
        #[sea_orm(belongs_to, from = "category_id", to = "id")]
        pub category: BelongsTo<Option<super::category::Entity>>,
        #[sea_orm(belongs_to, from = "country_code", to = "code")]
        pub country: BelongsTo<Option<super::country::Entity>>,
        #[sea_orm(has_many)]
        pub comments: HasMany<super::comment::Entity>,
    }

    declare!(Ownership::BelongsToTenant(vec![TenantOwner::new()]));
}

/// Secondary, and a tree.
pub mod comment {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub post_id: i32,
        pub parent_id: Option<i32>,
        #[sea_orm(belongs_to, from = "post_id", to = "id")]
        pub post: BelongsTo<super::post::Entity>,
        #[sea_orm(self_ref, relation_enum = "Parent", from = "parent_id", to = "id")]
        pub parent: BelongsTo<Option<Entity>>,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["post"]
    });
}

/// Secondary of a secondary.
pub mod vote {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vote")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub comment_id: i32,
        pub likes_blog: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::comment::Entity",
            from = "Column::CommentId",
            to = "super::comment::Column::Id"
        )]
        Comment,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::LikesBlog",
            to = "super::blog::Column::Id"
        )]
        LikesBlog,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["Comment"]
    });
}

/// Optional: shared rows have no tenant.
pub mod category {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: Option<i32>,
        pub name: String,
    }

    declare!(Ownership::BelongsToTenant(vec![
        TenantOwner::new().optional()
    ]));
}

/// Global, although it has keys.
pub mod country {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "country")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub best_post_id: Option<i32>,
        #[sea_orm(belongs_to, from = "best_post_id", to = "id")]
        pub post: BelongsTo<Option<super::post::Entity>>,
    }

    declare!(Ownership::Global { read_only: true });
}

/// Many-to-many, through `account_member`.
pub mod member {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub favourite_post_id: Option<i32>,
        #[sea_orm(has_many)]
        pub links: HasMany<super::account_member::Entity>,
        #[sea_orm(belongs_to, from = "favourite_post_id", to = "id")]
        pub post: BelongsTo<Option<super::post::Entity>>,
    }

    declare!(Ownership::BelongsToManyTenants {
        via: None,
        relation: None,
        optional: false,
        shared_writes: false
    });
}

/// A pivot, whose primary key holds the tenant column. Its table is named otherwise than its module.
pub mod account_member {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub blog_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: i32,
        #[sea_orm(belongs_to, from = "blog_id", to = "id")]
        pub blog: BelongsTo<super::blog::Entity>,
        #[sea_orm(belongs_to, from = "member_id", to = "id")]
        pub member: BelongsTo<super::member::Entity>,
    }

    declare!(Ownership::BelongsToTenant(vec![
        TenantOwner::new().relation("blog")
    ]));
}

/// A pivot that names a member twice.
pub mod invitation {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: Option<i32>,
        pub host_id: i32,
        pub guest_id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::TenantId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::member::Entity",
            from = "Column::HostId",
            to = "super::member::Column::Id"
        )]
        Host,
        #[sea_orm(
            belongs_to = "super::member::Entity",
            from = "Column::GuestId",
            to = "super::member::Column::Id"
        )]
        Guest,
    }

    declare!(Ownership::BelongsToTenant(vec![TenantOwner::new()]));
}

/// Secondary with a composite primary key.
pub mod chapter {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "chapter", schema_name = "archive")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub post_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        #[sea_orm(belongs_to, from = "post_id", to = "id")]
        pub post: BelongsTo<super::post::Entity>,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["Post"]
    });
}

/// Secondary through a relation with two columns, to a table in a schema.
pub mod page {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "page", schema_name = "archive")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub post_id: i32,
        pub chapter_number: Option<i16>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::chapter::Entity",
            from = "(Column::PostId, Column::ChapterNumber)",
            to = "(super::chapter::Column::PostId, super::chapter::Column::Number)"
        )]
        Chapter,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["chapter"]
    });
}

/// Secondary of whichever parent is set; two relations to the tenant; keys that don't fit.
pub mod attachment {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "attachment")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub post_id: Option<i32>,
        pub comment_id: Option<i32>,
        pub blog_id: Option<i32>,
        pub origin_id: i32,
        pub blog_slug: String,
        pub public: bool,
        pub country_code: String,
        pub r#type: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::post::Entity",
            from = "Column::PostId",
            to = "super::post::Column::Id"
        )]
        Post,
        #[sea_orm(
            belongs_to = "super::comment::Entity",
            from = "Column::CommentId",
            to = "super::comment::Column::Id"
        )]
        Comment,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogId",
            to = "super::blog::Column::Id"
        )]
        Blog,
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::OriginId",
            to = "super::blog::Column::Id"
        )]
        Origin,
        #[sea_orm(
            belongs_to = "super::country::Entity",
            from = "Column::CountryCode",
            to = "super::country::Column::Code"
        )]
        Country,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["post", "comment", "blog"]
    });
}

/// Relations that lead to columns which are no keys.
pub mod note {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: i32,
        pub blog_slug: String,
        pub public: bool,
        pub post_id: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::blog::Entity",
            from = "Column::BlogSlug",
            to = "super::blog::Column::Slug"
        )]
        BlogBySlug,
        #[sea_orm(
            belongs_to = "super::post::Entity",
            from = "Column::Public",
            to = "super::post::Column::Public"
        )]
        AnyPublic,
        #[sea_orm(
            belongs_to = "super::post::Entity",
            from = "Column::PostId",
            to = "super::post::Column::Id"
        )]
        Post,
        #[sea_orm(has_many = "super::tag::Entity")]
        Tag,
    }

    impl Related<super::tag::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Tag.def()
        }
    }

    declare!(Ownership::BelongsToTenant(vec![TenantOwner::new()]));
}

/// A tree whose rows reach no tenant but through each other, and a relation that another entity lends.
pub mod tag {
    use sea_orm::sea_query::ExprTrait;

    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tag")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub parent_id: Option<i32>,
        pub note_id: Option<i32>,
        pub loop_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter)]
    pub enum Relation {
        Parent,
        Note,
        Loop,
        Lent,
    }

    impl RelationTrait for Relation {
        fn def(&self) -> RelationDef {
            match self {
                Self::Parent => Entity::belongs_to(Entity)
                    .from(Column::ParentId)
                    .to(Column::Id)
                    .into(),
                Self::Note => Entity::belongs_to(super::note::Entity)
                    .from(Column::NoteId)
                    .to(super::note::Column::Id)
                    .into(),
                Self::Loop => Entity::belongs_to(super::ring::Entity)
                    .from(Column::LoopId)
                    .to(super::ring::Column::Id)
                    .on_condition(|_, ring| Expr::col((ring, super::ring::Column::Id)).gt(0).into())
                    .into(),
                Self::Lent => super::vote::Relation::Comment.def(),
            }
        }
    }

    impl Related<super::note::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Note.def()
        }
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["note"]
    });
}

/// Closes a circle with `tag`.
pub mod ring {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ring")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tag_id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::tag::Entity",
            from = "Column::TagId",
            to = "super::tag::Column::Id"
        )]
        Tag,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["tag"]
    });
}

/// Another view of the table `post`, with a column that `post` doesn't have.
pub mod headline {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub weblog_id: i64,
        pub title: Option<String>,
        pub editor_id: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::member::Entity",
            from = "Column::EditorId",
            to = "super::member::Column::Id"
        )]
        Editor,
    }

    declare!(Ownership::BelongsToTenant(vec![
        TenantOwner::new().column("weblog_id")
    ]));
}

/// The table `post` of a named schema.
pub mod public_post {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post", schema_name = "public")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    declare!(Ownership::BelongsToTenant(vec![TenantOwner::new()]));
}

/// A tenant of another tenancy, with a composite primary key.
pub mod organisation {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub country: String,
        #[sea_orm(primary_key, auto_increment = false)]
        #[sea_orm(unique)]
        pub number: i32,
        #[sea_orm(unique)]
        pub uuid: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    declare!(Ownership::Tenant {
        key: None,
        belongs_to: Vec::new()
    });
}

/// Secondary of a many-to-many entity.
pub mod byline {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "byline")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub member_id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::member::Entity",
            from = "Column::MemberId",
            to = "super::member::Column::Id"
        )]
        Member,
    }

    declare!(Ownership::BelongsToPrimaryModel {
        relations: vec!["member"]
    });
}

/// A pivot whose tenant can be NULL.
pub mod link {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "link")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub tenant_id: Option<i32>,
        pub member_id: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "super::member::Entity",
            from = "Column::MemberId",
            to = "super::member::Column::Id"
        )]
        Member,
    }

    declare!(Ownership::BelongsToTenant(vec![TenantOwner::new()]));
}
