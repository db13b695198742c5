use super::shown_for;
use sea_orm::DatabaseBackend::{MySql, Postgres, Sqlite};

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
fn forms_of_one_backend_come_through() {
    let shown = [
        (Postgres, r#"WITH RECURSIVE "c" ("id") AS (SELECT "id" FROM "project" UNION ALL (SELECT "project"."id" FROM "project" INNER JOIN "c" ON "c"."id" = "project"."budget")) SEARCH DEPTH FIRST BY "id", "id" SET "s" CYCLE "id" SET "looped" USING "path" SELECT * FROM "c""#),
        (Postgres, r#"WITH RECURSIVE c (id) AS (SELECT id FROM project UNION SELECT id + 1 FROM c) CYCLE id SET looped TO 'y' DEFAULT 'n' USING path, d AS (SELECT id FROM task FOR UPDATE) SELECT * FROM c, d"#),
        (Postgres, r#"WITH RECURSIVE c (id) AS (SELECT id FROM project) CYCLE id SET looped TO (SELECT 1) DEFAULT 0 USING path SELECT * FROM c"#),
        (Postgres, r#"SELECT "id" FROM "project" AS "p" TABLESAMPLE SYSTEM (50) REPEATABLE (3)"#),
        (Postgres, r#"SELECT * FROM "country" FULL JOIN "project" AS "p" TABLESAMPLE BERNOULLI (50) ON "p"."id" = "country"."id""#),
        (MySql, "SELECT * FROM `country` RIGHT JOIN `project` AS `p` USE INDEX (`x`) USING (`id`)"),
        (MySql, "INSERT INTO `project` (`name`) VALUES ('x') ON DUPLICATE KEY IGNORE"),
        (Sqlite, r#"SELECT "id" << 1 FROM "project" WHERE "id" >> 2 = 1"#),
        (Sqlite, r#"SELECT "id" FROM "project" WHERE "budget" IS ? AND "name" IS NOT "id" OR NOT "id" IS NOT NULL AND "id" IS TRUE"#),
        (Sqlite, r#"WITH "c" ("id") AS NOT MATERIALIZED (SELECT "id" FROM "project"), "d" AS MATERIALIZED (SELECT "id" FROM "task") SELECT * FROM "c", "d""#),
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
