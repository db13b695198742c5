-- A line is a statement, run on every backend.
SELECT 1 FROM project p NATURAL JOIN manager p
SELECT 1 FROM project p, task p WHERE p.id = 1
SELECT * FROM (project p CROSS JOIN country c) AS x
SELECT * FROM project AS p (account_id, id, name, budget)
WITH project AS (SELECT 12 AS id, 1 AS account_id) SELECT * FROM task
WITH task AS (SELECT * FROM task) SELECT * FROM task
WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT * FROM project) SELECT * FROM a
WITH "Project" AS (SELECT 1) SELECT * FROM task
WITH a AS (SELECT 1), a AS (SELECT * FROM project) SELECT * FROM a
WITH x AS (INSERT INTO task (project_id, title) VALUES (1, 'a') RETURNING id) SELECT * FROM x
WITH x AS (UPDATE project SET account_id = 2 RETURNING *) SELECT * FROM x
SELECT 'tenancy________________________________________________________________' FROM sub_task
SELECT 1 FROM task AS "tenancy_1" JOIN task AS "Tenancy_2" ON true
SELECT 1 FROM project WHERE 1 = 1 -- AND account_id
SELECT 1 FROM project /* WHERE
SELECT 1 FROM project WHERE name = 'a\' OR 1=1 -- '
SELECT 1 FROM project WHERE name = "a" OR "account_id" = 1
SELECT 1; SELECT 2
SELECT 1 FROM project FOR UPDATE OF project, task
SELECT 1 FROM project FOR NO KEY UPDATE SKIP LOCKED
SELECT 1 FROM project LOCK IN SHARE MODE
INSERT INTO project () VALUES (), ()
INSERT INTO project VALUES (1, 2, 'a', 3)
INSERT INTO project DEFAULT VALUES
INSERT INTO project (id, account_id) VALUES (1, 424242), (2, 1)
INSERT INTO project (id, "ACCOUNT_ID", account_id) VALUES (1, 2, 3)
INSERT INTO task (id, project_id, title) SELECT id, id, name FROM project UNION SELECT 1, 12, 'x'
INSERT INTO project (id, name) VALUES (1, 'a') ON CONFLICT (lower(name)) WHERE id > 1 DO UPDATE SET name = excluded.name
INSERT INTO project (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET account_id = 2
INSERT INTO project (id, name) VALUES (1, 'a') ON DUPLICATE KEY UPDATE name = VALUES(name), account_id = 2
INSERT OR REPLACE INTO project (id, name) VALUES (1, 'a')
REPLACE INTO project (id, name) VALUES (1, 'a')
UPDATE project, task SET project.name = task.title, task.title = 'x'
UPDATE project SET account_id = (SELECT 2)
UPDATE task SET project_id = 12 WHERE id = 1
UPDATE label SET name = 'x' WHERE account_id IS NULL
DELETE a, b FROM project a JOIN task b ON b.project_id = a.id
DELETE FROM project USING task WHERE task.project_id = project.id
DELETE FROM member WHERE id IN (SELECT member_id FROM account_member)
SELECT (SELECT (SELECT count(*) FROM project) FROM task) FROM label ORDER BY (SELECT max(id) FROM invoice) LIMIT (SELECT count(*) FROM voucher)
SELECT 1 FROM country LEFT JOIN (project JOIN task ON task.project_id = project.id) ON true RIGHT JOIN manager ON true FULL JOIN label ON true
SELECT 1 FROM task RIGHT JOIN (sub_task LEFT JOIN member ON true) USING (id)
SELECT 1 FROM public.project, main.project
SELECT 1 FROM only project
SELECT pg_read_file('/etc/passwd'), load_extension('x'), load_file('x')
VALUES ((SELECT max(id) FROM project)), (1)
TABLE project
EXPLAIN ANALYZE DELETE FROM project
EXPLAIN SELECT * FROM project
DELETE FROM member AS a (x, id)
UPDATE project AS a (x, y) SET name = 'x'
WITH x AS (SELECT 1, 2) SELECT a.*, b.* FROM x a, x b, (WITH y AS (SELECT a.*, b.* FROM x a, x b) SELECT c.*, d.* FROM y c, y d) AS z
INSERT INTO task (project_id, title) VALUES ((WITH x AS (INSERT INTO task (project_id, title) VALUES ((WITH x AS (INSERT INTO task (project_id, title) VALUES (1, 'a') RETURNING task.id) SELECT x.id FROM x), 'a') RETURNING task.id) SELECT x.id FROM x), 'a')
UPDATE task SET points = 1 WHERE 10 / (id % 10 - 1) < 0X;
DELETE FROM account_member USING project_label AS account_member WHERE 1 = 1;
DELETE FROM task USING task INNER JOIN project ON project.id = task.project_id WHERE project.budget IS NULL;
UPDATE task SET title = 'x' FROM task WHERE id = id;
UPDATE `invoice` RIGHT JOIN (SELECT DISTINCT ON (a.id) `account_member`.*, * WHERE `id` = `id`) AS `a` SET `id` = (SELECT 1) WHERE `id` = `id`
SELECT 0b1f + id FROM project
SELECT 0b1 + id, 0o7 - id FROM project
INSERT INTO project ("title") SELECT * LIMIT project_id FOR NO KEY UPDATE RETURNING (SELECT * WHERE id = id UNION SELECT * WHERE id = id)
SELECT 1 FROM project FOR UPDATE OF projecats,t k
SELECT id FROM project FOR UPDATE OF project, project UNION SELECT salary FROM manager
SELECT id FROM project FOR UPDATE OF project, UNION SELECT salary FROM manager
SELECT set_config0('sea_path', 'x', false);
UPDATE label AS b INNER JOIN label AS project(x, y) SET label.id = 1 WHERE id = id
DELETE FROM member TABLESAMPLE BERNOULLI ((SELECT max(salary) FROM manager));
DELETE FROM member (SELECT 1);
INSERT INTO country (id, code, name) VALUES (1, 'fr', 'x') ON CONFLICT (id) OR name ! : FROM project ORDER B id IN (?) DO UPDATE SET name = excluded.name;
INSERT INTO country (id, code, name) VALUES (1, 1, 1) ON CONFLICT (substring(name FROM project)) DO NOTHING
SELECT substring(name FROM project) FROM country
SELECT id, name '' FROM manager
