//! The second opinion itself: statements that aren't scoped, or wrongly, and each is found.

use sea_orm::{DbBackend, Value};
use tenancy_tests::second_opinion::{TENANT, judge};

fn opinion(sql: &str) -> Result<(), String> {
    opinion_on(DbBackend::Sqlite, sql)
}

fn opinion_on(backend: DbBackend, sql: &str) -> Result<(), String> {
    judge(
        backend,
        sql,
        &[Value::Int(Some(1)), Value::Int(Some(TENANT))],
    )
}

/// `$2` is the tenant's key, `$1` a value that the statement brought.
const RIGHT: &[&str] = &[
    "SELECT id FROM project WHERE project.account_id = $2",
    "SELECT id FROM project AS p WHERE p.account_id = $2 AND (p.id = $1 OR 1 = 1)",
    "SELECT id FROM account WHERE account.id = $2",
    "SELECT id FROM label AS l WHERE (l.account_id = $2 OR l.account_id IS NULL)",
    "SELECT 1 FROM country LEFT JOIN project AS p ON p.account_id = $2 AND (p.id = country.id)",
    "SELECT 1 FROM project AS p RIGHT JOIN country ON p.account_id = $2 AND (p.id = country.id)",
    "SELECT 1 FROM (SELECT * FROM project AS p WHERE p.account_id = $2) AS p FULL JOIN country ON 1 = 1",
    "SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.project_id AND p.account_id = $2)",
    "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t WHERE t.id = s.task_id AND EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.project_id AND p.account_id = $2))",
    "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t, project AS p WHERE t.id = s.task_id AND p.id = t.project_id AND p.account_id = $2)",
    "SELECT 1 FROM member AS m WHERE EXISTS (SELECT 1 FROM account_member AS l WHERE l.member_id = m.id AND l.account_id = $2)",
    "WITH project AS (SELECT 1 AS id) SELECT id FROM project",
    "INSERT INTO project (id, account_id) VALUES ($1, $2)",
    "INSERT INTO project (id, name, account_id) SELECT 1, 'x', $2",
    "UPDATE project SET name = 'x' WHERE project.account_id = $2",
    "DELETE FROM label WHERE label.account_id = $2",
    "INSERT INTO project (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE CASE WHEN project.account_id = $2 THEN 1 = 1 ELSE json_extract('{}', 'tenancy:0;') END",
    "INSERT INTO project AS p (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET name = p.name WHERE CASE WHEN p.account_id = $2 THEN 1 = 1 ELSE json_extract('{}', 'tenancy:0;') END",
    "SELECT 1 FROM project WHERE project.account_id = $2 AND (name NOT GLOB 'a*' OR NOT glob('a', name) OR name NOT REGEXP 'a' OR name NOT MATCH 'a')",
    "SELECT id << 1, 0X1f + id FROM project WHERE project.account_id = $2 AND (id >> 1 < 0x1F)",
    "SELECT id IS NOT DISTINCT FROM project FROM country AS project",
    "UPDATE project SET (name, budget) = (SELECT 'x', 1) WHERE project.account_id = $2",
    "UPDATE task SET (title, points) = ('x', 1) WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = task.project_id AND p.account_id = $2)",
    "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, $2 AS c2) AS q WHERE 1 = 1",
    "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, $2 AS c2 UNION SELECT 2, $2) AS q",
    "INSERT INTO project (id, account_id) SELECT q.id, q.c2 FROM (SELECT r.id, r.c3 AS c2 FROM (SELECT 1 AS id, $2 AS c3) AS r) AS q",
    "INSERT INTO task (id, project_id) VALUES (1, CASE WHEN NOT EXISTS (SELECT 1 FROM (VALUES ($1), ($1)) AS k WHERE NOT EXISTS (SELECT 1 FROM project AS p WHERE p.id = k.column1 AND p.account_id = $2)) THEN $1 ELSE json_extract('{}', 'tenancy:0;') END), (2, $1)",
];

const WRONG: &[(&str, &str)] = &[
    ("no condition", "SELECT id FROM project"),
    (
        "a row of a bulk insert whose key isn't among those that are checked",
        "INSERT INTO task (id, project_id) VALUES (1, CASE WHEN NOT EXISTS (SELECT 1 FROM (VALUES ($1), (7)) AS k WHERE NOT EXISTS (SELECT 1 FROM project AS p WHERE p.id = k.column1 AND p.account_id = $2)) THEN $1 ELSE json_extract('{}', 'tenancy:0;') END), (2, $1)",
    ),
    (
        "a bulk insert with fewer keys in its check than rows",
        "INSERT INTO task (id, project_id) VALUES (1, CASE WHEN NOT EXISTS (SELECT 1 FROM (VALUES ($1)) AS k WHERE NOT EXISTS (SELECT 1 FROM project AS p WHERE p.id = k.column1 AND p.account_id = $2)) THEN $1 ELSE json_extract('{}', 'tenancy:0;') END), (2, $1)",
    ),
    (
        "a value that isn't the key",
        "SELECT id FROM project WHERE project.account_id = $1 AND $2 = $2",
    ),
    (
        "another column",
        "SELECT id FROM project WHERE project.id = $2",
    ),
    (
        "without its table",
        "SELECT id FROM project WHERE account_id = $2",
    ),
    (
        "of another alias",
        "SELECT 1 FROM project AS a, project AS b WHERE a.account_id = $2 AND a.account_id = $2",
    ),
    (
        "under OR",
        "SELECT id FROM project WHERE project.account_id = $2 OR project.id = $1",
    ),
    (
        "under NOT",
        "SELECT id FROM project WHERE NOT (project.account_id = $2)",
    ),
    (
        "without parentheses",
        "SELECT id FROM project WHERE 1 = 1 OR 2 = 3 AND project.account_id = $2",
    ),
    (
        "the other way round",
        "SELECT id FROM project WHERE project.account_id <> $2",
    ),
    (
        "in the projection",
        "SELECT project.account_id = $2 FROM project",
    ),
    (
        "in HAVING",
        "SELECT 1 FROM project GROUP BY id HAVING project.account_id = $2",
    ),
    (
        "in the ON of its own LEFT JOIN",
        "SELECT 1 FROM project AS p LEFT JOIN country AS c ON p.account_id = $2",
    ),
    (
        "in the ON of its own RIGHT JOIN",
        "SELECT 1 FROM country AS c RIGHT JOIN project AS p ON p.account_id = $2",
    ),
    (
        "in the ON of FULL JOIN",
        "SELECT 1 FROM project AS p FULL JOIN country AS c ON p.account_id = $2",
    ),
    (
        "a CASE with an ELSE",
        "SELECT 1 FROM project WHERE CASE WHEN project.account_id = $2 THEN 1 = 1 ELSE 1 = 1 END",
    ),
    (
        "in a sub-query beside it",
        "SELECT 1 FROM project WHERE EXISTS (SELECT 1 FROM country WHERE project.account_id = $2)",
    ),
    (
        "hidden by a nested join's alias",
        "SELECT 1 FROM (project AS p CROSS JOIN country) AS x WHERE p.account_id = $2",
    ),
    (
        "renamed columns",
        "SELECT 1 FROM project AS p (account_id, id) WHERE p.account_id = $2",
    ),
    (
        "two of one name",
        "SELECT 1 FROM project AS p NATURAL JOIN manager AS p WHERE p.account_id = $2 AND p.account_id = $2",
    ),
    (
        "in a sub-query",
        "SELECT (SELECT count(*) FROM project) FROM country WHERE $2 = $2",
    ),
    (
        "in ORDER BY",
        "SELECT 1 FROM country ORDER BY (SELECT max(id) FROM project), $2",
    ),
    (
        "in LIMIT",
        "SELECT 1 FROM country WHERE $2 = $2 LIMIT (SELECT count(*) FROM project)",
    ),
    (
        "in a CTE",
        "WITH x AS (SELECT * FROM project) SELECT $2 FROM x",
    ),
    (
        "in a branch",
        "SELECT id FROM project WHERE project.account_id = $2 UNION SELECT id FROM project WHERE $2 = $2",
    ),
    (
        "in a window",
        "SELECT sum(1) OVER (PARTITION BY (SELECT max(id) FROM project)) FROM country WHERE $2 = $2",
    ),
    (
        "a parent's CTE",
        "WITH project AS (SELECT 12 AS id, 1 AS account_id) SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.project_id AND p.account_id = $2)",
    ),
    (
        "a parent of another key",
        "SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.id AND p.account_id = $2)",
    ),
    (
        "a parent that isn't tied",
        "SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.account_id = $2)",
    ),
    (
        "a parent of anybody",
        "SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.project_id)",
    ),
    (
        "a parent that hides the child",
        "SELECT 1 FROM task AS t WHERE EXISTS (SELECT 1 FROM project AS t WHERE t.id = t.project_id AND t.account_id = $2)",
    ),
    (
        "a parent beside it that isn't tied",
        "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t, project AS p WHERE t.id = s.task_id AND p.account_id = $2)",
    ),
    (
        "a parent beside it that is tied to another",
        "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t, project AS p, task AS u WHERE t.id = s.task_id AND p.id = u.project_id AND p.account_id = $2)",
    ),
    (
        "a parent beside it of anybody",
        "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t, project AS p WHERE t.id = s.task_id AND p.id = t.project_id)",
    ),
    (
        "a parent beside it that hides the child",
        "SELECT 1 FROM sub_task AS s WHERE EXISTS (SELECT 1 FROM task AS t, project AS s WHERE t.id = s.task_id AND s.id = t.project_id AND s.account_id = $2)",
    ),
    (
        "a parent beside it with other names for its columns",
        "SELECT 1 FROM task AS t, project AS p (account_id, id) WHERE p.id = t.project_id AND p.account_id = $2",
    ),
    (
        "no parent at all",
        "SELECT 1 FROM task AS t WHERE NOT EXISTS (SELECT 1 FROM project AS p WHERE p.id = t.project_id AND p.account_id = $2)",
    ),
    (
        "another's link",
        "SELECT 1 FROM member AS m WHERE EXISTS (SELECT 1 FROM account_member AS l WHERE l.account_id = $2)",
    ),
    (
        "shared rows where there are none",
        "SELECT id FROM project AS p WHERE (p.account_id = $2 OR p.account_id IS NULL)",
    ),
    (
        "a write to shared rows",
        "UPDATE label SET name = 'x' WHERE (label.account_id = $2 OR label.account_id IS NULL)",
    ),
    (
        "a delete of shared rows",
        "DELETE FROM label WHERE (label.account_id = $2 OR label.account_id IS NULL)",
    ),
    (
        "an update of anything",
        "UPDATE project SET name = 'x' WHERE project.id = $1 AND $2 = $2",
    ),
    (
        "a moved row",
        "UPDATE project SET account_id = $1 WHERE project.account_id = $2",
    ),
    (
        "a moved child",
        "UPDATE task SET project_id = $1 WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = task.project_id AND p.account_id = $2)",
    ),
    (
        "UPDATE FROM",
        "UPDATE project SET name = m.name FROM manager AS m WHERE project.account_id = $2",
    ),
    (
        "an insert for another",
        "INSERT INTO project (id, account_id) VALUES ($2, $1)",
    ),
    (
        "an insert without the column",
        "INSERT INTO project (id, name) VALUES ($1, $2)",
    ),
    (
        "an insert without columns",
        "INSERT INTO project VALUES ($1, $2)",
    ),
    (
        "the second row",
        "INSERT INTO project (id, account_id) VALUES (1, $2), (2, 1)",
    ),
    (
        "an inserted branch",
        "INSERT INTO project (id, account_id) SELECT 1, $2 UNION SELECT 2, 1",
    ),
    (
        "an unchecked parent",
        "INSERT INTO task (id, project_id, title) VALUES ($1, 12, $2)",
    ),
    (
        "an unscoped source",
        "INSERT INTO country (id, name) SELECT id, name FROM project WHERE $2 = $2",
    ),
    (
        "an unguarded upsert",
        "INSERT INTO project (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET name = 'x'",
    ),
    (
        "an upsert that only asks",
        "INSERT INTO project (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE 1 = 1 OR project.account_id = $2",
    ),
    (
        "RETURNING",
        "INSERT INTO project (id, account_id) VALUES (1, $2) RETURNING (SELECT count(*) FROM manager)",
    ),
    (
        "an upsert that asks another than the alias",
        "INSERT INTO project AS p (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE CASE WHEN project.account_id = $2 THEN 1 = 1 ELSE json_extract('{}', 'tenancy:0;') END",
    ),
    (
        "under NOT GLOB",
        "SELECT 1 FROM project WHERE name NOT GLOB (project.account_id = $2)",
    ),
    (
        "an operand of NOT GLOB",
        "SELECT 1 FROM project WHERE project.account_id = $2 NOT GLOB 'x'",
    ),
    (
        "shifted",
        "SELECT 1 FROM project WHERE project.account_id = $2 << 1",
    ),
    (
        "a digit added",
        "SELECT 1 FROM project WHERE project.account_id = 0X1 + $2",
    ),
    (
        "beside DISTINCT FROM",
        "SELECT id IS DISTINCT FROM $2 FROM project",
    ),
    (
        "a moved row in a tuple",
        "UPDATE project SET (name, account_id) = (SELECT 'x', 1) WHERE project.account_id = $2",
    ),
    (
        "a moved row in a quoted tuple",
        "UPDATE project SET (name, \"ACCOUNT_ID\") = ('x', 1) WHERE project.account_id = $2",
    ),
    (
        "a moved child in a tuple",
        "UPDATE task SET (title, project_id) = (SELECT 'x', 12) WHERE EXISTS (SELECT 1 FROM project AS p WHERE p.id = task.project_id AND p.account_id = $2)",
    ),
    (
        "a moved account in a tuple",
        "UPDATE account SET (name, id) = (SELECT 'x', 12) WHERE account.id = $2",
    ),
    (
        "a tuple of an upsert",
        "INSERT INTO project (id, account_id) VALUES (1, $2) ON CONFLICT (id) DO UPDATE SET (name, account_id) = (SELECT 'x', 1) WHERE CASE WHEN project.account_id = $2 THEN 1 = 1 ELSE json_extract('{}', 'tenancy:0;') END",
    ),
    (
        "an unscoped query of a tuple",
        "UPDATE project SET (name, budget) = (SELECT name, salary FROM manager WHERE $2 = $2) WHERE project.account_id = $2",
    ),
    (
        "another column of a derived table",
        "INSERT INTO project (id, account_id) SELECT q.c2, q.c1 FROM (SELECT 1 AS c1, $2 AS c2) AS q",
    ),
    (
        "a column of another derived table",
        "INSERT INTO project (id, account_id) SELECT q.c1, r.c2 FROM (SELECT 1 AS c1, $2 AS c2) AS q",
    ),
    (
        "a branch of a derived table",
        "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, $2 AS c2 UNION SELECT 2, 1) AS q",
    ),
    (
        "one of two columns of a name",
        "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, 1 AS c2, $2 AS c2) AS q",
    ),
    (
        "a column behind a star",
        "INSERT INTO project (id, account_id) SELECT q.id, q.c2 FROM (SELECT *, $2 AS c2 FROM country) AS q",
    ),
    (
        "renamed columns of a derived table",
        "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, $2 AS c2) AS q (c2, c1)",
    ),
    (
        "a derived table that is joined",
        "INSERT INTO project (id, account_id) SELECT q.c1, q.c2 FROM (SELECT 1 AS c1, $2 AS c2) AS q LEFT JOIN country ON 1 = 1",
    ),
    ("another system's DUAL", "SELECT $2 FROM dual"),
    ("unknown table", "SELECT $2 FROM sqlite_master"),
    ("two statements", "SELECT $2; SELECT id FROM project"),
    ("another kind", "DROP TABLE project"),
    (
        "EXPLAIN ANALYZE",
        "EXPLAIN ANALYZE SELECT id FROM project WHERE project.account_id = $2",
    ),
    (
        "a function that reads files",
        "SELECT readfile('/etc/passwd'), $2",
    ),
    (
        "a value too few",
        "SELECT $3 FROM project WHERE project.account_id = $2",
    ),
    ("nothing that can be read", "SELECT FROM WHERE"),
];

#[test]
fn what_is_scoped_is_found_scoped() {
    let wrong = RIGHT
        .iter()
        .filter_map(|sql| opinion(sql).err().map(|why| format!("{sql}: {why}")));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_scoped_is_found() {
    let missed: Vec<&str> = WRONG
        .iter()
        .filter(|(_, sql)| opinion(sql).is_ok())
        .map(|(why, _)| *why)
        .collect();
    assert!(missed.is_empty(), "not found: {}", missed.join(", "));
}

/// On MySQL places count, on PostgreSQL numbers.
#[test]
fn values_are_found_by_their_place() {
    let values = [Value::Int(Some(TENANT)), Value::Int(Some(1))];
    let mysql = |sql| judge(DbBackend::MySql, sql, &values);
    assert!(mysql("SELECT 1 FROM project AS p WHERE p.account_id = ? AND (p.id = ?)").is_ok());
    assert!(mysql("SELECT 1 FROM project AS p WHERE p.id = ? AND (p.account_id = ?)").is_err());
    assert!(mysql("SELECT 1 FROM project AS p WHERE p.account_id = ?").is_err());
    let postgres = |sql| judge(DbBackend::Postgres, sql, &values);
    assert!(postgres("SELECT 1 FROM project AS p WHERE p.id = $2 AND (p.account_id = $1)").is_ok());
    assert!(
        postgres("SELECT 1 FROM project AS p WHERE p.id = $1 AND (p.account_id = $2)").is_err()
    );
    // PostgreSQL folds an unquoted name, and no quoted one.
    assert!(postgres("SELECT 1 FROM project AS p WHERE \"P\".account_id = $1").is_err());
}

/// SEARCH and CYCLE of PostgreSQL add columns, and hide no table.
#[test]
fn search_and_cycle_are_read() {
    let with = |read: &str, behind: &str| {
        let sql = format!(
            "WITH RECURSIVE c (id) AS (SELECT id FROM {read} UNION ALL SELECT id FROM c) {behind} SELECT id FROM c"
        );
        opinion_on(DbBackend::Postgres, &sql)
    };
    let scoped = "project WHERE project.account_id = $2";
    for behind in [
        "",
        "SEARCH DEPTH FIRST BY id SET s",
        "CYCLE id, id SET l USING p",
        "SEARCH BREADTH FIRST BY id SET s CYCLE id SET l TO 'y' DEFAULT 'n' USING p",
    ] {
        assert_eq!(with(scoped, behind), Ok(()), "{behind}");
        assert!(with("project WHERE $2 = $2", behind).is_err(), "{behind}");
    }
    for behind in [
        "SEARCH DEPTH FIRST BY (SELECT max(id) FROM project) SET s",
        "CYCLE id SET l TO (SELECT max(id) FROM project) DEFAULT 0 USING p",
        "CYCLE id SET l",
    ] {
        assert!(with(scoped, behind).is_err(), "{behind}");
    }
    assert!(
        opinion("WITH RECURSIVE c (id) AS (SELECT 1) CYCLE id SET l USING p SELECT $2 FROM c")
            .is_err()
    );
}

/// DUAL of MySQL is no table, unless its name is quoted or has another before it.
#[test]
fn dual_is_read() {
    let mysql = |sql| judge(DbBackend::MySql, sql, &[Value::Int(Some(TENANT))]);
    assert_eq!(mysql("SELECT ? FROM DUAL"), Ok(()));
    assert!(mysql("SELECT ? FROM `dual`").is_err());
    assert!(mysql("SELECT ? FROM mysql.dual").is_err());
    assert!(mysql("SELECT ?, (SELECT count(*) FROM project) FROM dual").is_err());
    assert!(mysql("UPDATE dual SET a = ?").is_err());
}
