//! UNION, INTERSECT and EXCEPT in every place, closed in every way. Vectors 49, 61, 73, 74.

use super::Family;

pub const FAMILY: Family = Family {
    name: "unions",
    fragments: r#"
spm|1 = 1 UNION SELECT id, account_id, name, budget FROM project
spm|1 = 1 UNION ALL SELECT id, account_id, name, budget FROM project WHERE 1 = 1
spm|1 = 0 UNION SELECT id, account_id, name, salary FROM manager --
spm|id UNION SELECT name FROM project
spm|name FROM project UNION SELECT name FROM manager
spm|1 UNION SELECT salary FROM manager ORDER BY 1
spm|1) UNION (SELECT name FROM manager
spm|' UNION SELECT name FROM manager --
spm|x' UNION ALL SELECT name FROM voucher WHERE 'a' = 'a
spm|" UNION SELECT name FROM manager --
spm|` UNION SELECT name FROM manager --
spm|project UNION SELECT id, name FROM manager
spm|(SELECT name FROM manager UNION SELECT name FROM project)
spm|id IN (SELECT id FROM project UNION SELECT id FROM manager)
spm|EXISTS (SELECT 1 FROM project WHERE name = '{project}' UNION SELECT 1 FROM country WHERE id = 99)
spm|1 = 1 EXCEPT SELECT id, account_id, name, budget FROM project WHERE account_id = {tenant}
spm|1 = 1 INTERSECT SELECT id, account_id, name, budget FROM project WHERE account_id <> {tenant}
spm|1 = 1 UNION VALUES (1, 2, 'x', 4)
pm|1 = 1 UNION (SELECT id, account_id, name, budget FROM project LIMIT 99)
p|1 = 1 UNION TABLE project
spm|SELECT id, name FROM project UNION SELECT id, title FROM task
spm|(SELECT max(name) FROM (SELECT name FROM project UNION SELECT name FROM manager) u)
"#,
    statements: r"
spm|SELECT id FROM project WHERE id = 0 UNION SELECT id FROM task UNION SELECT id FROM sub_task
spm|SELECT name FROM country WHERE 1 = 0 UNION SELECT slug FROM account UNION SELECT name FROM member
spm|SELECT 'x' UNION SELECT title FROM task WHERE project_id IN (SELECT id FROM project UNION SELECT 999)
spm|WITH a AS (SELECT name FROM project UNION SELECT name FROM manager) SELECT name FROM a UNION SELECT name FROM label
sp|INSERT INTO country (id, code, name) SELECT 900 + id, 'x', name FROM project UNION SELECT 1900 + id, 'y', name FROM manager
spm|UPDATE project SET name = (SELECT max(name) FROM (SELECT name FROM manager UNION SELECT title FROM task) u)
",
    honest: r"
spm|SELECT name FROM project UNION SELECT name FROM manager
",
    proof: r"
spm|SELECT id, name FROM project WHERE id = 11 UNION SELECT id, name FROM manager
spm|SELECT name FROM country UNION ALL SELECT title FROM task WHERE 1 = 1
",
};
