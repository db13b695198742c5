use super::shown_for;
use sea_orm::DatabaseBackend::{MySql, Postgres, Sqlite};

#[test]
fn spellings_are_written_as_what_they_mean() {
    let shown = [
        (Sqlite, "SELECT 0x1F, 0X1f, x'1f' FROM country"),
        (Postgres, "SELECT 0x1F, 0b101, 0o17, x'1f' FROM country"),
        (MySql, "SELECT 0x1F, b'101', x'1f' FROM country"),
        (Sqlite, "SELECT 1x FROM country"),
        (Sqlite, "SELECT id FROM country WHERE id IS ? OR id IS NOT 3 OR id ISNULL OR id IS NOT NULL OR name NOT GLOB 'a*'"),
        (Sqlite, "WITH a AS NOT MATERIALIZED (SELECT 1 AS x), b AS MATERIALIZED (SELECT 2) SELECT * FROM a, b"),
        (Sqlite, "SELECT id FROM 'project'"),
        (Postgres, "SELECT TRIM(BOTH FROM name), id ISNULL FROM country"),
        (MySql, "SELECT id MOD 3, MOD(id, 3), !(id = 1) FROM country WHERE id = 1 && name = 'a'"),
        (MySql, "SELECT c.id FROM country c LEFT JOIN (project p, manager m) ON f(p.id, m.id)"),
        (MySql, "SELECT c.id FROM country c LEFT JOIN (project p, manager m RIGHT JOIN label l ON true) ON true"),
        (MySql, "SELECT 1 FROM dual WHERE EXISTS (SELECT 1 FROM project)"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn a_row_in_set_is_looked_at_column_by_column() {
    let shown = [
        (Postgres, r#"UPDATE "project" SET ("name", "budget") = ($1, DEFAULT)"#),
        (Postgres, r#"UPDATE "project" SET ("name", "budget") = (SELECT "name", "salary" FROM "manager" LIMIT 1)"#),
        (Postgres, r#"UPDATE "project" SET ("name", "account_id") = ROW('x', $1)"#),
        (Postgres, r#"UPDATE "project" SET ("name", "account_id") = (SELECT 'x', 2)"#),
        (Sqlite, r#"UPDATE "manager" SET ("name", "project_id") = (SELECT max("name"), min("id") FROM "project")"#),
        (Sqlite, r#"UPDATE "manager" SET ("name", "project_id") = (SELECT * FROM "project")"#),
        (Sqlite, r#"INSERT INTO "project" AS "p" ("id", "name") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET ("name", "account_id") = ("excluded"."name", "excluded"."account_id")"#),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn forms_of_mysql_are_scoped_like_their_longer_ones() {
    let shown = [
        "DELETE FROM p USING project AS p JOIN label AS l ON l.id = p.id WHERE l.name = ? OR l.name = ?",
        "DELETE FROM nothing USING project AS p",
        "UPDATE project AS p JOIN label AS l ON l.id = p.id SET budget = 1",
        "UPDATE project AS p JOIN label AS l ON l.id = p.id SET name = 'x'",
        "UPDATE project AS p JOIN invoice AS i ON i.id = p.id SET org_id = 3",
        "INSERT LOW_PRIORITY project (name) VALUES (?)",
        "INSERT DELAYED project (name) VALUES (?)",
        "INSERT INTO project (id, name) SELECT id, name FROM project WHERE id = ? ON DUPLICATE KEY UPDATE name = VALUES(name)",
        "INSERT INTO project (id, name) SELECT id, name FROM project p WHERE id = ? ON DUPLICATE KEY UPDATE name = p.name",
        "SELECT id FROM country /*M! WHERE id = 1 */",
        "SELECT id FROM country /*!100100 WHERE id = 1 */",
        "SELECT id FROM country /*!40101 WHERE id = 1 */",
    ]
    .map(|sql| format!("{sql}\n  {}\n", shown_for(MySql, sql)));
    insta::assert_snapshot!(shown.concat());
}
