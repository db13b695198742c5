use super::{planned, shown_for};
use sea_orm::DatabaseBackend::{MySql, Postgres};

#[test]
fn a_delete_touches_own_rows_alone() {
    insta::assert_snapshot!(planned(&[
        r#"DELETE FROM "project" WHERE "id" = ?"#,
        r#"DELETE FROM "label""#,
        r#"DELETE FROM "task" WHERE "title" = ? OR "done" = ?"#,
        r#"DELETE FROM "account""#,
        r#"DELETE FROM "member""#,
        r#"DELETE FROM "country" WHERE "id" IN (SELECT "id" FROM "project")"#,
    ]));
}

#[test]
fn other_tables_of_a_delete_are_scoped() {
    let shown = [
        (Postgres, r#"DELETE FROM "project" USING "manager" WHERE "manager"."project_id" = "project"."id" RETURNING "project"."id""#),
        (Postgres, r#"WITH "d" AS (DELETE FROM "project" RETURNING *) SELECT * FROM "d""#),
        (MySql, "DELETE `p`, `m` FROM `project` AS `p` JOIN `manager` AS `m` ON `m`.`project_id` = `p`.`id`"),
        (MySql, "DELETE FROM `project` ORDER BY `id` LIMIT 1"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}
