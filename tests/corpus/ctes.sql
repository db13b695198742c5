-- Section D: common table expressions.

-- @vector 66
WITH c AS (SELECT id, name FROM project WHERE name <> 'alpha') SELECT * FROM c ORDER BY id;
-- @vector 66
WITH c (number, title) AS (SELECT id, name FROM project) SELECT c.title, c.number FROM c ORDER BY c.number;
-- @vector 66
WITH c AS (SELECT 1 AS n UNION ALL SELECT 2) SELECT c.n, p.id FROM c JOIN project p ON p.budget = 100 * c.n ORDER BY c.n, p.id;
-- @vector 66
WITH a AS (SELECT id, name FROM project), b AS (SELECT id FROM a WHERE name = 'beta') SELECT id FROM b ORDER BY id;
-- @vector 66
WITH t AS (SELECT project_id, count(*) AS n FROM task GROUP BY project_id) SELECT p.id, t.n FROM project p LEFT JOIN t ON t.project_id = p.id ORDER BY p.id;
-- @vector 66
WITH c AS (SELECT id FROM task WHERE done = true) SELECT count(*) AS n FROM c AS x, c AS y WHERE x.id < y.id;
-- @vector 66
WITH "C" AS (SELECT id FROM manager) SELECT "C".id FROM "C" ORDER BY "C".id;
-- A name that is both a CTE and a table: inside its own definition it is the table where the database has it so.
-- @vector 67
-- @only postgres mysql
WITH project AS (SELECT * FROM project WHERE name = 'alpha') SELECT id FROM project ORDER BY id;
-- SQLite calls that a circular reference.
-- @vector 67
-- @only sqlite
-- @fails
WITH project AS (SELECT * FROM project WHERE name = 'alpha') SELECT id FROM project ORDER BY id;
-- @vector 67
-- @expect same-or-refused
-- Refused where what is injected could be captured.
WITH invoice AS (SELECT id, name FROM project) SELECT name FROM invoice ORDER BY id;
-- @vector 217
-- @expect same-or-refused
-- The CTE stands where the check of the tasks' projects would look; refusing is right.
WITH project (id, account_id) AS (SELECT 12, 1) SELECT * FROM task ORDER BY id;
-- @vector 217
-- @expect same-or-refused
WITH project AS (SELECT id, 0 AS account_id FROM country) SELECT t.id FROM task t JOIN project p ON p.id = t.points ORDER BY t.id;
-- @vector 217
-- @expect same-or-refused
WITH account_member AS (SELECT 0 AS account_id, id AS member_id FROM country) SELECT m.id FROM member m ORDER BY m.id;
-- @vector 217
-- @expect same-or-refused
WITH RECURSIVE task AS (SELECT 11 AS id, 10 AS project_id UNION ALL SELECT id + 1, project_id FROM task WHERE id < 20) SELECT s.id FROM sub_task s ORDER BY s.id;
-- @vector 68
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT n.i, p.id FROM n JOIN project p ON p.budget = 100 * n.i ORDER BY n.i, p.id;
-- @vector 68
WITH RECURSIVE chain (id, next) AS (SELECT id, id + 10 FROM project WHERE id < 20 UNION ALL SELECT p.id, p.id + 10 FROM project p JOIN chain c ON p.id = c.next) SELECT id, next FROM chain ORDER BY id;
-- @vector 68
WITH RECURSIVE chain (id, depth) AS (SELECT min(id), 1 FROM task UNION ALL SELECT t.id, c.depth + 1 FROM task t JOIN chain c ON t.id = c.id + 1) SELECT count(*) AS n, max(depth) AS depth FROM chain;
-- @vector 68
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT count(*) FROM project)) SELECT max(i) AS n FROM n;
-- @vector 68
WITH RECURSIVE tree (kind, id) AS (SELECT 0, id FROM project WHERE name = 'beta' UNION SELECT 1, t.id FROM task t JOIN tree r ON r.kind = 0 AND t.project_id = r.id) SELECT kind, id FROM tree ORDER BY kind, id;
-- find_linked_recursive's form: RECURSIVE is left out.
-- @vector 68
-- @only sqlite
WITH chain (id) AS (SELECT id FROM project WHERE id < 20 UNION ALL SELECT p.id FROM project p JOIN chain c ON p.id = c.id + 10) SELECT id FROM chain ORDER BY id;
-- @vector 69
SELECT x.id FROM (WITH c AS (SELECT id FROM project WHERE budget IS NULL) SELECT id FROM c) AS x ORDER BY x.id;
-- @vector 69
SELECT id, (WITH c AS (SELECT count(*) AS n FROM task t) SELECT n FROM c) AS n FROM country ORDER BY id;
-- @vector 69
SELECT id FROM project WHERE id IN (WITH c AS (SELECT project_id FROM manager WHERE salary > 2000) SELECT project_id FROM c) ORDER BY id;
-- @vector 69
WITH a AS (WITH b AS (SELECT id FROM task WHERE points > 3) SELECT id FROM b) SELECT count(*) AS n FROM a;
-- @vector 70
-- @only sqlite postgres
WITH c AS (SELECT id FROM project WHERE name = 'alpha') UPDATE project SET budget = 7 WHERE id IN (SELECT id FROM c);
-- @vector 70
-- @only sqlite postgres
WITH c AS (SELECT project_id FROM task WHERE done = true) DELETE FROM manager WHERE project_id IN (SELECT project_id FROM c);
-- @vector 70
-- @only sqlite postgres
WITH c AS (SELECT 700 + id AS id, name FROM project) INSERT INTO project (id, name) SELECT id, name FROM c;
-- @vector 70
INSERT INTO project (id, name, budget) WITH c AS (SELECT id, name FROM manager) SELECT 700 + id, name, 5 FROM c;
-- @vector 70
-- @only sqlite postgres
WITH c AS (SELECT id FROM project WHERE budget IS NULL) UPDATE task SET points = 9 WHERE project_id IN (SELECT id FROM c);
-- @vector 71
-- @only postgres
WITH d AS (DELETE FROM invoice WHERE total = 50 RETURNING id, number) SELECT id, number FROM d ORDER BY id;
-- @vector 71
-- @only postgres
WITH d AS (UPDATE project SET budget = 1 WHERE name = 'alpha' RETURNING *) SELECT id, budget FROM d ORDER BY id;
-- @vector 71
-- @only postgres
WITH d AS (INSERT INTO project (id, name) VALUES (700, 'new') RETURNING id, account_id) SELECT id, account_id FROM d;
-- @vector 71
-- @only postgres
WITH d AS (DELETE FROM sub_task RETURNING id) SELECT count(*) AS n FROM d;
-- @vector 71
-- @only postgres
-- @expect refused
WITH d AS (UPDATE project SET account_id = 9 RETURNING id) SELECT count(*) FROM d;
-- @vector 71
-- @only postgres
-- @expect refused
WITH d AS (INSERT INTO project (id, account_id, name) VALUES (700, 3, 'x') RETURNING id) SELECT id FROM d;
-- @vector 72
WITH c AS (SELECT id FROM project WHERE name = 'alpha') SELECT x.id FROM (WITH c AS (SELECT id FROM task WHERE done = true) SELECT id FROM c) x ORDER BY x.id;
-- @vector 72
WITH c AS (SELECT id FROM project) SELECT c.id, (SELECT count(*) FROM c) AS n FROM c ORDER BY c.id;
-- @vector 72
WITH c AS (SELECT id, name FROM project) SELECT p.id FROM project p WHERE EXISTS (SELECT 1 FROM c WHERE c.name = p.name AND c.id <> p.id) ORDER BY p.id;
-- @vector 72
-- @only sqlite
WITH a AS (SELECT id FROM b), b AS (SELECT id FROM project) SELECT id FROM a ORDER BY id;
-- The name of a later CTE is the table's until then; the databases differ.
-- @vector 215
-- @expect same-or-refused
WITH a AS (SELECT id FROM manager), manager AS (SELECT id FROM project) SELECT a.id FROM a ORDER BY a.id;
-- @vector 215
-- @expect same-or-refused
WITH a AS (SELECT id FROM country), country AS (SELECT id FROM project) SELECT a.id FROM a JOIN country ON true ORDER BY a.id;
-- @vector 62
SELECT task.id FROM project AS task ORDER BY task.id;
-- @vector 62
SELECT project.id, project.title FROM task AS project ORDER BY project.id;
-- @vector 62
SELECT account.id FROM project AS account JOIN manager AS project ON project.project_id = account.id ORDER BY account.id;
-- @vector 62
SELECT country.id FROM invoice AS country WHERE country.total > 25 ORDER BY country.id;
-- @vector 217
SELECT t.id FROM task t JOIN country project ON project.id = t.points ORDER BY t.id;
-- @vector 217
SELECT task.id FROM sub_task task JOIN country project ON project.id = task.points ORDER BY task.id;
-- @vector 217
SELECT project.id FROM country project WHERE EXISTS (SELECT 1 FROM task WHERE task.points = project.id + 2) ORDER BY project.id;
-- @vector 217
SELECT account_member.id FROM country account_member JOIN member ON member.id > 20 ORDER BY account_member.id, member.id;
-- SEARCH and CYCLE add columns to what the expression selects.
-- @only postgres
WITH RECURSIVE chain (id, depth) AS (SELECT id, 1 FROM project WHERE id < 20 UNION ALL (SELECT p.id, c.depth + 1 FROM project p INNER JOIN chain c ON p.id = c.id + 10)) SEARCH DEPTH FIRST BY id SET sequence SELECT id, depth FROM chain ORDER BY sequence;
-- @only postgres
WITH RECURSIVE chain (id) AS (SELECT id FROM task WHERE points > 3 UNION ALL SELECT t.id FROM task t JOIN chain c ON t.id = c.id) CYCLE id SET looped USING path SELECT id, looped FROM chain;
-- @only postgres
WITH RECURSIVE chain (id) AS (SELECT id FROM project UNION ALL SELECT p.id FROM project p JOIN chain c ON p.id = c.id) SEARCH BREADTH FIRST BY id SET sequence CYCLE id SET looped TO 'y' DEFAULT 'n' USING path, few AS (SELECT id FROM task WHERE done) SELECT c.id, c.looped, f.id FROM chain c, few f;
-- @only sqlite postgres
WITH few AS MATERIALIZED (SELECT id, name FROM project), many AS NOT MATERIALIZED (SELECT id, title FROM task) SELECT few.name, many.title FROM few, many;
