use super::shown_for;
use sea_orm::DatabaseBackend::{MySql, Postgres, Sqlite};

#[test]
fn an_upsert_keeps_to_the_tenants_rows() {
    let shown = [
        (Sqlite, r#"INSERT INTO "project" ("id", "name") VALUES (?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = "excluded"."name""#),
        (Postgres, r#"INSERT INTO "project" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "name" = "excluded"."name" WHERE "project"."name" <> 'x' RETURNING "id""#),
        (Postgres, r#"INSERT INTO "project" ("id", "name") VALUES ($1, $2) ON CONFLICT (lower("name")) WHERE "id" > $3 DO UPDATE SET "name" = $4"#),
        (Postgres, r#"INSERT INTO "project" ("id", "name") VALUES ($1, $2) ON CONFLICT ("id") DO NOTHING"#),
        (Postgres, r#"INSERT INTO "task" ("id", "project_id") VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "project_id" = "excluded"."project_id""#),
        (MySql, "INSERT INTO `project` (`id`, `name`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `name` = VALUES(`name`), `account_id` = VALUES(`account_id`)"),
        (MySql, "INSERT INTO `project` (`id`, `name`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `id` = `id`"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}
