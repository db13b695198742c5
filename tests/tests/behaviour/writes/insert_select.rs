//! INSERT … SELECT: the target is filled in, the sources are scoped.

use sea_orm::ConnectionTrait;
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, Blogs, assert_refused, each_backend, refused};

each_backend![
    copied_rows_get_the_tenant_and_come_from_it,
    every_branch_of_a_union_is_filled_in_and_scoped,
    aggregates_groups_and_expressions_are_filled_in,
    a_common_table_expression_is_scoped,
    a_global_target_takes_own_rows_alone,
    a_secondary_target_takes_own_parents_alone,
    an_explicit_tenant_is_looked_at,
    without_a_column_list_it_is_refused,
    an_update_from_a_scoped_subquery,
];

async fn titles(blogs: &Blogs, blog: i32) -> Vec<String> {
    let statement =
        format!("SELECT title FROM ticket WHERE blog_id = {blog} AND id > 2 ORDER BY title");
    let statement = sea_orm::Statement::from_string(blogs.raw().get_database_backend(), statement);
    let rows = blogs.raw().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "title").unwrap())
        .collect()
}

/// Z27, vector 112
async fn copied_rows_get_the_tenant_and_come_from_it(blogs: Blogs) {
    let done = blogs
        .acme()
        .execute_unprepared("INSERT INTO ticket (title) SELECT title FROM post")
        .await
        .unwrap();
    assert_eq!(done.rows_affected(), 2);
    assert_eq!(titles(&blogs, 1).await, ["Acme goes on", "Acme says hello"]);
    assert_eq!(titles(&blogs, 2).await, [""; 0]);
}

/// Vectors 74, 75
async fn every_branch_of_a_union_is_filled_in_and_scoped(blogs: Blogs) {
    let copy = "INSERT INTO ticket (title) SELECT title FROM post UNION ALL SELECT body FROM comment UNION SELECT 'new'";
    assert_eq!(
        blogs
            .foobar()
            .execute_unprepared(copy)
            .await
            .unwrap()
            .rows_affected(),
        7
    );
    let copied = [
        "Foobar goes on",
        "Foobar says hello",
        "Foobar's secret",
        "again",
        "first",
        "new",
        "secret",
    ];
    let mut found = titles(&blogs, 2).await;
    found.sort_unstable();
    assert_eq!(found, copied);
}

/// Vector 112
async fn aggregates_groups_and_expressions_are_filled_in(blogs: Blogs) {
    let db = blogs.acme();
    let copies = [
        "INSERT INTO ticket (title) SELECT max(title) FROM post",
        "INSERT INTO ticket (title) SELECT min(body) FROM comment GROUP BY post_id HAVING count(*) > 1",
        "INSERT INTO ticket (title) SELECT DISTINCT 'one' FROM post",
        "INSERT INTO ticket (title) SELECT c.body FROM comment c JOIN post p ON p.id = c.post_id WHERE p.views > 20",
        "INSERT INTO ticket (title, status) SELECT 'literal', 'done'",
    ];
    for copy in copies {
        assert_eq!(
            db.execute_unprepared(copy).await.unwrap().rows_affected(),
            1,
            "{copy}"
        );
    }
    let mut found = titles(&blogs, 1).await;
    found.sort_unstable();
    assert_eq!(
        found,
        ["Acme says hello", "again", "literal", "one", "other"]
    );
}

/// Vector 70
async fn a_common_table_expression_is_scoped(blogs: Blogs) {
    let copy = match blogs.context.backend {
        Backend::Mysql => {
            "INSERT INTO ticket (title) WITH t AS (SELECT title FROM post) SELECT title FROM t"
        }
        _ => "WITH t AS (SELECT title FROM post) INSERT INTO ticket (title) SELECT title FROM t",
    };
    assert_eq!(
        blogs
            .acme()
            .execute_unprepared(copy)
            .await
            .unwrap()
            .rows_affected(),
        2
    );
    assert_eq!(titles(&blogs, 1).await.len(), 2);
}

/// Vector 113
async fn a_global_target_takes_own_rows_alone(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let copy = "INSERT INTO country (name) SELECT title FROM post";
    assert_eq!(
        blogs
            .acme()
            .execute_unprepared(copy)
            .await
            .unwrap()
            .rows_affected(),
        2
    );
    assert_eq!(blogs.changes(&before).await.len(), 2);
    let update = "UPDATE country SET name = (SELECT title FROM post WHERE id = 2) WHERE id = 1";
    blogs.acme().execute_unprepared(update).await.unwrap_err();
    let delete = "DELETE FROM country WHERE id IN (SELECT id FROM post)";
    assert_eq!(
        blogs
            .acme()
            .execute_unprepared(delete)
            .await
            .unwrap()
            .rows_affected(),
        2,
        "1 and 3"
    );
}

async fn a_secondary_target_takes_own_parents_alone(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let copy = "INSERT INTO comment (post_id, body, stars) SELECT id, title, views FROM post";
    assert_eq!(
        db.execute_unprepared(copy).await.unwrap().rows_affected(),
        2
    );
    let before_foreign = blogs.snapshot().await;
    let smuggle =
        "INSERT INTO comment (post_id, body, stars) SELECT id + 1, title, views FROM post";
    match refused(db.execute_unprepared(smuggle).await) {
        TenancyError::CrossTenantReference { .. } | TenancyError::Refused { .. } => {}
        other => panic!("{other:?}"),
    }
    blogs.assert_unchanged(&before_foreign).await;
    assert_eq!(blogs.changes(&before).await.len(), 2);
}

/// Vector 107: what can't be shown to be the own key is not written.
async fn an_explicit_tenant_is_looked_at(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    for copy in [
        "INSERT INTO ticket (title, blog_id) SELECT title, 2 FROM post",
        "INSERT INTO ticket (title, blog_id) SELECT title, blog_id + 1 FROM post",
        "INSERT INTO ticket (title, blog_id) SELECT name, id + 1 FROM country",
        "INSERT INTO ticket (title, blog_id) VALUES ('x', (SELECT 2))",
        "INSERT INTO ticket (title, blog_id) VALUES ('x', 1), ('y', 2)",
    ] {
        match refused(db.execute_unprepared(copy).await) {
            TenancyError::CrossTenantWrite { .. } | TenancyError::Refused { .. } => {}
            other => panic!("{copy}: {other:?}"),
        }
    }
    blogs.assert_unchanged(&before).await;
    let own = "INSERT INTO ticket (title, blog_id) VALUES ('x', 1), ('y', NULL), ('z', DEFAULT)";
    let own = if blogs.context.backend == Backend::Sqlite {
        &own[..own.len() - 16]
    } else {
        own
    };
    db.execute_unprepared(own).await.unwrap();
    assert!(titles(&blogs, 1).await.len() >= 2);
}

/// Vector 106
async fn without_a_column_list_it_is_refused(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for statement in [
        "INSERT INTO ticket VALUES (9, 2, 'open', 'x')",
        "INSERT INTO ticket SELECT * FROM ticket",
    ] {
        assert_refused!(
            blogs.acme().execute_unprepared(statement).await,
            TenancyError::Refused { .. }
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vectors 58, 59
async fn an_update_from_a_scoped_subquery(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let db = blogs.acme();
    let update = "UPDATE ticket SET title = (SELECT max(title) FROM post), status = 'x' WHERE id IN (SELECT id FROM post)";
    assert_eq!(
        db.execute_unprepared(update).await.unwrap().rows_affected(),
        1
    );
    assert_eq!(blogs.changes(&before).await, ["~ticket 1"]);
    assert_eq!(
        blogs.snapshot().await.row("ticket 1")["title"],
        "Acme says hello"
    );
    let update = "UPDATE ticket SET title = (SELECT title FROM post WHERE id = 2)";
    db.execute_unprepared(update).await.unwrap();
    assert_eq!(
        blogs.snapshot().await.row("ticket 1")["title"],
        sea_orm::JsonValue::Null
    );
}
