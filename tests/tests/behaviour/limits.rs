//! What tenancy can't hold, as `docs/isolation.md` says: the database does as it is told, and sees all tenants.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ConnectionTrait, QuerySelect, Statement, TransactionTrait};
use tenancy_sea::entity::{Declaration, EntityDeclaration, Ownership, TenantOwner};
use tenancy_sea::prelude::*;
use tenancy_tests::entities::blogs::{blog, category};
use tenancy_tests::entities::keys::text::{account, invoice};
use tenancy_tests::{Backend, Blogs, TestContext, assert_refused, each_backend, on_backends};

use crate::by_hand::entity;

each_backend![
    a_view_counts_over_all_tenants,
    a_cascade_asks_nobody,
    a_key_that_is_no_relation_leads_anywhere,
    nobody_asks_whether_a_tenant_is_still_there,
];
on_backends![Postgres, Mysql => a_locking_read_takes_shared_rows, a_function_reads_what_it_says];
on_backends![Sqlite, Mysql => a_collation_that_takes_two_keys_for_one_is_guarded_in_reads_alone];
on_backends![Postgres => a_padded_key_is_taken_for_a_strangers];

entity!(ranked, "ranked", { blog_id: i32, posts: i64 }, [], Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]));
entity!(shelf, "shelf", { blog_id: i32 }, [], Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]));
entity!(
    book,
    "book",
    { blog_id: i32, shelf_id: i32 },
    [Shelf(ShelfId, shelf::Entity, shelf::Column::Id)],
    Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")])
);

entity!(mark, "mark", { blog_id: i32, target: String, target_id: i32 }, [], Ownership::BelongsToTenant(vec![TenantOwner::new().column("blog_id")]));

async fn run(raw: &DatabaseConnection, statements: &[&str]) {
    for text in statements {
        raw.execute_unprepared(text).await.unwrap();
    }
}

async fn number(db: &impl ConnectionTrait, text: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), text);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Vectors 79, 148: the condition is put on the view, not into it.
async fn a_view_counts_over_all_tenants(blogs: Blogs) {
    let view =
        "CREATE VIEW ranked AS SELECT id, blog_id, (SELECT count(*) FROM post) AS posts FROM post";
    run(blogs.raw(), &[view]).await;
    let tenancy = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .entity::<ranked::Entity>()
        .build()
        .await
        .unwrap();
    let seen = ranked::Entity::find()
        .all(&tenancy.for_tenant(&blogs.acme))
        .await
        .unwrap();
    assert_eq!(seen.len(), 2);
    assert!(seen.iter().all(|post| post.posts == 5), "{seen:?}");
}

/// Vector 104: a key that a tenant writes doesn't cross. One that is stored otherwise does, and the database follows it.
async fn a_cascade_asks_nobody(blogs: Blogs) {
    run(
        blogs.raw(),
        &[
            "CREATE TABLE shelf (id integer PRIMARY KEY, blog_id integer NOT NULL)",
            "CREATE TABLE book (id integer PRIMARY KEY, blog_id integer NOT NULL, shelf_id integer NOT NULL, \
             FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE CASCADE)",
            "INSERT INTO shelf (id, blog_id) VALUES (1, 1)",
            "INSERT INTO book (id, blog_id, shelf_id) VALUES (1, 1, 1), (2, 2, 1)",
        ],
    )
    .await;
    let tenancy = Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .entity::<shelf::Entity>()
        .entity::<book::Entity>()
        .build()
        .await
        .unwrap();
    let foobar = tenancy.for_tenant(&blogs.foobar);
    let crossing = "INSERT INTO book (id, shelf_id) VALUES (3, 1)";
    assert_refused!(
        foobar.execute_unprepared(crossing).await,
        TenancyError::CrossTenantReference { .. }
    );
    let deleted = shelf::Entity::delete_many()
        .exec(&tenancy.for_tenant(&blogs.acme))
        .await
        .unwrap();
    assert_eq!(deleted.rows_affected, 1);
    assert_eq!(number(blogs.raw(), "SELECT count(*) FROM book").await, 0);
}

/// Vector 191
async fn a_locking_read_takes_shared_rows(blogs: Blogs) {
    let holder = blogs.acme().begin().await.unwrap();
    let held = category::Entity::find().lock_exclusive().all(&holder);
    assert_eq!(held.await.unwrap().len(), 2);
    let rival = blogs.foobar().begin().await.unwrap();
    let nowait = category::Entity::find_by_id(3)
        .lock_with_behavior(LockType::Update, LockBehavior::Nowait)
        .one(&rival);
    assert!(nowait.await.is_err(), "the shared row is locked");
    rival.rollback().await.unwrap();
    holder.commit().await.unwrap();
}

/// Vector 147: functions are refused by name, and nobody knows the application's.
async fn a_function_reads_what_it_says(blogs: Blogs) {
    let function = match blogs.context.backend {
        Backend::Postgres => {
            "CREATE FUNCTION all_posts() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM post'"
        }
        _ => {
            "CREATE FUNCTION all_posts() RETURNS bigint READS SQL DATA RETURN (SELECT count(*) FROM post)"
        }
    };
    run(blogs.raw(), &[function]).await;
    assert_eq!(number(&blogs.acme(), "SELECT all_posts()").await, 5);
    run(blogs.raw(), &["DROP FUNCTION all_posts"]).await;
}

async fn accounts(context: &TestContext, key: &str) -> Tenancy<account::Entity> {
    let table =
        format!("CREATE TABLE invoice (id integer PRIMARY KEY, account_code {key}, total integer)");
    let rows = "INSERT INTO invoice VALUES (1, 'acme', 1), (2, 'ACME', 2)";
    run(&context.raw, &[&table, rows]).await;
    Tenancy::<account::Entity>::builder(context.raw.clone())
        .entities("tenancy_tests::entities::keys::text::*")
        .build()
        .await
        .unwrap()
}

/// Vector 13
async fn a_collation_that_takes_two_keys_for_one_is_guarded_in_reads_alone(context: TestContext) {
    let key = match context.backend {
        Backend::Sqlite => "varchar(20) COLLATE NOCASE",
        _ => "varchar(20)",
    };
    let db = accounts(&context, key).await.for_tenant("acme");
    assert_refused!(
        invoice::Entity::find().all(&db).await,
        TenancyError::CrossTenantHydration { .. }
    );
    assert_eq!(number(&db, "SELECT count(*) FROM invoice").await, 2);
    let updated = invoice::Entity::update_many()
        .col_expr(invoice::Column::Total, Expr::value(9))
        .exec(&db)
        .await
        .unwrap();
    assert_eq!(updated.rows_affected, 2);
}

/// The blanks with which PostgreSQL fills `char(n)` up are part of what it hands out.
async fn a_padded_key_is_taken_for_a_strangers(context: TestContext) {
    let db = accounts(&context, "char(8)").await.for_tenant("acme");
    assert_refused!(
        invoice::Entity::find().all(&db).await,
        TenancyError::CrossTenantHydration { .. }
    );
    assert_eq!(number(&db, "SELECT count(*) FROM invoice").await, 1);
}

/// A mark on whatever its type and number say.
async fn marks(blogs: &Blogs) -> Tenancy<blog::Entity> {
    let table = "CREATE TABLE mark (id integer PRIMARY KEY, blog_id integer NOT NULL, target varchar(20), target_id integer)";
    run(blogs.raw(), &[table]).await;
    Tenancy::<blog::Entity>::builder(blogs.raw().clone())
        .entities("tenancy_tests::entities::blogs::*")
        .entity::<mark::Entity>()
        .build()
        .await
        .unwrap()
}

/// Vector 125: it is stored, and shows nothing of what it names.
async fn a_key_that_is_no_relation_leads_anywhere(blogs: Blogs) {
    let acme = marks(&blogs).await.for_tenant(&blogs.acme);
    let text = "INSERT INTO mark (id, target, target_id) VALUES (1, 'post', 2)";
    acme.execute_unprepared(text).await.unwrap();
    let joined = "SELECT count(p.id) FROM mark m LEFT JOIN post p ON m.target = 'post' AND p.id = m.target_id";
    assert_eq!(number(blogs.raw(), joined).await, 1);
    assert_eq!(number(&acme, joined).await, 0);
}

/// Vector 132: a foreign key from the tenant column would.
async fn nobody_asks_whether_a_tenant_is_still_there(blogs: Blogs) {
    let gone = marks(&blogs).await.for_tenant(99);
    let text = "INSERT INTO mark (id, target, target_id) VALUES (1, 'post', 2)";
    gone.execute_unprepared(text).await.unwrap();
    let stored = "SELECT count(*) FROM mark WHERE blog_id = 99";
    assert_eq!(number(blogs.raw(), stored).await, 1);
}
