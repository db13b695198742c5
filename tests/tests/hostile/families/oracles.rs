//! Yes-or-no questions about others, answered by a result, an order, a failure or a delay. Vectors 48, 79, 207, 212.

use super::Family;

pub const FAMILY: Family = Family {
    name: "oracles",
    fragments: r"
spm|(SELECT count(*) FROM project WHERE name = '{project}') = 1
spm|EXISTS (SELECT 1 FROM task WHERE title = '{task}')
spm|'{project}' IN (SELECT name FROM project)
spm|CASE WHEN EXISTS (SELECT 1 FROM project WHERE name = '{project}') THEN id ELSE -id END
spm|(SELECT substr(max(name), 1, 1) FROM project WHERE account_id <> {tenant}) = 'z'
spm|(SELECT account_id FROM project WHERE account_id <> {tenant} LIMIT 1) IS NOT NULL
spm|account_id = {other}
spm|account_id <> {tenant}
spm|account_id = {tenant} OR account_id = {other}
spm|NOT (account_id = {tenant})
spm|account_id IN (0, 1, 2)
spm|account_id + 0 = {other}
spm|project.account_id = {other} OR 1 = 1
spm|id IN (SELECT project_id FROM task WHERE title = '{task}') OR 1 = 0
spm|max(name) OVER () = '{project}'
spm|(SELECT min(name) FROM member) < 'zz'
spm|(SELECT sum(salary) FROM manager) > 1
spm|(SELECT name FROM project p2 WHERE p2.id = project.id + 1) IS NOT NULL
spm|EXISTS (SELECT 1 FROM manager m WHERE m.project_id = project.id AND m.account_id <> {tenant})
m|IF(EXISTS (SELECT 1 FROM project WHERE name = '{project}'), SLEEP(1), 0) = 0
m|IF(title = '{task}', SLEEP(1), 0) = 0
m|IF(name = '{project}', BENCHMARK(10, 1), 0) = 0
p|CASE WHEN title = '{task}' THEN pg_sleep(1) IS NULL ELSE true END
p|CASE WHEN EXISTS (SELECT 1 FROM project WHERE name = '{project}') THEN pg_sleep(1) IS NULL ELSE true END
p|1 / (CASE WHEN name = '{project}' THEN 0 ELSE 1 END) = 1
p|title LIKE '{task}\'
s|CASE WHEN title = '{task}' THEN abs(-9223372036854775807 - 1) ELSE 1 END = 1
s|CASE WHEN name = '{project}' THEN abs(-9223372036854775807 - 1) ELSE 1 END = 1
s|randomblob(CASE WHEN title = '{task}' THEN 99999999999 ELSE 1 END) IS NOT NULL
m|CASE WHEN title = '{task}' THEN (SELECT 1 UNION SELECT 2) ELSE 1 END = 1
m|CASE WHEN name = '{project}' THEN (SELECT 1 UNION SELECT 2) ELSE 1 END = 1
",
    statements: r"
s|SELECT s.id FROM sub_task s JOIN task t ON t.id = s.task_id AND CASE WHEN t.title = '{task}' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0
s|SELECT t.id FROM task t LEFT JOIN sub_task s ON CASE WHEN t.title = '{task}' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 AND t.id = s.task_id
s|SELECT title FROM task GROUP BY title HAVING CASE WHEN title = '{task}' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0
p|SELECT s.id FROM sub_task s JOIN task t ON 1 / CASE WHEN t.title = '{task}' THEN 0 ELSE 1 END = 1 AND t.id = s.task_id
p|SELECT t.id FROM task t LEFT JOIN sub_task s ON 1 / CASE WHEN t.title = '{task}' THEN 0 ELSE 1 END = 1 AND t.id = s.task_id
p|SELECT title FROM task GROUP BY title HAVING 1 / CASE WHEN title = '{task}' THEN 0 ELSE 1 END = 1
p|SELECT s.id FROM sub_task s LEFT JOIN task t ON t.id = s.task_id WHERE 1 / CASE WHEN t.title = '{task}' THEN 0 ELSE 1 END = 1
m|SELECT s.id FROM sub_task s JOIN task t ON t.id = s.task_id AND CASE WHEN t.title = '{task}' THEN (SELECT 1 UNION SELECT 2) ELSE 0 END = 0
m|SELECT title FROM task GROUP BY title HAVING EXP(IF(title = '{task}', 9999, 0)) = 1
m|SELECT id FROM task WHERE EXP(IF(title = '{task}', 9999, 0)) = 1
spm|SELECT id FROM project ORDER BY (SELECT count(*) FROM task WHERE title = '{task}'), id
spm|SELECT count(*) FROM project GROUP BY account_id
spm|SELECT DISTINCT account_id FROM project
spm|SELECT row_number() OVER (ORDER BY id), id FROM project
spm|SELECT max(id), min(id), count(*), count(DISTINCT account_id) FROM project
",
    honest: r"
spm|SELECT id FROM project WHERE EXISTS (SELECT 1 FROM project WHERE name = '{own}')
",
    proof: r"
spm|SELECT id FROM country WHERE EXISTS (SELECT 1 FROM task WHERE title = '{task}')
spm|SELECT count(*) FROM project
",
};
