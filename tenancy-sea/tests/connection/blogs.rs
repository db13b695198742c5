//! Two blogs with posts, declared by hand, on SQLite in memory.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, EntityTrait};
use tenancy_sea::core::Tenant;
use tenancy_sea::entity::{
    Declaration, EntityDeclaration, IntoTenant, Ownership, TenantEntity, TenantOwner, tenant_of,
};
use tenancy_sea::{CurrentTenant, Tenancy, TenancyBuilder, TenancyError, TenantKey, sea_orm};

pub mod blog {
    use tenancy_sea::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blog")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub slug: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post {
    use tenancy_sea::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub blog_id: i32,
        pub title: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl EntityDeclaration for blog::Entity {
    const MODULE_PATH: &'static str = "blogs::blog";

    fn declaration() -> Declaration {
        Declaration::new(Ownership::Tenant {
            key: None,
            belongs_to: Vec::new(),
        })
    }
}

impl EntityDeclaration for post::Entity {
    const MODULE_PATH: &'static str = "blogs::post";

    fn declaration() -> Declaration {
        Declaration::new(Ownership::BelongsToTenant(vec![
            TenantOwner::new().column("blog_id"),
        ]))
    }
}

impl Tenant for blog::Model {
    fn tenant_key(&self) -> TenantKey {
        TenantKey::from(self.id)
    }

    fn tenant_key_name(&self) -> &str {
        "id"
    }
}

impl TenantEntity for blog::Entity {}

impl IntoTenant<blog::Entity> for &blog::Model {
    fn into_tenant(self) -> CurrentTenant {
        tenant_of::<blog::Entity>(self.clone())
    }
}

pub const ACME: i32 = 1;
pub const FOOBAR: i32 = 2;

/// Titles of acme's, of foobar's and of everybody's posts.
pub const ACMES: &[&str] = &["acme one", "acme two"];
pub const FOOBARS: &[&str] = &["foobar one"];
pub const ALL: &[&str] = &["acme one", "acme two", "foobar one"];

/// SeaORM's own connection to a database with two blogs and three posts.
pub async fn database() -> DatabaseConnection {
    let database = Database::connect("sqlite::memory:").await.unwrap();
    fill(&database).await;
    database
}

/// Makes the two blogs and their posts.
pub async fn fill(database: &DatabaseConnection) {
    for sql in [
        "CREATE TABLE blog (id integer PRIMARY KEY, slug text NOT NULL)",
        "CREATE TABLE post (id integer PRIMARY KEY, blog_id integer, title text NOT NULL)",
        "INSERT INTO blog VALUES (1, 'acme'), (2, 'foobar')",
        "INSERT INTO post VALUES (1, 1, 'acme one'), (2, 1, 'acme two'), (3, 2, 'foobar one')",
    ] {
        database.execute_unprepared(sql).await.unwrap();
    }
}

pub fn builder(database: DatabaseConnection) -> TenancyBuilder<blog::Entity> {
    Tenancy::<blog::Entity>::builder(database).entity::<post::Entity>()
}

pub async fn tenancy() -> Tenancy<blog::Entity> {
    builder(database().await).build().await.unwrap()
}

/// The titles of the posts that a connection sees, or why it sees none.
pub async fn titles<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, &'static str> {
    let posts = post::Entity::find()
        .all(db)
        .await
        .map_err(|err| refusal(&err))?;
    Ok(posts.into_iter().map(|post| post.title).collect())
}

/// A refusal by its name.
pub fn refusal(err: &DbErr) -> &'static str {
    match TenancyError::from_db_err(err) {
        Some(TenancyError::NoTenant { .. }) => "NoTenant",
        Some(TenancyError::TenantMismatch { what }) => what,
        Some(TenancyError::KeyType { .. }) => "KeyType",
        Some(TenancyError::CrossTenantHydration { .. }) => "CrossTenantHydration",
        Some(TenancyError::CrossTenantWrite { .. }) => "CrossTenantWrite",
        Some(TenancyError::Refused { .. }) => "Refused",
        other => panic!("{err:?} ({other:?})"),
    }
}

pub fn saw(titles: &[&str]) -> Result<Vec<String>, &'static str> {
    Ok(titles.iter().map(|title| (*title).to_owned()).collect())
}
