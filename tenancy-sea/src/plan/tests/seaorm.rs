use super::shown_for;
use sea_orm::DatabaseBackend::{MySql, Postgres};

#[test]
fn forms_that_the_parser_does_not_know_come_through() {
    let shown = [
        (Postgres, r#"SELECT "id" FROM "project" FOR NO KEY UPDATE"#),
        (Postgres, r#"SELECT "id" FROM "project" FOR KEY SHARE OF "project" SKIP LOCKED"#),
        (Postgres, r#"SELECT "p"."id" FROM "project" AS "p", "label" AS "l" FOR UPDATE OF "p", "l" NOWAIT"#),
        (MySql, "SELECT `id` FROM `project` LOCK IN SHARE MODE"),
        (MySql, "SELECT `id` FROM `project` WHERE `name` LIKE ? ESCAPE '\\\\' FOR UPDATE"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn keys_in_tuples_come_through() {
    insta::assert_snapshot!(super::planned(&[
        r#"SELECT "project"."id", "project_label"."label_id" FROM "project" INNER JOIN "project_label" ON "project_label"."project_id" = "project"."id" WHERE ("project_label"."label_id") IN ((?), (?)) ORDER BY "project"."id" ASC"#,
        r#"SELECT "id" FROM "project" WHERE ("id", "name") IN ((?, ?), (?, ?))"#,
        r#"SELECT "id" FROM "project" WHERE ("id", "name") IN (VALUES (?, ?), (?, ?))"#,
        r#"SELECT "id" FROM "project" WHERE ("id") IN (VALUES (?))"#,
    ]));
}
