//! The guard raises no alarm over what only looks like a tenant's key.

use sea_orm::{ConnectionTrait, QueryResult, Statement};
use tenancy_tests::{Backend, Blogs, each_backend, on_backends};

each_backend![
    aliases_casts_and_expressions,
    aggregates_and_groups,
    unions_whose_branches_differ,
    left_join_nulls,
    global_tables_with_such_a_column,
    a_star_over_several_tables,
    shared_rows_and_nulls,
];
on_backends![Sqlite, Postgres => rows_returned_by_a_write];

async fn rows(blogs: &Blogs, text: &str) -> Vec<QueryResult> {
    let db = blogs.acme();
    let statement = Statement::from_string(db.get_database_backend(), text);
    db.query_all_raw(statement)
        .await
        .unwrap_or_else(|err| panic!("{text}: {err:?}"))
}

/// Issue point 8
async fn aliases_casts_and_expressions(blogs: Blogs) {
    for (text, count) in [
        ("SELECT 2 AS blog_id FROM post", 2),
        ("SELECT id AS blog_id FROM post", 2),
        ("SELECT blog_id + 1 AS blog_id FROM post", 2),
        ("SELECT CAST(blog_id AS CHAR(9)) AS blog_id FROM post", 2),
        ("SELECT COALESCE(blog_id, 2) AS x FROM post", 2),
        (
            "SELECT CASE WHEN blog_id = 1 THEN 2 END AS blog_id FROM post",
            2,
        ),
        ("SELECT x.blog_id FROM (SELECT 2 AS blog_id) AS x", 1),
        (
            "SELECT x.blog_id FROM (SELECT post_id + 1 AS blog_id FROM comment) AS x",
            3,
        ),
        ("SELECT blog_id AS other, 2 AS blog_id FROM post", 2),
    ] {
        assert_eq!(rows(&blogs, text).await.len(), count, "{text}");
    }
}

/// Issue point 8: ROLLUP's extra row has a NULL where the key stands.
async fn aggregates_and_groups(blogs: Blogs) {
    for text in [
        "SELECT sum(blog_id) AS blog_id FROM post",
        "SELECT count(blog_id) AS blog_id FROM post",
        "SELECT max(blog_id) + 1 AS blog_id FROM post",
        "SELECT blog_id, count(*) FROM post GROUP BY blog_id",
    ] {
        assert_eq!(rows(&blogs, text).await.len(), 1, "{text}");
    }
    let rollup = match blogs.context.backend {
        Backend::Sqlite => return,
        Backend::Postgres => "SELECT blog_id, count(*) FROM post GROUP BY ROLLUP (blog_id)",
        Backend::Mysql => "SELECT blog_id, count(*) FROM post GROUP BY blog_id WITH ROLLUP",
    };
    assert_eq!(rows(&blogs, rollup).await.len(), 2, "{rollup}");
}

/// Spec §7: not through set operations, unless every branch has it.
async fn unions_whose_branches_differ(blogs: Blogs) {
    assert_eq!(
        rows(
            &blogs,
            "SELECT blog_id FROM post UNION ALL SELECT id FROM country"
        )
        .await
        .len(),
        4
    );
    assert_eq!(
        rows(
            &blogs,
            "SELECT id FROM country UNION ALL SELECT blog_id FROM post"
        )
        .await
        .len(),
        4
    );
    assert_eq!(
        rows(
            &blogs,
            "SELECT blog_id FROM post UNION ALL SELECT blog_id FROM event"
        )
        .await
        .len(),
        4
    );
    assert_eq!(
        rows(
            &blogs,
            "SELECT blog_id FROM post UNION SELECT blog_id FROM ticket"
        )
        .await
        .len(),
        1
    );
}

async fn left_join_nulls(blogs: Blogs) {
    let text =
        "SELECT k.id, p.blog_id FROM country k LEFT JOIN post p ON p.id = k.id ORDER BY k.id";
    let keys: Vec<Option<i32>> = rows(&blogs, text)
        .await
        .iter()
        .map(|row| row.try_get("", "blog_id").unwrap())
        .collect();
    assert_eq!(keys, [Some(1), None]);
}

async fn global_tables_with_such_a_column(blogs: Blogs) {
    for text in [
        "SELECT * FROM event",
        "SELECT blog_id FROM event",
        "SELECT e.* FROM event e JOIN post p ON p.id = e.id OR p.id > 0",
        "SELECT e.blog_id, p.blog_id FROM event e CROSS JOIN post p",
    ] {
        assert!(rows(&blogs, text).await.len() >= 2, "{text}");
    }
}

/// Spec §7: the driver knows the table from which a column comes.
async fn a_star_over_several_tables(blogs: Blogs) {
    assert_eq!(
        rows(&blogs, "SELECT * FROM event CROSS JOIN post")
            .await
            .len(),
        4
    );
    assert_eq!(
        rows(&blogs, "SELECT * FROM post CROSS JOIN event")
            .await
            .len(),
        4
    );
    assert_eq!(
        rows(
            &blogs,
            "SELECT * FROM post p JOIN comment c ON c.post_id = p.id"
        )
        .await
        .len(),
        3
    );
    assert_eq!(
        rows(
            &blogs,
            "SELECT * FROM (SELECT 2 AS blog_id) x CROSS JOIN post"
        )
        .await
        .len(),
        2
    );
}

/// Spec §7: NULL passes.
async fn shared_rows_and_nulls(blogs: Blogs) {
    assert_eq!(
        rows(&blogs, "SELECT * FROM category ORDER BY id")
            .await
            .len(),
        2
    );
    assert_eq!(rows(&blogs, "SELECT blog_id FROM category").await.len(), 2);
}

async fn rows_returned_by_a_write(blogs: Blogs) {
    assert_eq!(
        rows(&blogs, "UPDATE post SET views = 0 RETURNING *")
            .await
            .len(),
        2
    );
    assert_eq!(
        rows(
            &blogs,
            "INSERT INTO ticket (title) VALUES ('x') RETURNING id, 2 AS blog_id"
        )
        .await
        .len(),
        1
    );
    assert_eq!(rows(&blogs, "DELETE FROM vote RETURNING *").await.len(), 2);
}
