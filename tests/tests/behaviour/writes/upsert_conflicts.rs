//! Upserts in raw SQL, in every database's own words.

use sea_orm::ConnectionTrait;
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, Blogs, assert_refused, each_backend, on_backends};

each_backend![
    replacing_is_refused,
    ignoring_a_conflict_changes_nothing,
    an_upsert_reads_scoped_tables,
];
on_backends![Mysql => on_duplicate_key_meets_any_unique_key];
on_backends![Sqlite => on_conflict_without_a_target];

const VALUES: &str =
    "INSERT INTO post (slug, permalink, title, views) VALUES ('x', 'foobar-hello', 'stolen', 0)";

/// Vector 117
async fn on_conflict_without_a_target(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let upsert = format!("{VALUES} ON CONFLICT DO UPDATE SET title = 'stolen'");
    assert_refused!(
        blogs.acme().execute_unprepared(&upsert).await,
        TenancyError::ConflictOutsideTenant { .. }
    );
    let several = format!(
        "{VALUES} ON CONFLICT (id) DO NOTHING ON CONFLICT (permalink) DO UPDATE SET title = 'stolen'"
    );
    assert!(blogs.acme().execute_unprepared(&several).await.is_err());
    blogs.assert_unchanged(&before).await;
}

/// Vector 116
async fn on_duplicate_key_meets_any_unique_key(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    for assignments in [
        "title = 'stolen'",
        "title = VALUES(title), views = views + 1",
        "id = id, title = 'stolen'",
    ] {
        let upsert = format!("{VALUES} ON DUPLICATE KEY UPDATE {assignments}");
        assert_refused!(
            db.execute_unprepared(&upsert).await,
            TenancyError::ConflictOutsideTenant { .. }
        );
    }
    blogs.assert_unchanged(&before).await;
    let own = "INSERT INTO post (slug, title, views) VALUES ('hello', 'mine', 0) ON DUPLICATE KEY UPDATE title = VALUES(title)";
    db.execute_unprepared(own).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["~post 1"]);
}

/// Vectors 99, 120
async fn replacing_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let statements: &[&str] = match blogs.context.backend {
        Backend::Sqlite => &[
            "REPLACE INTO post (id, slug, title, views) VALUES (2, 'x', 'x', 0)",
            "INSERT OR REPLACE INTO post (id, slug, title, views) VALUES (2, 'x', 'x', 0)",
            "UPDATE OR REPLACE post SET permalink = 'foobar-hello'",
        ],
        Backend::Mysql => &["REPLACE INTO post (id, slug, title, views) VALUES (2, 'x', 'x', 0)"],
        Backend::Postgres => &[
            "MERGE INTO post USING (SELECT 2 AS id) AS n ON post.id = n.id WHEN MATCHED THEN DELETE",
        ],
    };
    for statement in statements {
        let TenancyError::Refused { .. } =
            tenancy_tests::refused(db.execute_unprepared(statement).await)
        else {
            panic!("{statement}");
        };
    }
    blogs.assert_unchanged(&before).await;
}

/// Vector 119
async fn ignoring_a_conflict_changes_nothing(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let statement = match blogs.context.backend {
        Backend::Sqlite => VALUES.replace("INSERT", "INSERT OR IGNORE"),
        Backend::Mysql => VALUES.replace("INSERT", "INSERT IGNORE"),
        Backend::Postgres => format!("{VALUES} ON CONFLICT DO NOTHING"),
    };
    assert_eq!(
        blogs
            .acme()
            .execute_unprepared(&statement)
            .await
            .unwrap()
            .rows_affected(),
        0
    );
    blogs.assert_unchanged(&before).await;
}

/// Vector 57
async fn an_upsert_reads_scoped_tables(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let own = VALUES.replace("foobar-hello", "acme-hello");
    let upsert = match blogs.context.backend {
        Backend::Mysql => {
            format!("{own} ON DUPLICATE KEY UPDATE views = (SELECT max(stars) FROM comment)")
        }
        _ => format!(
            "{own} ON CONFLICT (permalink) DO UPDATE SET views = (SELECT max(stars) FROM comment)"
        ),
    };
    blogs.acme().execute_unprepared(&upsert).await.unwrap();
    assert_eq!(blogs.changes(&before).await, ["~post 1"]);
    assert_eq!(blogs.snapshot().await.row("post 1")["views"], 5);
}
