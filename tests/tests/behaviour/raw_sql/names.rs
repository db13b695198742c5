//! The same table under every spelling.

use sea_orm::{ConnectionTrait, Statement};
use tenancy_sea::TenancyError;
use tenancy_tests::{Backend, Blogs, each_backend};

each_backend![
    every_spelling_of_a_table_reaches_the_same_rule,
    an_alias_never_makes_a_table,
    comments_hide_nothing
];

async fn ids(blogs: &Blogs, text: &str) -> Option<Vec<i32>> {
    let db = blogs.acme();
    match db
        .query_all_raw(Statement::from_string(db.get_database_backend(), text))
        .await
    {
        Ok(rows) => {
            let mut ids: Vec<i32> = rows
                .iter()
                .map(|row| row.try_get_by_index(0).unwrap())
                .collect();
            ids.sort_unstable();
            Some(ids)
        }
        Err(err) => {
            let refused = TenancyError::from_db_err(&err);
            assert!(
                matches!(
                    refused,
                    Some(TenancyError::Refused { .. } | TenancyError::UndeclaredTable { .. })
                ),
                "{text}: {err:?}"
            );
            None
        }
    }
}

/// Vectors 135–141
async fn every_spelling_of_a_table_reaches_the_same_rule(blogs: Blogs) {
    let must_work: &[&str] = match blogs.context.backend {
        Backend::Sqlite => &[
            "POST",
            "\"post\"",
            "`post`",
            "[post]",
            "\"POST\"",
            "main.post",
            "\"main\".\"post\"",
        ],
        Backend::Postgres => &[
            "POST",
            "\"post\"",
            "public.post",
            "\"public\".\"post\"",
            "PUBLIC.Post",
        ],
        Backend::Mysql => &["post", "`post`"],
    };
    for table in must_work {
        assert_eq!(
            ids(&blogs, &format!("SELECT id FROM {table}")).await,
            Some(vec![1, 3]),
            "{table}"
        );
    }
    let may_be_refused: &[&str] = match blogs.context.backend {
        Backend::Sqlite => &["'post'", "temp.post"],
        Backend::Postgres => &["ONLY post", "post *", "U&\"p\\006fst\""],
        Backend::Mysql => &["test.post"],
    };
    for table in may_be_refused {
        let found = ids(&blogs, &format!("SELECT id FROM {table}")).await;
        assert!(
            found.is_none() || found == Some(vec![1, 3]),
            "{table}: {found:?}"
        );
    }
}

/// Vectors 15, 62, 217
async fn an_alias_never_makes_a_table(blogs: Blogs) {
    assert_eq!(
        ids(&blogs, "SELECT post.id FROM comment AS post").await,
        Some(vec![1, 3, 5])
    );
    assert_eq!(
        ids(&blogs, "SELECT comment.id FROM post AS comment").await,
        Some(vec![1, 3])
    );
    assert_eq!(
        ids(&blogs, "SELECT country.id FROM post AS country").await,
        Some(vec![1, 3])
    );
    let captured = "WITH post(id, blog_id) AS (SELECT 2, 1) SELECT id FROM comment";
    let found = ids(&blogs, captured).await;
    assert!(found.is_none() || found == Some(vec![1, 3, 5]), "{found:?}");
    let captured = "SELECT id FROM comment WHERE EXISTS (SELECT 1 FROM country AS post WHERE post.id = comment.post_id)";
    let found = ids(&blogs, captured).await;
    assert!(found.is_none() || found == Some(vec![1, 3]), "{found:?}");
}

/// Vectors 142, 143
async fn comments_hide_nothing(blogs: Blogs) {
    for text in [
        "SELECT id FROM post WHERE id > 0 -- the end",
        "SELECT id FROM post /* WHERE blog_id = 2 */",
        "SELECT id FROM post /*! WHERE 1 = 1 OR 1 = 1 */",
        "SELECT id FROM post /*M! WHERE 1 = 1 */",
        "SELECT id FROM post WHERE id = 0 OR 1 = 1 -- ",
    ] {
        let found = ids(&blogs, text).await;
        assert!(
            found.is_none() || found == Some(vec![1, 3]),
            "{text}: {found:?}"
        );
    }
}
