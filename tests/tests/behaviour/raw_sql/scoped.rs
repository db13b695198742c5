//! What is understood runs scoped, wherever in the statement a table stands.

use sea_orm::{ConnectionTrait, Statement};
use tenancy_tests::{Backend, Blogs, each_backend, on_backends};

each_backend![
    every_place_of_a_table_in_a_select_is_scoped,
    joins_of_every_kind_are_scoped,
    set_operations_are_scoped,
    common_table_expressions_are_scoped,
    windows_rank_own_rows_alone,
    an_explained_statement_is_scoped,
];
on_backends![Postgres => a_writing_expression_is_scoped];

/// The first column of every row, as text, sorted.
async fn column(blogs: &Blogs, text: &str) -> Vec<String> {
    let db = blogs.acme();
    let statement = Statement::from_string(db.get_database_backend(), text);
    let rows = db
        .query_all_raw(statement)
        .await
        .unwrap_or_else(|err| panic!("{text}: {err:?}"));
    let as_text = |row: &sea_orm::QueryResult| {
        let integer = row.try_get_by_index::<Option<i64>>(0).or_else(|_| {
            row.try_get_by_index::<Option<i32>>(0)
                .map(|integer| integer.map(i64::from))
        });
        match integer {
            Ok(integer) => integer.map_or_else(|| "null".to_owned(), |integer| integer.to_string()),
            Err(_) => row
                .try_get_by_index::<Option<String>>(0)
                .unwrap()
                .unwrap_or_else(|| "null".to_owned()),
        }
    };
    let mut column: Vec<String> = rows.iter().map(as_text).collect();
    column.sort();
    column
}

async fn check(blogs: &Blogs, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(column(blogs, text).await, *expected, "{text}");
    }
}

/// Z13 turned round, vectors 37–49
async fn every_place_of_a_table_in_a_select_is_scoped(blogs: Blogs) {
    check(&blogs, &[
        ("SELECT id FROM post", &["1", "3"]),
        ("SELECT p.id FROM post p", &["1", "3"]),
        ("SELECT id FROM country WHERE id IN (SELECT id FROM post)", &["1"]),
        ("SELECT id FROM country WHERE (SELECT count(*) FROM post) = 2", &["1", "2"]),
        ("SELECT id FROM country WHERE EXISTS (SELECT 1 FROM post WHERE views > 100)", &[]),
        ("SELECT id FROM country WHERE NOT EXISTS (SELECT 1 FROM comment WHERE body = 'secret')", &["1", "2"]),
        ("SELECT (SELECT max(views) FROM post)", &["30"]),
        ("SELECT (SELECT max(views) FROM post) + 1", &["31"]),
        ("SELECT COALESCE((SELECT max(views) FROM post WHERE id = 2), -1)", &["-1"]),
        ("SELECT CASE WHEN EXISTS (SELECT 1 FROM post WHERE id = 2) THEN 1 ELSE 0 END", &["0"]),
        ("SELECT id FROM country WHERE id BETWEEN (SELECT min(id) FROM post) AND (SELECT max(id) FROM post)", &["1", "2"]),
        ("SELECT id FROM country WHERE (SELECT title FROM post WHERE id = 2) IS NULL", &["1", "2"]),
        ("SELECT count(*) FROM country GROUP BY (SELECT max(id) FROM post)", &["2"]),
        ("SELECT max(id) FROM country HAVING (SELECT count(*) FROM comment) = 3", &["2"]),
        ("SELECT id FROM country ORDER BY (SELECT max(views) FROM post WHERE id = country.id)", &["1", "2"]),
        ("SELECT x.id FROM (SELECT id FROM post) AS x", &["1", "3"]),
        ("SELECT x.id FROM (SELECT * FROM (SELECT * FROM comment) AS y) AS x", &["1", "3", "5"]),
        ("SELECT count(*) FROM vote", &["2"]),
        ("SELECT DISTINCT blog_id FROM post", &["1"]),
    ])
    .await;
}

/// Vectors 17–29
async fn joins_of_every_kind_are_scoped(blogs: Blogs) {
    check(&blogs, &[
        ("SELECT c.id FROM post p JOIN comment c ON c.post_id = p.id", &["1", "3", "5"]),
        ("SELECT c.id FROM post p, comment c WHERE c.post_id = p.id", &["1", "3", "5"]),
        ("SELECT c.id FROM country k LEFT JOIN comment c ON c.id = k.id", &["1", "null"]),
        ("SELECT p.id FROM country k LEFT JOIN post p ON p.id = k.id", &["1", "null"]),
        ("SELECT p.id FROM comment c RIGHT JOIN post p ON c.post_id = p.id AND c.stars > 100", &["1", "3"]),
        ("SELECT k.id FROM post p RIGHT JOIN country k ON p.id = k.id WHERE p.id IS NULL", &["2"]),
        ("SELECT p.id FROM country k CROSS JOIN post p WHERE k.id = 1", &["1", "3"]),
        ("SELECT a.id FROM post a JOIN post b ON b.id = a.id + 2", &["1"]),
        ("SELECT c.id FROM vote v JOIN (comment c JOIN post p ON p.id = c.post_id) ON v.comment_id = c.id", &["1", "3"]),
        ("SELECT k.id FROM country k LEFT JOIN (post p JOIN comment c ON c.post_id = p.id) ON c.id = k.id", &["1", "2"]),
    ])
    .await;
    if blogs.context.backend != Backend::Mysql {
        check(&blogs, &[
            ("SELECT p.id FROM country k FULL JOIN post p ON p.id = k.id", &["1", "3", "null"]),
            ("SELECT p.id FROM post p FULL JOIN comment c ON c.post_id = p.id AND c.stars = 1", &["1", "3", "null", "null"]),
        ])
        .await;
    }
}

/// Vector 73
async fn set_operations_are_scoped(blogs: Blogs) {
    check(
        &blogs,
        &[
            (
                "SELECT id FROM post UNION ALL SELECT id FROM comment",
                &["1", "1", "3", "3", "5"],
            ),
            (
                "SELECT id FROM post UNION SELECT id FROM comment",
                &["1", "3", "5"],
            ),
            ("SELECT id FROM comment EXCEPT SELECT id FROM post", &["5"]),
            (
                "SELECT id FROM comment INTERSECT SELECT id FROM post",
                &["1", "3"],
            ),
            ("SELECT id FROM country EXCEPT SELECT id FROM post", &["2"]),
        ],
    )
    .await;
}

/// Vectors 66–72
async fn common_table_expressions_are_scoped(blogs: Blogs) {
    check(&blogs, &[
        ("WITH t AS (SELECT * FROM post) SELECT id FROM t", &["1", "3"]),
        ("WITH t AS (SELECT id FROM post), u AS (SELECT id FROM t WHERE id > 1) SELECT id FROM u", &["3"]),
        ("WITH RECURSIVE up(id) AS (SELECT id FROM page WHERE id = 5 UNION ALL SELECT p.parent_id FROM page p JOIN up ON up.id = p.id WHERE p.parent_id IS NOT NULL) SELECT id FROM up", &["1", "3", "5"]),
        ("WITH RECURSIVE up(id) AS (SELECT id FROM page WHERE id = 4 UNION ALL SELECT p.parent_id FROM page p JOIN up ON up.id = p.id) SELECT id FROM up", &[]),
        ("SELECT x.id FROM (WITH t AS (SELECT id FROM comment) SELECT id FROM t) AS x", &["1", "3", "5"]),
        ("WITH t AS (SELECT 2 AS id) SELECT t.id FROM t JOIN post ON post.id = t.id", &[]),
    ])
    .await;
}

/// Vector 79
async fn windows_rank_own_rows_alone(blogs: Blogs) {
    check(&blogs, &[
        ("SELECT row_number() OVER (ORDER BY id) FROM post", &["1", "2"]),
        ("SELECT count(*) OVER () FROM comment", &["3", "3", "3"]),
        ("SELECT x.n FROM (SELECT blog_id, count(*) OVER () AS n FROM post) AS x WHERE x.blog_id = 1", &["2", "2"]),
        ("SELECT x.n FROM (SELECT blog_id, count(*) OVER () AS n FROM post) AS x WHERE x.blog_id = 2", &[]),
    ])
    .await;
}

/// Vector 150
async fn an_explained_statement_is_scoped(blogs: Blogs) {
    let db = blogs.acme();
    let text = if blogs.context.backend == Backend::Sqlite {
        "EXPLAIN QUERY PLAN SELECT * FROM post"
    } else {
        "EXPLAIN SELECT * FROM post"
    };
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), text))
        .await;
    match rows {
        Ok(rows) => assert!(!rows.is_empty()),
        Err(err) => panic!("{err:?}"),
    }
}

/// Vectors 56, 71: PostgreSQL's writes inside of reads.
async fn a_writing_expression_is_scoped(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let text = "WITH d AS (DELETE FROM vote RETURNING id) SELECT id FROM d";
    assert_eq!(column(&blogs, text).await, ["1", "3"]);
    assert_eq!(blogs.changes(&before).await, ["-vote 1", "-vote 3"]);
    let text = "UPDATE ticket SET title = 'x' RETURNING (SELECT max(title) FROM post)";
    assert_eq!(column(&blogs, text).await, ["Acme says hello"]);
}
