//! What isn't understood isn't run.

use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use tenancy_sea::{Refusal, TenancyError};
use tenancy_tests::{Backend, Blogs, assert_refused, each_backend, on_backends, refused};

each_backend![
    more_than_one_statement,
    schema_and_session_statements,
    statements_of_one_database,
    functions_that_reach_beyond,
    undeclared_and_system_tables,
    what_cannot_be_parsed,
    nothing_at_all,
    text_that_ends_early,
    the_same_in_a_transaction_and_without_a_tenant,
];
on_backends![Postgres, Mysql => an_explained_write_that_would_run];
on_backends![Postgres => a_negative_limit_within];

/// Vector 144
async fn more_than_one_statement(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for text in [
        "SELECT 1; DELETE FROM post",
        "DELETE FROM vote; SELECT 1",
        "SELECT * FROM post; SELECT * FROM blog",
    ] {
        let outcome = blogs.acme().execute_unprepared(text).await;
        assert_refused!(
            outcome,
            TenancyError::Refused {
                reason: Refusal::NotOneStatement
            }
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vectors 77, 102, 138
async fn schema_and_session_statements(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for text in [
        "DROP TABLE post",
        "CREATE TABLE copy AS SELECT * FROM post",
        "CREATE VIEW v AS SELECT * FROM post",
        "ALTER TABLE post ADD COLUMN x INT",
        "CREATE INDEX i ON post (title)",
        "TRUNCATE TABLE post",
        "SET x = 1",
        "BEGIN",
        "COMMIT",
        "ROLLBACK",
        "GRANT ALL ON post TO PUBLIC",
    ] {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(err, TenancyError::Refused { .. }),
            "{text}: {err:?}"
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vectors 85, 103, 138, 145, 149
async fn statements_of_one_database(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let statements: &[&str] = match blogs.context.backend {
        Backend::Sqlite => &[
            "ATTACH DATABASE 'x.db' AS x",
            "PRAGMA table_info(post)",
            "VACUUM",
            "REINDEX post",
            "ANALYZE",
            "SELECT * FROM pragma_table_info('post')",
        ],
        Backend::Postgres => &[
            "COPY post TO STDOUT",
            "DO $$ BEGIN DELETE FROM post; END $$",
            "LOCK TABLE post",
            "SET search_path TO other",
            "SELECT * INTO copy FROM post",
            "DECLARE c CURSOR FOR SELECT * FROM post",
            "PREPARE p AS DELETE FROM post",
            "LISTEN x",
            "TABLE post",
            "MERGE INTO post USING comment ON true WHEN MATCHED THEN DELETE",
            "CALL purge()",
        ],
        Backend::Mysql => &[
            "SHOW PROCESSLIST",
            "SHOW TABLES",
            "USE other",
            "LOCK TABLES post WRITE",
            "SELECT * FROM post INTO OUTFILE '/tmp/x'",
            "LOAD DATA INFILE 'x' INTO TABLE post",
            "HANDLER post OPEN",
            "PREPARE p FROM 'DELETE FROM post'",
            "CALL purge()",
            "DO SLEEP(0)",
        ],
    };
    for text in statements {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(
                err,
                TenancyError::Refused { .. } | TenancyError::UndeclaredTable { .. }
            ),
            "{text}: {err:?}"
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vector 146
async fn functions_that_reach_beyond(blogs: Blogs) {
    let statements: &[&str] = match blogs.context.backend {
        Backend::Sqlite => &["SELECT load_extension('x')", "SELECT readfile('x')"],
        Backend::Postgres => &[
            "SELECT query_to_xml('SELECT * FROM post', true, true, '')",
            "SELECT table_to_xml('post', true, true, '')",
            "SELECT pg_read_file('x')",
            "SELECT * FROM dblink('x', 'SELECT 1') AS t(a int)",
            "SELECT set_config('search_path', 'x', false)",
            "SELECT * FROM ts_stat('SELECT title::tsvector FROM post')",
            "SELECT lo_import('x')",
        ],
        Backend::Mysql => &["SELECT LOAD_FILE('x')"],
    };
    for text in statements {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(
                err,
                TenancyError::Refused { .. } | TenancyError::UndeclaredTable { .. }
            ),
            "{text}: {err:?}"
        );
    }
}

/// Vectors 82, 148, 149
async fn undeclared_and_system_tables(blogs: Blogs) {
    let system = match blogs.context.backend {
        Backend::Sqlite => "SELECT sql FROM sqlite_master",
        Backend::Postgres => "SELECT query FROM pg_stat_activity",
        Backend::Mysql => "SELECT * FROM information_schema.processlist",
    };
    blogs
        .raw()
        .execute_unprepared("CREATE VIEW all_posts AS SELECT * FROM post")
        .await
        .unwrap();
    for text in [
        system,
        "SELECT * FROM all_posts",
        "SELECT * FROM other.post",
        "SELECT * FROM note",
        "DELETE FROM note",
    ] {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(
                err,
                TenancyError::UndeclaredTable { .. } | TenancyError::Refused { .. }
            ),
            "{text}: {err:?}"
        );
    }
}

/// Spec §6
async fn what_cannot_be_parsed(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for text in [
        "SELEKT 1",
        "DELETE post",
        "SELECT * FROM",
        "SELECT * FROM post WHERE (id = 1",
        "' OR 1=1 --",
    ] {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(err, TenancyError::Refused { .. }),
            "{text}: {err:?}"
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vector 150
async fn an_explained_write_that_would_run(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let analyze = match blogs.context.backend {
        Backend::Sqlite | Backend::Postgres => "EXPLAIN ANALYZE DELETE FROM vote",
        Backend::Mysql => "ANALYZE DELETE FROM vote",
    };
    assert_refused!(
        blogs.acme().execute_unprepared(analyze).await,
        TenancyError::Refused { .. }
    );
    blogs.assert_unchanged(&before).await;
}

async fn nothing_at_all(blogs: Blogs) {
    for text in ["", "  ", ";", "-- nothing"] {
        let err = refused(blogs.acme().execute_unprepared(text).await);
        assert!(
            matches!(err, TenancyError::Refused { .. }),
            "{text:?}: {err:?}"
        );
    }
}

/// Spec §3: everything is planned also where no tenant is current.
async fn the_same_in_a_transaction_and_without_a_tenant(blogs: Blogs) {
    let before = blogs.snapshot().await;
    let transaction = blogs.acme().begin().await.unwrap();
    assert_refused!(
        transaction.execute_unprepared("DROP TABLE vote").await,
        TenancyError::Refused { .. }
    );
    transaction.commit().await.unwrap();
    let nobody = blogs.tenancy.connection();
    assert_refused!(
        nobody.execute_unprepared("DROP TABLE vote").await,
        TenancyError::Refused { .. }
    );
    assert_refused!(
        nobody.execute_unprepared("SELECT 1; SELECT 2").await,
        TenancyError::Refused { .. }
    );
    assert_refused!(
        nobody.execute_unprepared("DELETE FROM vote").await,
        TenancyError::NoTenant { .. }
    );
    nobody.execute_unprepared("SELECT 1").await.unwrap();
    blogs.assert_unchanged(&before).await;
}

/// Vector 144: a database's library takes a NUL for the end, whatever follows.
async fn text_that_ends_early(blogs: Blogs) {
    let before = blogs.snapshot().await;
    for text in [
        "SELECT id FROM post WHERE title = 'a\0b'",
        "DELETE FROM post\0 WHERE id = 1",
        "\0",
    ] {
        assert_refused!(
            blogs.acme().execute_unprepared(text).await,
            TenancyError::Refused {
                reason: Refusal::Form(_)
            }
        );
    }
    blogs.assert_unchanged(&before).await;
}

/// Vector 212: PostgreSQL refuses one when it comes to it, for rows of whomever. At the top it comes to it before any row.
async fn a_negative_limit_within(blogs: Blogs) {
    let db = blogs.acme();
    let statement = |text: &str, limit: i64| {
        Statement::from_sql_and_values(db.get_database_backend(), text, [limit.into()])
    };
    let within = "SELECT id FROM post WHERE views IN (SELECT stars FROM comment LIMIT $1)";
    assert_refused!(
        db.query_all_raw(statement(within, -1)).await,
        TenancyError::Refused {
            reason: Refusal::Form(_)
        }
    );
    db.query_all_raw(statement(within, 1)).await.unwrap();
    let top = "SELECT id FROM post LIMIT $1";
    let err = db.query_all_raw(statement(top, -1)).await.unwrap_err();
    assert!(err.to_string().contains("2201W"), "{err}");
    let rows = db.query_all_raw(statement(top, 1)).await.unwrap();
    assert_eq!(rows.len(), 1);
}
