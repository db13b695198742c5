use super::planned;

#[test]
fn the_tenant_column_is_filled_in_or_compared() {
    insta::assert_snapshot!(planned(&[
        r#"INSERT INTO "project" ("name") VALUES (?), (?)"#,
        r#"INSERT INTO "project" ("name", "account_id") VALUES (?, ?), (?, NULL), (?, 7), (?, DEFAULT)"#,
        r#"INSERT INTO "project" ("name", "account_id") VALUES (?, 1 + 1)"#,
        r#"INSERT INTO "project" ("name") SELECT "name" FROM "manager" WHERE "id" = ? UNION SELECT "code" FROM "country""#,
        r#"INSERT INTO "project" ("name", "account_id") SELECT "name", "account_id" FROM "manager""#,
        r#"INSERT INTO "project" ("name", "account_id") SELECT "name", "id" FROM "manager""#,
        r#"INSERT INTO "project" VALUES (?, ?)"#,
        r#"INSERT INTO "label" ("name") VALUES (?)"#,
        r#"INSERT INTO "label" ("name", "account_id") VALUES (?, ?)"#,
        r#"INSERT INTO "country" ("name") VALUES (?)"#,
        r#"INSERT INTO "currency" ("code") VALUES (?)"#,
        r#"INSERT INTO "country" ("name") SELECT "name" FROM "project""#,
        r#"INSERT INTO "account" ("name") VALUES (?)"#,
    ]));
}

#[test]
fn rows_of_defaults_name_the_tenant_column() {
    use super::shown_for;
    use sea_orm::DatabaseBackend::{MySql, Postgres, Sqlite};
    let shown = [
        (Sqlite, r#"INSERT INTO "project" DEFAULT VALUES"#),
        (
            Postgres,
            r#"INSERT INTO "project" VALUES (DEFAULT), (DEFAULT) RETURNING "id""#,
        ),
        (MySql, "INSERT INTO `project` VALUES (), ()"),
        (MySql, "INSERT INTO `project` () VALUES ()"),
        (MySql, "INSERT INTO `country` VALUES ()"),
        (MySql, "INSERT INTO `project` SET `name` = ?"),
    ]
    .map(|(backend, sql)| format!("{sql}\n  {}\n", shown_for(backend, sql)));
    insta::assert_snapshot!(shown.concat());
}

#[test]
fn references_are_checked_in_the_statement() {
    insta::assert_snapshot!(planned(&[
        r#"INSERT INTO "manager" ("name", "project_id") VALUES (?, ?)"#,
        r#"INSERT INTO "task" ("title", "project_id") VALUES (?, ?), (?, 3)"#,
        r#"INSERT INTO "task" ("title") VALUES (?)"#,
        r#"INSERT INTO "task" ("title", "project_id") VALUES (?, NULL)"#,
        r#"INSERT INTO "project_label" ("project_id", "label_id") VALUES (?, ?)"#,
        r#"INSERT INTO "task" ("title", "project_id") SELECT "name", "id" FROM "project""#,
        r#"INSERT INTO "task" ("title", "project_id") SELECT 'x', min("id") FROM "project""#,
        r#"INSERT INTO "task" ("title", "project_id") SELECT "name", "project"."id" FROM "project", "country""#,
    ]));
}

#[test]
fn rows_of_a_many_to_many_entity_are_linked() {
    insta::assert_snapshot!(planned(&[
        r#"INSERT INTO "member" ("id", "name") VALUES (?, ?), (7, ?)"#,
        r#"INSERT INTO "member" ("name") VALUES (?) RETURNING "id", "name""#,
        r#"INSERT INTO "member" ("name") VALUES (?) RETURNING *"#,
    ]));
}
