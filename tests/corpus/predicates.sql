-- Section A: the tenant's predicate among the user's conditions, and what the statement brings along.

-- @vector 1
SELECT id, name FROM project WHERE name = 'alpha' OR name = 'beta' AND budget = 100 ORDER BY id;
-- @vector 1
SELECT id FROM task WHERE title = 'write' OR done = true OR points > 2 AND title = 'ship' ORDER BY id;
-- @vector 1
SELECT id FROM sub_task WHERE points = 1 OR 1 = 1 ORDER BY id;
-- @vector 1
SELECT id FROM label WHERE name = 'bug' OR name = 'docs' ORDER BY id;
-- @vector 1
SELECT id FROM member WHERE name = 'Ann' OR id > 20 ORDER BY id;
-- @vector 1
SELECT id FROM project WHERE NOT (name = 'alpha' AND budget IS NULL) ORDER BY id;
-- @vector 1
SELECT id FROM project WHERE NOT name = 'alpha' OR budget IS NULL ORDER BY id;
-- @vector 2
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' XOR budget = 100 ORDER BY id;
-- @vector 2
-- @only mysql
UPDATE project SET budget = 1 WHERE name = 'alpha' XOR budget = 100;
-- @vector 3
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' || name = 'beta' ORDER BY id;
-- @vector 3
-- @only mysql
DELETE FROM invoice WHERE number = 'N-1' || total = 50;
-- @vector 3
-- @only sqlite postgres
SELECT id FROM project WHERE name || 'x' = 'alphax' ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id = 2;
-- @vector 4
SELECT id FROM project p WHERE p.account_id = 1 ORDER BY id;
-- @vector 4
SELECT id FROM invoice WHERE org_id = 1 OR total = 50 ORDER BY id;
-- @vector 5
SELECT id FROM project WHERE account_id = 1 OR account_id = 2 ORDER BY id;
-- @vector 5
SELECT id FROM project WHERE account_id IN (0, 1, 2) ORDER BY id;
-- @vector 5
SELECT id FROM label WHERE account_id = 2 OR account_id IS NULL ORDER BY id;
-- @vector 7
SELECT id FROM label WHERE NOT (account_id = 1) ORDER BY id;
-- @vector 7
SELECT id FROM label WHERE account_id <> 1 ORDER BY id;
-- @vector 7
SELECT id FROM label WHERE account_id IS NULL ORDER BY id;
-- @vector 7
SELECT id FROM project WHERE account_id IS NULL OR account_id >= 0 ORDER BY id;
-- @vector 9
-- @tenant 0
SELECT count(*) AS n FROM project;
-- @vector 9
-- @tenant 0
SELECT count(*) AS n FROM sub_task WHERE points > 0;
-- @vector 10
SELECT id FROM project WHERE id IN (SELECT project_id FROM task WHERE 1 = 0);
-- @vector 14
SELECT p.id, m.id AS manager FROM project p JOIN manager m ON m.project_id = p.id ORDER BY p.id, m.id;
-- @vector 14
SELECT project.id, invoice.id AS invoice FROM project, invoice WHERE total = budget ORDER BY project.id, invoice.id;
-- @vector 15
SELECT p.id FROM project p WHERE EXISTS (SELECT 1 FROM country WHERE country.id = p.id - 8 OR account_id = 1) ORDER BY p.id;
-- @vector 15
SELECT c.code FROM country c WHERE EXISTS (SELECT 1 FROM project WHERE budget = 100 * c.id) ORDER BY c.code;
-- @vector 16
SELECT "id", "name" FROM "project" WHERE "budget" > 100 ORDER BY "id";
-- @vector 16
SELECT "project"."id" FROM "project" WHERE "project"."account_id" <> 1 ORDER BY "project"."id";

-- Parameters before, between and behind the places where the key is bound.
-- @vector 152
-- @params 100
SELECT id FROM project WHERE budget = ? ORDER BY id;
-- @vector 152
-- @params 'alpha', 200, 'beta'
SELECT id FROM project WHERE name = ? OR budget = ? OR name = ? ORDER BY id;
-- @vector 152
-- @params 1, 'write', 3
SELECT p.id, t.id FROM project p LEFT JOIN task t ON t.project_id = p.id AND t.points > ? WHERE t.title = ? OR p.budget IS NULL ORDER BY p.id, t.id LIMIT ?;
-- @vector 152
-- @params 2, 300, 1, 5
SELECT id, (SELECT count(*) FROM task t WHERE t.project_id = p.id AND t.points > ?) AS n FROM project p WHERE budget < ? OR id IN (SELECT project_id FROM manager WHERE salary > ?) ORDER BY id LIMIT ?;
-- @vector 152
-- @params 10, 11, 12, 20, 21, 22
SELECT id FROM task WHERE id IN (?, ?, ?, ?, ?, ?) ORDER BY id;
-- @vector 152
-- @params 'x', 10, 11, 12
UPDATE project SET name = ? WHERE id IN (?, ?, ?);
-- @vector 152
-- @params 'x', 10, 11
UPDATE task SET title = ?, points = ? WHERE id = ?;
-- @vector 152
-- @params 10, 'alpha'
DELETE FROM project WHERE id = ? OR name = ?;
-- @vector 211
-- @params 10, 2
-- @expect refused
SELECT id FROM project WHERE id = ?;
-- @vector 211
-- @params 10
-- @expect refused
SELECT id FROM project WHERE id = ? OR account_id = ?;
-- @vector 211
-- @expect refused
SELECT id FROM project WHERE account_id = ?;
-- A question mark in a string is data.
SELECT id FROM project WHERE name <> 'what? "name" -- it''s' ORDER BY id;
-- @vector 78
SELECT DISTINCT name FROM project ORDER BY name;
-- @vector 78
SELECT DISTINCT budget, name FROM project WHERE budget IS NOT NULL ORDER BY budget, name LIMIT 3;
-- @vector 78
SELECT id FROM project ORDER BY id LIMIT 2 OFFSET 3;
-- @vector 78
SELECT id FROM sub_task ORDER BY id DESC LIMIT 7 OFFSET 5;
SELECT name, count(*) AS n, sum(budget) AS total FROM project GROUP BY name ORDER BY name;
SELECT name, count(*) AS n FROM project GROUP BY name HAVING count(*) > 1 ORDER BY name;
SELECT min(salary) AS least, max(salary) AS most FROM manager;
SELECT count(*) AS n, count(points) AS rated, sum(points) AS points FROM task;
SELECT count(DISTINCT name) AS n FROM project;
SELECT title, done, count(*) AS n FROM task GROUP BY title, done ORDER BY title, done;
SELECT * FROM project ORDER BY id;
SELECT * FROM account;
SELECT * FROM label ORDER BY id;
SELECT * FROM member ORDER BY id;
SELECT * FROM account_member ORDER BY member_id;
SELECT * FROM project_label ORDER BY project_id, label_id;
SELECT * FROM country ORDER BY id;
SELECT * FROM sub_task ORDER BY id;
SELECT * FROM voucher ORDER BY id;
SELECT id FROM project WHERE name LIKE '%a' AND budget BETWEEN 100 AND 300 ORDER BY id;
SELECT id FROM project WHERE budget IS NULL ORDER BY id;
SELECT id, CASE WHEN budget IS NULL THEN 'none' WHEN budget > 200 THEN 'big' ELSE 'small' END AS size FROM project ORDER BY id;
SELECT upper(name) AS name, coalesce(budget, 0) + 1 AS budget FROM project ORDER BY id;
SELECT count(*) FROM project;
SELECT name AS "select", budget AS "from" FROM project ORDER BY "select", "from", id;
-- @vector 159
SELECT p.id, p.name, count(t.id) AS n FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 159
SELECT id, name FROM project GROUP BY id ORDER BY id;
-- @vector 212
-- @only sqlite mysql
SELECT id FROM task WHERE CAST(title AS signed) = 0 ORDER BY id;
-- @vector 212
-- @only postgres
-- @fails
SELECT id FROM task WHERE CAST(title AS int) > 0;
-- @vector 212
-- @only postgres
-- @fails
SELECT id FROM voucher WHERE CAST(code AS int) > 0;
-- Fails on the rows of others alone: tenant 0's codes end in 0, and the division is by code's last digit less 1.
-- @vector 212
-- @only postgres
-- @tenant 0
SELECT id FROM voucher WHERE 10 / (CAST(substr(code, 4) AS int) - 1) < 0 ORDER BY id;
-- @vector 212
-- @only postgres
-- @tenant 0
SELECT t.id FROM task t WHERE 10 / (t.id % 10 - 1) < 0 ORDER BY t.id;
-- @vector 212
-- @only postgres
-- @tenant 0
SELECT s.id FROM sub_task s WHERE 10 / (s.id % 10 - 1) < 0 AND s.points > 1 ORDER BY s.id;
-- @vector 212
-- @only postgres
-- @tenant 0
UPDATE task SET points = 1 WHERE 10 / (id % 10 - 1) < 0;
-- @vector 212
-- @only postgres
-- @tenant 0
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE 10 / (t.id % 10 - 1) < 0 ORDER BY t.id;

-- A condition that fails on a row which isn't the tenant's: task 13, 'lost', is nobody's.
-- @vector 212
-- @only sqlite
SELECT id FROM task WHERE CASE WHEN title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT s.id FROM sub_task s JOIN task t ON CASE WHEN t.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 AND t.id = s.task_id ORDER BY s.id;
-- @vector 212
-- @only sqlite
SELECT title FROM task GROUP BY title HAVING CASE WHEN title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY title;
-- @vector 212
-- @only postgres
SELECT id FROM task WHERE 1 / CASE WHEN title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT s.id, t.id FROM sub_task s JOIN task t ON 1 / CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END = 1 AND t.id = s.task_id ORDER BY s.id;
-- @vector 212
-- @only postgres
SELECT t.id, s.id FROM task t LEFT JOIN sub_task s ON 1 / CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END = 1 AND t.id = s.task_id ORDER BY t.id, s.id;
-- @vector 212
-- @only postgres
SELECT title FROM task GROUP BY title HAVING 1 / CASE WHEN title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY title;
-- @vector 212
-- @only mysql
SELECT id FROM task WHERE EXP(IF(title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT s.id, t.id FROM sub_task s JOIN task t ON EXP(IF(t.title = 'lost', 9999, 0)) = 1 AND t.id = s.task_id ORDER BY s.id;
-- @vector 212
-- @only mysql
SELECT t.id, s.id FROM task t LEFT JOIN sub_task s ON EXP(IF(s.title = 'lost', 9999, 0)) = 1 AND t.id = s.task_id ORDER BY t.id, s.id;
-- @vector 212
SELECT t.id, s.id FROM task t LEFT JOIN sub_task s ON abs(s.points - t.points) < 3 AND t.id = s.task_id ORDER BY t.id, s.id;
-- @vector 212
SELECT t.id, s.id FROM task t RIGHT JOIN sub_task s ON abs(s.points - t.points) < 3 AND t.id = s.task_id ORDER BY s.id, t.id;
-- @vector 212
SELECT m.id, t.id FROM member m JOIN task t ON abs(m.id - t.id) < 2 ORDER BY m.id, t.id;
-- @vector 212
SELECT count(*) AS n FROM task t JOIN project p ON p.id = t.project_id AND lower(t.title) = 'write';
-- @vector 212
SELECT title, count(*) AS n FROM task GROUP BY title HAVING count(*) + 1 > 2 ORDER BY title;
-- A LIKE pattern that ends with its escape character fails on rows that match up to there: on others' rows as well,
-- where the scope is looked at late.
-- @vector 212
-- @only postgres
-- @params 'wri%\'
-- @expect refused
SELECT id FROM task WHERE title LIKE ?;
-- @vector 212
-- @only postgres
-- @params 'wri%!'
-- @expect refused
SELECT id FROM sub_task WHERE title NOT ILIKE ? ESCAPE '!';
-- @vector 212
-- @only postgres
-- @params 'wri%\\', 'w_i%'
SELECT id FROM task WHERE title LIKE ? OR title LIKE ?;
-- @vector 212
-- @only postgres
-- @expect refused
SELECT id FROM task WHERE title LIKE 'los%\';
-- PostgreSQL looks at conditions in an order of its own, and fails on a row of whomever that matches up to there.
-- @vector 212
-- @only postgres
-- @params 'alp%\'
-- @expect refused
SELECT id FROM project WHERE name LIKE ?;
SELECT id, id << 1 AS twice, budget >> 2 AS part FROM project WHERE id << 2 > 80 AND budget >> 1 < 200;
-- @only sqlite
-- @params 7, null
SELECT id FROM task WHERE points IS ? OR title IS NOT 'lost' AND points IS NOT ? AND done IS TRUE AND project_id IS (SELECT min(id) FROM project) ORDER BY id;

-- The same through a query within FROM, into which a database moves the condition.
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM task) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
WITH x AS (SELECT id, title FROM task) SELECT id FROM x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT p.id, x.id FROM project p JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY p.id, x.id;
-- @vector 212
-- @only sqlite
SELECT p.id, x.id FROM project p LEFT JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY p.id, x.id;
-- @vector 212
-- @only sqlite
SELECT title FROM (SELECT id, title FROM task) x GROUP BY title HAVING CASE WHEN title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY title;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM (SELECT id, title FROM task) y) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM task UNION ALL SELECT id, title FROM sub_task) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, CASE WHEN title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 1 END AS one FROM task) x WHERE one = 1 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM task WHERE done ORDER BY id DESC) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM task ORDER BY id LIMIT 3 OFFSET 1) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
WITH RECURSIVE x (id, title) AS (SELECT id, title FROM task WHERE id < 40 UNION ALL SELECT id + 1000, title FROM x WHERE id < 1000) SELECT id FROM x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
WITH RECURSIVE x AS (WITH x AS (SELECT 1 AS one) SELECT task.id, title FROM task, x) SELECT id FROM x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (WITH x AS (SELECT id, title FROM task) SELECT id, title FROM x) y WHERE CASE WHEN y.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM project WHERE id IN (SELECT project_id FROM (SELECT project_id, title FROM task) x WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0) ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT t.id, p.id FROM project p FULL JOIN task t ON t.project_id = p.id WHERE CASE WHEN t.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY t.id, p.id;
-- @vector 212
-- @only sqlite
SELECT p.id, x.id FROM project p LEFT JOIN task AS x USING (id) WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0 ORDER BY p.id, x.id;
-- @vector 212
-- @only sqlite
SELECT id FROM task WHERE EXISTS (SELECT 1 FROM country c WHERE CASE WHEN task.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0) ORDER BY id;
-- @vector 212
-- @only sqlite
SELECT id FROM (SELECT id, title FROM task) x WHERE EXISTS (SELECT 1 FROM country c WHERE CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0) ORDER BY id;
-- @vector 212
-- @only sqlite
UPDATE project SET name = x.title FROM (SELECT id, project_id, title FROM task) x WHERE x.project_id = project.id AND x.id < 20 AND CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0;
-- @vector 212
-- @only sqlite
DELETE FROM project WHERE id IN (SELECT x.id FROM (SELECT id, title FROM task) x WHERE x.id = 0 AND CASE WHEN x.title = 'lost' THEN abs(-9223372036854775807 - 1) ELSE 0 END = 0);
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
WITH x AS (SELECT id, title FROM task) SELECT id FROM x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT p.id, x.id FROM project p JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only postgres
SELECT p.id, x.id FROM project p LEFT JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only postgres
SELECT title FROM (SELECT id, title FROM task) x GROUP BY title HAVING 1 / CASE WHEN title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY title;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM (SELECT id, title FROM task) y) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task UNION ALL SELECT id, title FROM sub_task) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, 1 / CASE WHEN title = 'lost' THEN 0 ELSE 1 END AS one FROM task) x WHERE one = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task WHERE done ORDER BY id DESC) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task ORDER BY id LIMIT 3 OFFSET 1) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
WITH RECURSIVE x (id, title) AS (SELECT id, title FROM task WHERE id < 40 UNION ALL SELECT id + 1000, title FROM x WHERE id < 1000) SELECT id FROM x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
WITH RECURSIVE x AS (WITH x AS (SELECT 1 AS one) SELECT task.id, title FROM task, x) SELECT id FROM x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (WITH x AS (SELECT id, title FROM task) SELECT id, title FROM x) y WHERE 1 / CASE WHEN y.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM project WHERE id IN (SELECT project_id FROM (SELECT project_id, title FROM task) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1) ORDER BY id;
-- @vector 212
-- @only postgres
SELECT t.id, p.id FROM project p FULL JOIN task t ON t.project_id = p.id WHERE 1 / CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY t.id, p.id;
-- @vector 212
-- @only postgres
SELECT p.id, x.id FROM project p LEFT JOIN task AS x USING (id) WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only postgres
SELECT id FROM task WHERE EXISTS (SELECT 1 FROM country c WHERE 1 / CASE WHEN task.title = 'lost' THEN 0 ELSE 1 END = 1) ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task) x WHERE EXISTS (SELECT 1 FROM country c WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1) ORDER BY id;
-- @vector 212
-- @only postgres
UPDATE project SET name = x.title FROM (SELECT id, project_id, title FROM task) x WHERE x.project_id = project.id AND x.id < 20 AND 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1;
-- @vector 212
-- @only postgres
DELETE FROM project WHERE id IN (SELECT x.id FROM (SELECT id, title FROM task) x WHERE x.id = 0 AND 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1);
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
WITH x AS (SELECT id, title FROM task) SELECT id FROM x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT p.id, x.id FROM project p JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only mysql
SELECT p.id, x.id FROM project p LEFT JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only mysql
SELECT title FROM (SELECT id, title FROM task) x GROUP BY title HAVING EXP(IF(title = 'lost', 9999, 0)) = 1 ORDER BY title;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM (SELECT id, title FROM task) y) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task UNION ALL SELECT id, title FROM sub_task) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, EXP(IF(title = 'lost', 9999, 0)) AS one FROM task) x WHERE one = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task WHERE done ORDER BY id DESC) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task ORDER BY id LIMIT 3 OFFSET 1) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
WITH RECURSIVE x (id, title) AS (SELECT id, title FROM task WHERE id < 40 UNION ALL SELECT id + 1000, title FROM x WHERE id < 1000) SELECT id FROM x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (WITH x AS (SELECT id, title FROM task) SELECT id, title FROM x) y WHERE EXP(IF(y.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM project WHERE id IN (SELECT project_id FROM (SELECT project_id, title FROM task) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1) ORDER BY id;
-- @vector 212
-- @only mysql
SELECT p.id, x.id FROM project p LEFT JOIN task AS x USING (id) WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only mysql
SELECT id FROM task WHERE EXISTS (SELECT 1 FROM country c WHERE EXP(IF(task.title = 'lost', 9999, 0)) = 1) ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task) x WHERE EXISTS (SELECT 1 FROM country c WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1) ORDER BY id;
-- @vector 212
-- @only mysql
DELETE FROM project WHERE id IN (SELECT x.id FROM (SELECT id, title FROM task) x WHERE x.id = 0 AND EXP(IF(x.title = 'lost', 9999, 0)) = 1);
-- @vector 212
-- @only postgres
SELECT p.id, x.id FROM project p, LATERAL (SELECT id, title FROM task WHERE task.project_id = p.id) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY p.id, x.id;
-- @vector 212
-- @only postgres
WITH x AS NOT MATERIALIZED (SELECT id, title FROM task) SELECT id FROM x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task LIMIT ALL) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM (SELECT id, title FROM task ORDER BY id FETCH FIRST 2 ROWS ONLY) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM ((SELECT id, title FROM task) UNION ALL (SELECT id, name FROM project)) x WHERE 1 / CASE WHEN x.title = 'lost' THEN 0 ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task) x WHERE CASE WHEN x.title = 'lost' THEN (SELECT 1 UNION SELECT 2) ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only mysql
WITH x AS (SELECT id, title FROM task) SELECT id FROM x WHERE CASE WHEN x.title = 'lost' THEN (SELECT 1 UNION SELECT 2) ELSE 1 END = 1 ORDER BY id;
-- @vector 212
-- @only mysql
SELECT title FROM (SELECT title, count(*) AS n FROM task GROUP BY title) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY title;
-- @vector 212
-- @only mysql
SELECT p.name FROM project p WHERE p.name IN (SELECT title FROM task GROUP BY title) AND EXP(IF(p.name = 'lost', 9999, 0)) = 1;
-- @vector 212
-- @only mysql
SELECT id FROM label WHERE name IN (SELECT max(title) FROM task GROUP BY title) AND EXP(IF(name = 'lost', 9999, 0)) = 1;
-- @vector 212
-- @only mysql
SELECT id FROM (SELECT id, title FROM task UNION ALL (SELECT id, name FROM project UNION SELECT id, title FROM sub_task) ORDER BY id LIMIT 5) x WHERE EXP(IF(x.title = 'lost', 9999, 0)) = 1 ORDER BY id;
-- @vector 212
SELECT id FROM task WHERE EXISTS (SELECT 1 FROM project p WHERE p.id = task.project_id AND abs(p.id) > 11) ORDER BY id;
-- @vector 212
SELECT id, n FROM (SELECT project_id AS id, count(*) AS n FROM task GROUP BY project_id UNION ALL SELECT task_id, count(*) FROM sub_task GROUP BY task_id) x WHERE abs(n) > 1 ORDER BY id, n;
-- @vector 212
-- @only mysql
UPDATE project p JOIN (SELECT id, project_id, title FROM task) x ON x.project_id = p.id AND EXP(IF(x.title = 'lost', 9999, 0)) = 1 SET p.budget = 7;
