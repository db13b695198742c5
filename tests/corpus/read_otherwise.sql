-- What a server reads otherwise than the parser, or a rule took for granted. Every line once reached another tenant's rows.

-- @vector 82
-- @only postgres
-- @expect refused
WITH "only" AS (SELECT 1) SELECT id, name FROM only manager;
-- @vector 82
-- @only postgres
-- @expect refused
WITH "only" AS (SELECT 1) SELECT p.id, manager.name FROM project p JOIN only manager ON true;
-- @vector 82
-- @only postgres
-- @expect refused
WITH "only" AS (SELECT 1) DELETE FROM project USING only manager WHERE manager.salary > 0;
-- The sign for degrees Kelvin is a letter of its own to SQLite and PostgreSQL.
-- @vector 136
-- @only sqlite postgres
WITH tasK AS (SELECT 1 AS id) SELECT id FROM task;
-- @vector 136
-- @only sqlite postgres
WITH "tasK" AS (SELECT 1 AS id) SELECT count(*) AS n FROM task;
-- On MySQL the spelling of a common table expression counts, on MariaDB it doesn't.
-- @vector 136
-- @only mysql
-- @expect refused
WITH MANAGER AS (SELECT 1 AS id) SELECT * FROM manager;
-- @vector 146
-- @only postgres
-- @expect refused
SELECT ('select to_tsvector(name) from manager'::text).ts_stat;
-- @vector 146
-- @only postgres
-- @expect refused
SELECT x.ts_stat FROM unnest(ARRAY['select to_tsvector(name) from manager']) AS x;
-- @vector 146
-- @only postgres
-- @expect refused
SELECT x."ts_stat" FROM (SELECT 'select to_tsvector(name) from manager'::text AS x) AS q CROSS JOIN unnest(ARRAY[q.x]) AS x;
-- @vector 96
-- @only sqlite postgres
-- @expect refused
UPDATE project SET account_id = excluded.account_id FROM (SELECT 2 AS account_id) AS excluded;
-- @vector 124
-- @tenant 0 1
-- @only sqlite postgres
-- @expect refused
UPDATE manager SET project_id = excluded.project_id FROM (SELECT 12 AS project_id) AS excluded;
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE project JOIN (SELECT 2 AS account_id) AS excluded SET project.account_id = excluded.account_id;
-- @vector 115
-- @only mysql
-- @expect refused
INSERT INTO project (id, account_id, name) SELECT 10, 0, excluded.name FROM (SELECT 2 AS account_id, 'x' AS name) AS excluded ON DUPLICATE KEY UPDATE account_id = excluded.account_id;
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE label SET account_id = VALUES(account_id);
-- @vector 112
-- @only sqlite
-- @expect refused
INSERT INTO project (id, account_id, name) SELECT 900, account_id, 'x' FROM project RIGHT JOIN (SELECT 2 AS account_id) USING (account_id);
-- @vector 217
-- @only sqlite mysql
-- @expect refused
UPDATE manager SET project_id = (WITH country AS (SELECT 1 AS x) SELECT id FROM country);
-- @vector 217
-- @only sqlite mysql
-- @expect refused
UPDATE manager SET project_id = (WITH country AS (SELECT 1 AS x) SELECT (SELECT id FROM country) FROM country);
-- @vector 217
-- @only sqlite
-- @expect refused
UPDATE manager SET project_id = (SELECT salary AS salary FROM country LIMIT 1);
-- @vector 213
-- @only postgres
-- @expect refused
INSERT INTO member (id, name) VALUES (12, 'x') LIMIT 0;
-- @vector 213
-- @only postgres
-- @expect refused
-- @params 12
INSERT INTO member (id, name) VALUES (CAST(CAST(? AS varchar(1)) AS integer), 'x');
-- @vector 213
-- @only mysql
-- @expect refused
INSERT INTO member (id, name) VALUES (600 + 0, LAST_INSERT_ID(12));
-- @vector 124
-- @only postgres
-- @expect refused
UPDATE manager SET project_id = (SELECT id FROM country TABLESAMPLE BERNOULLI (50) LIMIT 1);
-- @vector 124
-- @only postgres
-- @expect refused
UPDATE manager SET project_id = (SELECT p.id FROM project p ORDER BY p.id LIMIT 1 FOR UPDATE SKIP LOCKED);
-- @vector 124
-- @only postgres
-- @expect refused
UPDATE manager SET project_id = ('project_id_seq'::regclass).nextval;
-- @vector 150
-- @only postgres
-- @expect refused
EXPLAIN (ANALYSE) DELETE FROM project;
-- @vector 150
-- @only postgres
-- @expect same-or-refused
EXPLAIN (COSTS FALSE, FORMAT JSON) SELECT 1;
-- @vector 88
-- @only mysql
-- @expect refused
UPDATE project p JOIN (SELECT * FROM manager) AS m ON m.project_id = p.id SET m.salary = 1;
-- What is checked must be what is written.
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO member (id, name) VALUES (0x0C, 'x');
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, 0x33, 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, b'110011', 'x', 1);
-- @vector 124
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE sub_task SET task_id = 0x33 WHERE id = 11;
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) SELECT 900, 0x33, 'x', 1;
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) SELECT 900, 0x33, 'x', 1 FROM country WHERE id = 1;
-- @vector 124
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (11, 11, 'x', 1) ON DUPLICATE KEY UPDATE task_id = 0x33;
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task SET id = 900, task_id = 0x33, title = 'x', points = 1;
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, (0x33), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, (SELECT 0x33), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, COALESCE(0x33), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, IF(true, 0x33, 0x33), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, CASE WHEN 1 THEN 0x33 END, 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, GREATEST(0x33, 0x32), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (900, NULLIF(0x33, 1), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO manager (id, project_id, name, salary) VALUES (900, 0x33, 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT IGNORE INTO sub_task (id, task_id, title, points) VALUES (900, TIME'00:00:51', 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT IGNORE INTO sub_task (id, task_id, title, points) VALUES (900, TIME '00:00:51', 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT IGNORE INTO sub_task (id, task_id, title, points) VALUES (900, CAST('00:00:51' AS TIME), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT IGNORE INTO sub_task (id, task_id, title, points) VALUES (900, CAST(51 AS TIME), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT IGNORE INTO sub_task (id, task_id, title, points) VALUES (900, CAST(51 AS DATETIME), 'x', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO member (name) VALUES (LAST_INSERT_ID(12));
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
-- @params '0'
INSERT INTO member (id, name) VALUES (?, 'x');
-- @vector 122
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
INSERT INTO manager (id, name, salary, project_id) VALUES (920, 'x', 1, (SELECT (x.nextval - 1000)/2 + 11 FROM unnest(ARRAY['country_id_seq'::regclass]) AS x));
-- @vector 124
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE manager SET project_id = (SELECT (x.nextval - 1000)/2 + 11 FROM unnest(ARRAY['country_id_seq'::regclass]) AS x) WHERE id = 11;
-- @vector 122
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
INSERT INTO task (id, title, done, project_id) SELECT 923, 'x', true, (SELECT (x.nextval - 1000) + 11 FROM unnest(ARRAY['country_id_seq'::regclass]) AS x) FROM country WHERE id = 1;
-- @vector 124
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE manager SET project_id = q.a FROM (SELECT (SELECT 11 + (count(*) % 2)::int FROM country c TABLESAMPLE BERNOULLI (50)) AS a) q WHERE manager.id = 21;
-- @vector 124
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE manager SET project_id = q.a FROM (SELECT (SELECT 11 + (count(*) % 2)::int FROM country c TABLESAMPLE BERNOULLI (50)) AS a) q WHERE manager.id = 41;
-- @vector 122
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
INSERT INTO manager (id, name, salary, project_id) SELECT 937, 'x', 1, q.a FROM (SELECT (SELECT 11 + (count(*) % 2)::int FROM sub_task TABLESAMPLE BERNOULLI (50)) AS a) q;
-- @vector 124
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
WITH q AS (SELECT (SELECT 11 + (count(*) % 2)::int FROM country c TABLESAMPLE BERNOULLI (50)) AS a) UPDATE manager SET project_id = q.a FROM q WHERE manager.id = 71;
-- @vector 122
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
INSERT INTO manager (id, name, salary, project_id) SELECT 938, 'x', 1, q.a FROM (SELECT (SELECT 11 + (count(*) % 2)::int FROM sub_task TABLESAMPLE BERNOULLI (50)) AS a) q;
-- A tenant column that looks like a scoped table's own, and is another relation's: the key is written, whatever is read.
-- @vector 112
-- @tenant 1
-- @copy INSERT INTO project (id, name) VALUES (900, 'x')
INSERT INTO project (id, account_id, name) WITH x(a, b, c) AS (SELECT * FROM (SELECT account_id, 2 AS k FROM project WHERE id = 11) AS q JOIN (SELECT 2 AS k, 5 AS v) AS r USING (k)) SELECT 900, x.a, 'x' FROM x;
-- @vector 112
-- @tenant 1
-- @only sqlite
-- @copy INSERT INTO project (id, name) VALUES (900, 'x')
INSERT INTO project (id, account_id, name) SELECT 900, q.account_id, 'x' FROM (SELECT account_id, id FROM project WHERE id = 11) AS q JOIN (SELECT 2 AS account_id, 11 AS id) AS q USING (id);
-- @vector 112
-- @tenant 1
-- @only sqlite
-- @copy INSERT INTO project (id, name) VALUES (900, 'x')
INSERT INTO project (id, account_id, name) SELECT 900, q.account_id, 'x' FROM (SELECT (r.account_id), p.account_id FROM project p, (SELECT 2 AS account_id) AS r WHERE p.id = 11) AS q;
