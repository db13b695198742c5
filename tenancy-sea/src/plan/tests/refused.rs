use super::{planned, shown_for};
use sea_orm::DatabaseBackend::{MySql, Postgres, Sqlite};

#[test]
fn what_no_rule_knows_is_refused() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT * FROM "secret""#,
        r#"SELECT 1; DELETE FROM "project""#,
        r#""#,
        r#"DROP TABLE "project""#,
        r#"TRUNCATE "project""#,
        r#"CREATE TABLE "x" AS SELECT * FROM "project""#,
        r#"SELECT * FROM "information_schema"."tables""#,
        r#"WITH "project" AS (SELECT 12 AS "id", 1 AS "account_id") SELECT * FROM "task""#,
        r#"INSERT INTO "task" ("title", "project_id") WITH "project" AS (SELECT 12 AS "id", 1 AS "account_id") SELECT 'x', 12"#,
        r#"SELECT * FROM "other"."country""#,
        r#"SELECT * FROM generate_series(1, 2) AS "g""#,
    ]));
}

#[test]
fn what_one_backend_alone_knows_is_refused() {
    let shown = [
        (
            Postgres,
            "SELECT query_to_xml('select * from project', true, true, '')",
        ),
        (Postgres, "SELECT pg_read_file('/etc/passwd')"),
        (Postgres, "SELECT * FROM ONLY project"),
        (Postgres, "TABLE project"),
        (Postgres, "SELECT set_config('app.tenant', '2', false)"),
        (
            Postgres,
            "MERGE INTO project USING manager ON true WHEN MATCHED THEN DELETE",
        ),
        (Postgres, "SELECT * INTO x FROM project"),
        (Postgres, "EXPLAIN ANALYZE DELETE FROM project"),
        (Postgres, "SELECT $2"),
        (
            Postgres,
            "DELETE FROM project USING manager AS project WHERE true",
        ),
        (Postgres, "UPDATE project SET name = 'x' FROM project"),
        (Postgres, "DELETE project FROM project"),
        (
            Postgres,
            "SELECT id FROM project FOR UPDATE OF project, project UNION SELECT salary FROM manager",
        ),
        (Postgres, "SELECT id FROM project WHERE id > 0b2"),
        (Sqlite, "SELECT id FROM project WHERE id > 0b1"),
        (MySql, "SELECT id FROM project WHERE id > 0o7"),
        (Sqlite, "DELETE FROM project USING manager"),
        (Sqlite, "UPDATE project SET name = 'x' FROM project"),
        (Sqlite, "SELECT id FROM project WHERE id > 0X"),
        (Sqlite, "INSERT OR REPLACE INTO project (id) VALUES (1)"),
        (Sqlite, "UPDATE OR REPLACE project SET id = 1"),
        (Sqlite, "SELECT load_extension('x')"),
        (Sqlite, "SELECT :name"),
        (Sqlite, "PRAGMA table_info(project)"),
        (MySql, "REPLACE INTO project (id) VALUES (1)"),
        (MySql, "SELECT @x"),
        (MySql, "SELECT @@version"),
        (MySql, "SELECT LOAD_FILE('/etc/passwd')"),
        (
            MySql,
            "SELECT 1 FROM project WHERE name LIKE 'a' ESCAPE '\\\\'",
        ),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn what_is_too_large_is_refused() {
    let deep = format!("SELECT {}1{}", "(".repeat(400), ")".repeat(400));
    let long = format!(
        "SELECT 1 FROM project WHERE id = 1{}",
        " OR id = 1".repeat(20_000)
    );
    for sql in [deep, long] {
        assert!(
            shown_for(Sqlite, &sql).contains("too large"),
            "{}",
            &sql[..40]
        );
    }
    let fits = format!(
        "SELECT 1 FROM project WHERE id = 1{}",
        " OR id = 1".repeat(5_000)
    );
    assert!(!shown_for(Sqlite, &fits).contains("refused"));
}

/// To a database the text ends there; SQLite's driver never comes to its end.
#[test]
fn a_null_byte_is_refused() {
    for backend in [Sqlite, Postgres, MySql] {
        let shown = shown_for(backend, "SELECT 1 FROM country WHERE id = 1\0 OR 1 = 1");
        assert!(shown.starts_with("refused"), "{shown}");
        let shown = shown_for(backend, "SELECT 'a\0b' FROM country");
        assert!(shown.starts_with("refused"), "{shown}");
    }
}

/// Vector 213: nobody links itself to a stranger's row, whatever the statement makes the link's key.
#[test]
fn a_strangers_row_is_never_linked() {
    let shown = [
        (
            Sqlite,
            r#"INSERT OR IGNORE INTO member (id, name) VALUES (12, 'x')"#,
        ),
        (
            Sqlite,
            r#"INSERT INTO member (name) VALUES ('x') RETURNING 12 AS id"#,
        ),
        (
            Sqlite,
            r#"INSERT INTO member (name) VALUES ('x') RETURNING id, 12 AS id"#,
        ),
        (
            Sqlite,
            r#"INSERT INTO member (name) VALUES ('x') RETURNING *, 12 AS id"#,
        ),
        (
            Sqlite,
            r#"INSERT INTO member (name) VALUES ('x') RETURNING name AS id"#,
        ),
        (
            Sqlite,
            r#"EXPLAIN INSERT INTO member (id, name) VALUES (12, 'x')"#,
        ),
        (Sqlite, r#"EXPLAIN DELETE FROM member"#),
        (
            Postgres,
            r#"WITH m AS (INSERT INTO member (name) VALUES ('x') RETURNING id) SELECT 12 AS id"#,
        ),
        (
            Postgres,
            r#"INSERT INTO member (id, name) VALUES (12, 'x') ON CONFLICT DO NOTHING"#,
        ),
        (Postgres, r#"INSERT INTO member (name) VALUES ('x')"#),
        (
            MySql,
            "INSERT IGNORE INTO member (id, name) VALUES (12, 'x')",
        ),
        (MySql, "INSERT INTO member (name) VALUES ('x'), ('y')"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}
