use super::{planned, shown_for};
use sea_orm::DatabaseBackend::{MySql, Postgres};

#[test]
fn an_update_touches_own_rows_alone() {
    insta::assert_snapshot!(planned(&[
        r#"UPDATE "project" SET "name" = ? WHERE "id" = ? OR "name" = ?"#,
        r#"UPDATE "project" SET "account_id" = ?, "name" = (SELECT max("name") FROM "manager")"#,
        r#"UPDATE "label" SET "name" = ?"#,
        r#"UPDATE "label" SET "account_id" = NULL"#,
        r#"UPDATE "task" SET "title" = ?"#,
        r#"UPDATE "task" SET "project_id" = ? WHERE "id" = ?"#,
        r#"UPDATE "task" SET "project_id" = NULL"#,
        r#"UPDATE "member" SET "name" = ?"#,
        r#"UPDATE "account" SET "name" = ?"#,
        r#"UPDATE "country" SET "name" = ?"#,
        r#"UPDATE "currency" SET "code" = ?"#,
    ]));
}

#[test]
fn other_tables_of_an_update_are_scoped() {
    let shown = [
        (Postgres, r#"UPDATE "project" AS "p" SET "name" = "m"."name" FROM "manager" AS "m" WHERE "m"."project_id" = "p"."id" RETURNING "p"."account_id""#),
        (MySql, "UPDATE `project` AS `p` JOIN `label` AS `l` ON `l`.`id` = `p`.`id` SET `p`.`name` = ? WHERE `l`.`name` = ?"),
        (MySql, "UPDATE `project` AS `p`, `manager` AS `m` SET `p`.`name` = CONCAT(`m`.`name`, ?) WHERE `m`.`id` = `p`.`id`"),
        (MySql, "UPDATE `project` SET `name` = ? ORDER BY `id` LIMIT 2"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn a_row_of_several_parents_keeps_one() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT "id" FROM "note""#,
        r#"INSERT INTO "note" ("text") VALUES (?)"#,
        r#"INSERT INTO "note" ("project_id", "task_id") VALUES (?, ?)"#,
        r#"UPDATE "note" SET "project_id" = ? WHERE "id" = ?"#,
        r#"UPDATE "note" SET "project_id" = NULL"#,
        r#"UPDATE "note" SET "text" = ?"#,
    ]));
}

/// `without_tenancy()` opens the entity it was called on; the other targets of the write stay checked.
#[test]
fn an_opened_target_opens_no_other() {
    use sea_orm::sea_query::{MysqlQueryBuilder, Query};
    let marked = Query::select()
        .expr(crate::entity::marker::condition())
        .to_string(MysqlQueryBuilder);
    let marker = marked.trim_start_matches("SELECT ");
    let update = |set: &str| {
        shown_for(
            MySql,
            &format!(
                "UPDATE `project` AS `p` JOIN `manager` AS `m` ON `m`.`id` = `p`.`id` SET {set} WHERE {marker}"
            ),
        )
    };
    assert!(update("`m`.`account_id` = 1 + 1, `p`.`name` = 'x'").contains("cross-tenant write"));
    assert!(!update("`p`.`account_id` = 1 + 1, `m`.`name` = 'x'").contains("refused"));
    let delete = shown_for(
        MySql,
        &format!(
            "DELETE `p`, `a` FROM `project` AS `p` JOIN `account` AS `a` ON `a`.`id` = `p`.`id` WHERE {marker}"
        ),
    );
    assert!(delete.contains("read-only"), "{delete}");
}
