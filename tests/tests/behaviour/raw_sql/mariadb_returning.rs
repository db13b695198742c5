//! MariaDB's RETURNING. SeaORM 2.0.4 doesn't write it, even under `mariadb-use-returning` (sea-orm#2709), so these are raw; and
//! SeaORM's own methods are held against SeaORM's own connection, under either feature.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, QueryResult, Set, Statement};
use tenancy_sea::TenancyError;
use tenancy_tests::entities::blogs::ticket;
use tenancy_tests::{Blogs, assert_refused, each_backend, on_backends};

each_backend![seaorms_methods_mean_what_they_mean_without_tenancy,];
on_backends![Mysql => an_insert_returns_its_rows, a_refused_insert_returns_nothing, a_delete_returns_own_rows];

async fn run(blogs: &Blogs, text: &str) -> Result<Vec<QueryResult>, DbErr> {
    let db = blogs.acme();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), text))
        .await
}

async fn an_insert_returns_its_rows(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let rows = run(
        &blogs,
        "INSERT INTO ticket (title) VALUES ('a'), ('b') RETURNING id, blog_id",
    )
    .await
    .unwrap();
    let rows: Vec<(i32, i32)> = rows
        .iter()
        .map(|row| {
            (
                row.try_get("", "id").unwrap(),
                row.try_get("", "blog_id").unwrap(),
            )
        })
        .collect();
    assert_eq!(rows, [(3, 1), (4, 1)]);
    assert_eq!(blogs.changes(&before).await, ["+ticket 3", "+ticket 4"]);
    let upsert = "INSERT INTO post (slug, title, views) VALUES ('hello', 'mine', 0) ON DUPLICATE KEY UPDATE title = VALUES(title) RETURNING id";
    let rows = run(&blogs, upsert).await.unwrap();
    assert_eq!(rows[0].try_get::<i32>("", "id").unwrap(), 1);
}

async fn a_refused_insert_returns_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let foreign =
        "INSERT INTO comment (post_id, body, stars) VALUES (1, 'a', 0), (2, 'b', 0) RETURNING id";
    assert_refused!(
        run(&blogs, foreign).await,
        TenancyError::CrossTenantReference { .. }
    );
    let stolen = "INSERT INTO post (slug, permalink, title, views) VALUES ('x', 'foobar-hello', 'x', 0) \
                  ON DUPLICATE KEY UPDATE title = 'x' RETURNING title";
    assert_refused!(
        run(&blogs, stolen).await,
        TenancyError::ConflictOutsideTenant { .. }
    );
    blogs.assert_unchanged(&before).await;
}

async fn a_delete_returns_own_rows(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let rows = run(&blogs, "DELETE FROM ticket RETURNING id, blog_id")
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    let rows = run(&blogs, "DELETE FROM vote WHERE score < 100 RETURNING id")
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        blogs.changes(&before).await,
        ["-ticket 1", "-vote 1", "-vote 3"]
    );
}

/// The kind of answer, without what differs between two inserts.
fn kind<T>(answer: Result<T, DbErr>) -> String {
    answer.map_or_else(|err| err.to_string(), |_| "a row".to_owned())
}

async fn seaorms_methods_mean_what_they_mean_without_tenancy(blogs: Blogs) {
    let (ours, own) = (blogs.acme(), blogs.raw());
    let ticket = ticket::ActiveModel {
        blog_id: Set(1),
        title: Set(Some("x".into())),
        ..Default::default()
    };
    assert_eq!(
        kind(ticket.clone().insert(&ours).await),
        kind(ticket.clone().insert(own).await)
    );
    let insert = || ticket::Entity::insert(ticket.clone());
    assert_eq!(
        kind(insert().exec(&ours).await),
        kind(insert().exec(own).await)
    );
    assert_eq!(
        kind(insert().exec_with_returning(&ours).await),
        kind(insert().exec_with_returning(own).await)
    );
    assert_eq!(kind(insert().exec_without_returning(&ours).await), "a row");
    let update = || ticket::ActiveModel {
        id: Set(1),
        title: Set(Some("y".into())),
        ..Default::default()
    };
    assert_eq!(
        kind(update().update(&ours).await),
        kind(update().update(own).await)
    );
    let delete = |id| ticket::Entity::delete_by_id(id);
    assert_eq!(kind(delete(1).exec(&ours).await), "a row");
    for row in ticket::Entity::find().all(own).await.unwrap() {
        assert!(row.blog_id == 1 || row.id == 2, "{row:?}");
    }
}
