//! MariaDB's RETURNING, in raw statements: SeaORM 2.0.4 doesn't write it, even under `mariadb-use-returning` (sea-orm#2709).

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};
use tenancy_sea::TenancyError;
use tenancy_tests::{Blogs, assert_refused, on_backends};

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
