//! Errors tell a tenant nothing about the others.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use tenancy_sea::{Refusal, TenancyError};
use tenancy_tests::{Backend, Blogs, assert_refused, each_backend, on_backends};

each_backend![
    a_failing_cast_quotes_no_foreign_value,
    a_failing_division_tells_no_foreign_row,
];
on_backends![Postgres => an_own_failure_keeps_its_code, a_pattern_is_matched_with_no_statistics, an_excluded_row_is_not_quoted];
on_backends![Sqlite => a_pattern_that_is_too_long_tells_no_foreign_row];

async fn fails(blogs: &Blogs, text: &str) -> Option<DbErr> {
    let db = blogs.acme();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), text))
        .await
        .err()
}

fn tells_nothing(err: &DbErr, text: &str) {
    let told = format!("{err} {err:?}");
    for foreign in ["Foobar", "foobar", "secret", "200", "400", "500"] {
        assert!(!told.contains(foreign), "{text}: {told}");
    }
}

/// Vector 212
async fn a_failing_cast_quotes_no_foreign_value(blogs: Blogs) {
    let kind = if blogs.context.backend == Backend::Mysql {
        "SIGNED"
    } else {
        "INTEGER"
    };
    for text in [
        format!("SELECT id FROM post WHERE CAST(title AS {kind}) > 0"),
        format!("SELECT id FROM comment WHERE CAST(body AS {kind}) > 0"),
        format!("SELECT CAST(body AS {kind}) FROM comment WHERE CAST(token AS {kind}) = 1"),
        format!("SELECT v.id FROM vote v JOIN comment c ON CAST(c.body AS {kind}) = v.id"),
        format!("UPDATE comment SET stars = CAST(body AS {kind})"),
        format!(
            "DELETE FROM vote WHERE comment_id IN (SELECT id FROM comment WHERE CAST(body AS {kind}) = 1)"
        ),
    ] {
        if let Some(err) = fails(&blogs, &text).await {
            tells_nothing(&err, &text);
        }
    }
}

/// Vector 212: what overlaps needn't be the same, and PostgreSQL quotes the row that is there.
async fn an_excluded_row_is_not_quoted(blogs: Blogs) {
    let raw = &blogs.context.raw;
    for text in [
        "ALTER TABLE post ADD COLUMN seat point NOT NULL DEFAULT '(0,0)'",
        "UPDATE post SET seat = point(id, 200)",
        "ALTER TABLE post ADD EXCLUDE USING gist (circle(seat, 0.25) WITH &&)",
    ] {
        raw.execute_unprepared(text).await.unwrap();
    }
    let text = "UPDATE post SET seat = point(4.1, 200.1) WHERE id = 1";
    let plain = raw.execute_unprepared(text).await.unwrap_err();
    assert!(
        format!("{plain:?}").contains("(4,200)"),
        "it is the row in the way: {plain:?}"
    );
    let told = fails(&blogs, text).await.unwrap();
    let code = TenancyError::from_db_err(&told);
    assert!(
        matches!(code, Some(TenancyError::DataException { code }) if code == "23P01"),
        "{told:?}"
    );
    let told = format!("{told} {told:?}");
    assert!(!told.contains("(4,200)"), "{told}");
}

/// Vector 212: SQLite fails on such a pattern on any row that it looks at, and on none where there is no row.
async fn a_pattern_that_is_too_long_tells_no_foreign_row(blogs: Blogs) {
    let db = blogs.acme();
    for id in [11, 12, 999] {
        let statement = Statement::from_sql_and_values(
            db.get_database_backend(),
            "SELECT v.id FROM vote v JOIN comment c ON c.id = ? AND c.body LIKE ?",
            [id.into(), "x".repeat(50_001).into()],
        );
        assert_refused!(
            db.query_all_raw(statement).await,
            TenancyError::Refused {
                reason: Refusal::TooLarge(_)
            }
        );
    }
    let longest = Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT id FROM comment WHERE body LIKE ?",
        ["x".repeat(50_000).into()],
    );
    assert!(db.query_all_raw(longest).await.unwrap().is_empty());
}

/// Only a foreign row would make it fail, so it doesn't.
async fn a_failing_division_tells_no_foreign_row(blogs: Blogs) {
    for text in [
        "SELECT id FROM post WHERE 1 / (views - 200) < 5",
        "SELECT id FROM comment WHERE 1 / (stars - 20) < 5",
        "SELECT v.id FROM vote v JOIN comment c ON c.id = v.comment_id WHERE 1 / (c.stars - 40) < 5",
    ] {
        assert_eq!(fails(&blogs, text).await, None, "{text}");
    }
}

/// Spec §9: the code stays, the server's text goes.
async fn an_own_failure_keeps_its_code(blogs: Blogs) {
    let err = fails(&blogs, "SELECT CAST(title AS INTEGER) FROM post")
        .await
        .unwrap();
    match TenancyError::from_db_err(&err) {
        Some(TenancyError::DataException { code }) => assert_eq!(code, "22P02"),
        other => panic!("{other:?} from {err:?}"),
    }
    assert!(!err.to_string().contains("Acme"), "{err}");
}

/// Vector 212: while PostgreSQL plans, it matches a pattern that it knows with the most common values of all blogs, and
/// fails where one goes on behind a pattern that ends within an escape.
async fn a_pattern_is_matched_with_no_statistics(blogs: Blogs) {
    for text in [
        "INSERT INTO comment (post_id, body, stars) SELECT 2, 'secrets', 1 FROM generate_series(1, 20)",
        "ANALYZE",
    ] {
        blogs.raw().execute_unprepared(text).await.unwrap();
    }
    // Without tenancy it does fail.
    let known = "SELECT id FROM comment WHERE body LIKE ('s%et\\')";
    assert!(blogs.raw().execute_unprepared(known).await.is_err());
    let patterns = [
        "LIKE ('s%et\\')",
        "NOT LIKE ('s%et\\')",
        "ILIKE ('S%et\\')",
        "LIKE $$s%et\\$$",
        "LIKE 's%et\\'::text",
        "LIKE lower('s%et\\')",
        "LIKE coalesce('s%et\\', 'x')",
        "LIKE ANY (ARRAY['s%et\\'])",
        "LIKE ('s%etx') ESCAPE 'x'",
        "~~ ('s%et\\')",
        "!~~* ('s%et\\')",
        "OPERATOR(pg_catalog.~~) ('s%et\\')",
        "LIKE ANY (SELECT 's%et\\')",
        "LIKE (SELECT 's%et\\')",
    ];
    for text in [
        "SELECT c.id FROM comment c, (SELECT 's%et\\' AS p) x WHERE c.body LIKE x.p AND c.id < 0",
        "SELECT c.id FROM comment c JOIN (VALUES ('s%et\\')) x (p) ON c.body LIKE x.p WHERE c.id < 0",
        "WITH x AS (SELECT ARRAY['s%et\\'] AS p) SELECT c.id FROM comment c, x WHERE c.body LIKE ANY (x.p) AND c.id < 0",
        "SELECT d.id FROM (SELECT * FROM post) d, (SELECT 'Foob%s\\' AS p) y WHERE d.title LIKE y.p AND d.id < 0",
    ] {
        assert_eq!(fails(&blogs, text).await, None, "{text}");
    }
    for pattern in patterns {
        for text in [
            format!("SELECT id FROM comment WHERE body {pattern} AND id < 0"),
            format!(
                "SELECT v.id FROM vote v JOIN comment c ON c.id = v.comment_id WHERE c.body {pattern} AND v.id < 0"
            ),
            format!(
                "SELECT d.id FROM (SELECT id, body FROM comment) d WHERE d.body {pattern} AND d.id < 0"
            ),
            format!(
                "WITH c AS (SELECT id, title FROM post) SELECT id FROM c WHERE title {pattern} AND id < 0"
            ),
            format!("UPDATE comment SET stars = 0 WHERE body {pattern} AND id < 0"),
        ] {
            // One that is seen to be cut off is refused.
            let err = fails(&blogs, &text).await;
            let tenancy = err.as_ref().and_then(TenancyError::from_db_err);
            let refused = matches!(tenancy, Some(TenancyError::Refused { .. }));
            assert!(err.is_none() || refused, "{text}: {err:?}");
        }
    }
}
