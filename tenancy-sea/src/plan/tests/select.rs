use super::planned;

#[test]
fn owned_tables_get_their_predicate_first() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT "project"."id", "project"."account_id" FROM "project" WHERE "project"."name" = ? OR "project"."id" = ?"#,
        r#"SELECT * FROM "project""#,
        r#"SELECT "id" FROM "account""#,
        r#"SELECT * FROM "label" AS "l" WHERE "l"."name" = ? LIMIT ? OFFSET ?"#,
        r#"SELECT "id" FROM "task""#,
        r#"SELECT "id" FROM "sub_task" WHERE "title" LIKE ?"#,
        r#"SELECT "id" FROM "member""#,
        r#"SELECT "id" FROM "task" AS "Tenancy_1""#,
        r#"SELECT "id" FROM "country" WHERE "code" = ?"#,
    ]));
}

#[test]
fn joins_put_predicates_where_no_row_is_lost() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT 1 FROM "project" JOIN "manager" ON "project"."id" = "manager"."project_id""#,
        r#"SELECT 1 FROM "project", "manager" WHERE ? = 1"#,
        r#"SELECT 1 FROM "project" LEFT JOIN "manager" ON "project"."id" = "manager"."project_id""#,
        r#"SELECT 1 FROM "project" LEFT JOIN "task" ON "project"."id" = "task"."project_id" OR "task"."done" = ?"#,
        r#"SELECT 1 FROM "project" RIGHT JOIN "manager" ON "project"."id" = "manager"."project_id""#,
        r#"SELECT 1 FROM "project" FULL JOIN "manager" ON "project"."id" = "manager"."project_id""#,
        r#"SELECT 1 FROM "project" LEFT JOIN "manager" USING ("id")"#,
        r#"SELECT 1 FROM "project" NATURAL JOIN "manager""#,
        r#"SELECT 1 FROM "project" JOIN "note" ON "note"."project_id" = "project"."id" LEFT JOIN "note" AS "n" ON "n"."id" = "note"."id""#,
        r#"SELECT 1 FROM "project" NATURAL LEFT JOIN "manager" AS "m""#,
        r#"SELECT 1 FROM "country" LEFT JOIN ("project" JOIN "manager" ON "project"."id" = "manager"."project_id") ON 1 = 1"#,
        r#"SELECT 1 FROM "project" CROSS JOIN "country" CROSS JOIN "label" AS "l""#,
        r#"SELECT "a".*, "b".* FROM "project" AS "a" JOIN "project" AS "b" ON "a"."id" = "b"."id""#,
    ]));
}

#[test]
fn sub_queries_are_planned_wherever_they_stand() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT (SELECT count(*) FROM "manager") + 1 FROM "country" WHERE "id" IN (SELECT "id" FROM "project" WHERE "name" = ?) OR "id" = ?"#,
        r#"SELECT CASE WHEN EXISTS (SELECT 1 FROM "task") THEN 1 ELSE 0 END FROM "country" GROUP BY (SELECT 1 FROM "project") HAVING (SELECT 1 FROM "project") > 0 ORDER BY (SELECT max("id") FROM "project") LIMIT 5"#,
        r#"SELECT "x"."account_id" FROM (SELECT "account_id" FROM "project") AS "x""#,
        r#"SELECT COUNT(*) AS "num_items" FROM (SELECT "project"."id" FROM "project") AS "sub_query""#,
        r#"SELECT "id" FROM "project" UNION SELECT "id" FROM "manager""#,
        r#"WITH "p" AS (SELECT * FROM "project") SELECT * FROM "p""#,
        r#"WITH RECURSIVE "t" ("id") AS (SELECT "id" FROM "project" UNION ALL SELECT "task"."id" FROM "task" JOIN "t" ON "t"."id" = "task"."project_id") SELECT "id" FROM "t""#,
    ]));
}

#[test]
fn conditions_that_can_fail_wait_for_the_scope_of_a_secondary_table() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT "id" FROM "task" WHERE CAST("title" AS INT) > 0"#,
        r#"SELECT "id" FROM "project" WHERE CAST("name" AS INT) > 0"#,
        r#"SELECT "id" FROM "task" WHERE abs("project_id") > 0"#,
        r#"SELECT "id" FROM "project" WHERE abs("budget") > 0"#,
    ]));
}

/// A database moves conditions into a query within FROM, below the scope of a secondary table (vector 212).
#[test]
fn conditions_that_can_fail_stay_out_of_a_query_within_from() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT "id" FROM (SELECT "id", "title" FROM "task") AS "x" WHERE CAST("title" AS INT) > 0"#,
        r#"WITH "x" AS (SELECT "id", "title" FROM "task") SELECT "id" FROM "x" WHERE CAST("title" AS INT) > 0"#,
        r#"SELECT "n" FROM (SELECT CAST("title" AS INT) AS "n" FROM "task") AS "x" WHERE "n" > 0"#,
        r#"SELECT "id" FROM (SELECT "id", "title" FROM "task" UNION ALL SELECT "id", "name" FROM "project") AS "x" WHERE CAST("title" AS INT) > 0"#,
        r#"SELECT "id" FROM (SELECT "id", "name" FROM "project") AS "x" WHERE CAST("name" AS INT) > 0"#,
        r#"SELECT "id" FROM (SELECT "id", "title" FROM "task" LIMIT 5) AS "x" WHERE CAST("title" AS INT) > 0"#,
        r#"SELECT "id" FROM (SELECT "id", "title" FROM "task") AS "x" WHERE "title" = ?"#,
        r#"SELECT COUNT(*) AS "num_items" FROM (SELECT "task"."id" FROM "task") AS "sub_query""#,
        r#"SELECT "id" FROM "task" WHERE EXISTS (SELECT 1 FROM "country" WHERE CAST("task"."title" AS INT) > 0)"#,
        r#"SELECT "id" FROM (SELECT "id", "project_id" FROM "task") AS "x" WHERE abs("project_id") > 0"#,
        r#"WITH "x" AS (SELECT "id", "project_id" FROM "task") SELECT "id" FROM "x" WHERE abs("project_id") > 0"#,
        r#"SELECT "id" FROM (SELECT "id", "project_id" FROM "task" UNION ALL SELECT "id", "budget" FROM "project") AS "x" WHERE abs("project_id") > 0"#,
    ]));
}

/// MariaDB puts a row's values into sub-queries while it plans (vector 212).
#[test]
fn what_a_sub_query_computes_waits_for_the_queries_around() {
    insta::assert_snapshot!(planned(&[
        r#"SELECT (SELECT "name" FROM "country" AS "c" WHERE "c"."id" = "p"."id" * 2) AS "n" FROM "project" AS "p" WHERE "p"."id" = ?"#,
        r#"SELECT "id" FROM "country" WHERE "id" IN (SELECT "p"."id" * 2 FROM "project" AS "p" WHERE "p"."id" = ?)"#,
        r#"SELECT "p"."id" FROM "project" AS "p" WHERE "p"."id" * 2 IN (SELECT "id" FROM "country")"#,
        r#"SELECT "p"."id" FROM "project" AS "p" WHERE EXISTS (SELECT 1 FROM "manager" AS "p" WHERE "budget" * 2 > "p"."id")"#,
        r#"SELECT "p"."id" FROM "project" AS "p" WHERE abs("p"."id") IN (SELECT "id" FROM "country")"#,
    ]));
}
