-- Section D: WITH before, inside and around everything.

-- @vector 68
WITH RECURSIVE chain(id, depth) AS (SELECT min(id), 1 FROM project UNION ALL SELECT p.id, c.depth + 1 FROM chain c JOIN project p ON p.id = c.id + 10) SELECT id, depth FROM chain ORDER BY depth;
-- @vector 68
WITH RECURSIVE chain AS (SELECT id, name, 0 AS lvl FROM project WHERE id < 20 UNION SELECT p.id, p.name, chain.lvl + 1 FROM project p, chain WHERE p.id = chain.id + 10 AND chain.lvl < 4) SELECT * FROM chain ORDER BY id;
-- @vector 68
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT n.i, p.id FROM n LEFT JOIN project p ON p.id = n.i * 10 ORDER BY n.i;
-- @vector 68
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT count(*) FROM manager)) SELECT count(*) AS c FROM n;
-- @vector 68
WITH RECURSIVE walk AS (SELECT t.id, t.project_id FROM task t WHERE t.done UNION SELECT u.id, u.project_id FROM task u JOIN walk w ON w.project_id = u.project_id) SELECT id FROM walk ORDER BY id;
-- @vector 68
WITH RECURSIVE walk AS (SELECT s.id, s.points, 1 AS d FROM sub_task s WHERE s.id < 30 UNION ALL SELECT s.id, s.points, w.d + 1 FROM walk w JOIN sub_task s ON s.id = w.id + 10 WHERE w.d < 10) SELECT max(d) AS d, count(*) AS n FROM walk;
-- @vector 68
WITH RECURSIVE a AS (SELECT id FROM project WHERE budget > 100), b AS (SELECT id FROM a UNION ALL SELECT b.id + 100 FROM b WHERE b.id < 300) SELECT count(*) AS n, min(id) AS lo FROM b;
-- @vector 68
WITH RECURSIVE r AS (SELECT id, name FROM project WHERE id = (SELECT min(id) FROM project) UNION ALL SELECT p.id, p.name FROM r INNER JOIN project p ON p.id = r.id + 10 LEFT JOIN manager m ON m.id = p.id) SELECT * FROM r ORDER BY id;
-- @vector 66
WITH a AS (SELECT id, name FROM project), b AS (SELECT a.id, t.title FROM a JOIN task t ON t.project_id = a.id), c AS (SELECT id, count(*) AS n FROM b GROUP BY id) SELECT a.name, c.n FROM a LEFT JOIN c ON c.id = a.id ORDER BY a.id;
-- @vector 66
WITH a AS (SELECT id, budget FROM project) SELECT x.id, y.id AS yid FROM a x JOIN a y ON y.budget = x.budget AND y.id > x.id ORDER BY 1, 2;
-- @vector 66
WITH a (k, v) AS (SELECT id, name FROM project) SELECT k, v FROM a WHERE v <> 'alpha' ORDER BY k;
-- @vector 66
WITH a AS (WITH b AS (SELECT id FROM project WHERE budget IS NOT NULL) SELECT b.id FROM b JOIN task t ON t.project_id = b.id) SELECT id, count(*) AS n FROM a GROUP BY id ORDER BY id;
-- @vector 69
-- @only sqlite postgres
SELECT id, (WITH x AS (SELECT points FROM task WHERE project_id = project.id) SELECT max(points) FROM x) AS m FROM project ORDER BY id;
-- @vector 69
SELECT id FROM project WHERE id IN (WITH x AS (SELECT project_id FROM task WHERE done) SELECT project_id FROM x) ORDER BY id;
-- @vector 69
SELECT id FROM project WHERE EXISTS (WITH x AS (SELECT project_id FROM manager) SELECT 1 FROM x WHERE x.project_id = project.id) ORDER BY id;
-- @vector 69
SELECT x.id FROM (WITH y AS (SELECT id FROM invoice WHERE total > 25) SELECT id FROM y) x JOIN project p ON p.id = x.id ORDER BY x.id;
-- @vector 67
-- @only postgres mysql
WITH project AS (SELECT * FROM project WHERE budget > 100) SELECT p.id, (SELECT count(*) FROM project) AS n FROM project p ORDER BY p.id;
-- @vector 67
-- @only postgres mysql
WITH manager AS (SELECT id, name FROM project) SELECT m.id, m.name FROM manager m ORDER BY m.id;
-- @vector 67
WITH country AS (SELECT id, name FROM project) SELECT * FROM country ORDER BY id;
-- @vector 67
WITH project AS (SELECT 1 AS id, 2 AS account_id) SELECT * FROM project;
-- @vector 67
WITH invoice AS (SELECT id FROM voucher) SELECT invoice.id FROM invoice JOIN project ON project.id = invoice.id ORDER BY 1;
-- @vector 67
-- @expect refused
WITH project AS (SELECT 12 AS id, 0 AS account_id) SELECT * FROM task ORDER BY id;
-- @vector 67
-- @expect same-or-refused
WITH task AS (SELECT * FROM task WHERE done) SELECT count(*) AS n FROM sub_task JOIN task ON task.id = sub_task.task_id;
-- @vector 66
-- @only sqlite postgres
WITH a AS MATERIALIZED (SELECT id FROM project) SELECT count(*) AS n FROM a;
-- @vector 66
-- @only sqlite postgres
WITH a AS NOT MATERIALIZED (SELECT id FROM task WHERE points > 1), b AS MATERIALIZED (SELECT id FROM a) SELECT a.id FROM a JOIN b ON a.id = b.id ORDER BY a.id;
-- @vector 66
WITH a AS (SELECT id FROM project UNION SELECT id FROM manager) SELECT id FROM a EXCEPT SELECT id FROM invoice ORDER BY id;
-- @vector 66
-- @only postgres mysql
WITH a AS (SELECT id FROM project) (SELECT id FROM a WHERE id < 40) UNION ALL (SELECT id FROM a WHERE id > 60) ORDER BY id;
-- @vector 66
WITH a AS (SELECT 1 AS x) SELECT p.id FROM project p, a WHERE p.account_id >= a.x - 1 ORDER BY p.id;
-- @vector 66
WITH a AS (SELECT id, name FROM member), b AS (SELECT * FROM a WHERE id > 20) SELECT * FROM b ORDER BY id;
-- @vector 66
WITH a AS (SELECT id, row_number() OVER (ORDER BY salary DESC, id) AS rn FROM manager) SELECT id FROM a WHERE rn <= 3 ORDER BY rn;
-- @vector 68
WITH RECURSIVE a AS (SELECT id FROM label) SELECT id FROM a ORDER BY id;
-- @vector 66
WITH a AS (SELECT id FROM project) SELECT (SELECT count(*) FROM a) AS n, (SELECT max(id) FROM a) AS m, (SELECT count(*) FROM task WHERE project_id IN (SELECT id FROM a)) AS t;
-- @vector 66
WITH a AS (SELECT p.* FROM project p), b AS (SELECT a.*, t.title FROM a LEFT JOIN task t ON t.project_id = a.id) SELECT * FROM b ORDER BY id, title;
-- @vector 66
WITH a AS (SELECT id FROM project), a2 AS (SELECT id FROM a), a3 AS (SELECT id FROM a2 WHERE id > (SELECT avg(id) FROM a)) SELECT id FROM a3 ORDER BY id;
-- @vector 66
WITH tree AS (SELECT p.id AS pid, t.id AS tid, s.id AS sid FROM project p JOIN task t ON t.project_id = p.id JOIN sub_task s ON s.task_id = t.id) SELECT pid, count(DISTINCT tid) AS t, count(sid) AS s FROM tree GROUP BY pid ORDER BY pid;
-- @vector 66
WITH a AS (SELECT id FROM project WHERE id IN (SELECT project_id FROM task)) SELECT m.id FROM manager m WHERE m.project_id NOT IN (SELECT id FROM a) OR m.project_id IS NULL ORDER BY m.id;
-- @vector 66
-- @params 100, 'beta', 1
WITH a AS (SELECT id, name FROM project WHERE budget >= ?), b AS (SELECT id FROM a WHERE name <> ?) SELECT b.id FROM b JOIN task t ON t.project_id = b.id WHERE t.points > ? ORDER BY b.id, t.id;
-- @vector 66
WITH w AS (SELECT name, sum(budget) AS s FROM project GROUP BY name) SELECT name FROM w WHERE s = (SELECT max(s) FROM w) ORDER BY name;
-- @vector 68
-- @only postgres
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 4) SELECT n, (SELECT count(*) FROM task WHERE points = n) AS c FROM t ORDER BY n;
-- @vector 68
-- @only postgres
WITH RECURSIVE g(id, path) AS (SELECT id, ARRAY[id] FROM project WHERE id < 20 UNION ALL SELECT p.id, g.path || p.id FROM g JOIN project p ON p.id = g.id + 10 WHERE p.id <> ALL(g.path)) SELECT id, path FROM g ORDER BY id;
-- @vector 71
-- @only postgres
WITH u AS (UPDATE project SET budget = 1 WHERE name = 'alpha' RETURNING id, name) SELECT u.id, u.name FROM u ORDER BY u.id;
-- @vector 71
-- @only postgres
WITH u AS (UPDATE project SET budget = 1 RETURNING id), d AS (DELETE FROM invoice WHERE total > 50 RETURNING id) SELECT (SELECT count(*) FROM u) AS u, (SELECT count(*) FROM d) AS d;
-- @vector 71
-- @only postgres
WITH moved AS (DELETE FROM sub_task WHERE points > 3 RETURNING id, title) INSERT INTO country (id, code, name) SELECT 700 + id, 'mv', title FROM moved;
-- @vector 71
-- @only postgres
WITH old AS (DELETE FROM voucher WHERE amount = 10 RETURNING id, code, amount) INSERT INTO invoice (id, number, total) SELECT 700 + id, code, amount FROM old RETURNING id, number;
-- @vector 71
-- @only postgres
WITH ins AS (INSERT INTO project (id, name) VALUES (700, 'fresh') RETURNING id, name) SELECT * FROM ins;
-- @vector 71
-- @only postgres
WITH ins AS (INSERT INTO project (id, name) VALUES (700, 'fresh'), (701, 'too') RETURNING id) INSERT INTO invoice (id, number, total) SELECT id, 'P', 5 FROM ins WHERE id = 700;
-- @vector 70
-- @only postgres
WITH s AS (SELECT id FROM project WHERE budget > 100) UPDATE task SET points = 0 FROM s WHERE task.project_id = s.id;
-- @vector 70
-- @only sqlite postgres
WITH s AS (SELECT id FROM project WHERE budget > 100) UPDATE task SET points = 0 WHERE project_id IN (SELECT id FROM s);
-- @vector 70
-- @only sqlite postgres
WITH s AS (SELECT id FROM project WHERE budget > 100) DELETE FROM sub_task WHERE task_id IN (SELECT t.id FROM task t JOIN s ON s.id = t.project_id);
-- @vector 70
-- @only postgres
WITH s AS (SELECT id FROM task WHERE done) DELETE FROM sub_task USING s WHERE sub_task.task_id = s.id RETURNING sub_task.id;
-- @vector 70
-- @only sqlite postgres
WITH s AS (SELECT id, name FROM manager WHERE salary > 2000) INSERT INTO project (id, name) SELECT 700 + id, name FROM s;
-- @vector 70
-- @only sqlite postgres
WITH s AS (SELECT max(id) AS m FROM project) INSERT INTO project (id, name, budget) VALUES (700, 'x', (SELECT m FROM s));
-- @vector 70
INSERT INTO project (id, name) WITH s AS (SELECT id, name FROM manager WHERE salary > 2000) SELECT 700 + id, name FROM s;
-- @vector 70
INSERT INTO country (id, code, name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT 700 + i, 'n', (SELECT min(name) FROM project) FROM n;
-- @vector 71
-- @only postgres
WITH u AS (UPDATE task SET points = 9 WHERE done RETURNING id, project_id) UPDATE project SET budget = 9 WHERE id IN (SELECT project_id FROM u);
-- @vector 71
-- @only postgres
WITH up AS (INSERT INTO invoice (id, number, total) VALUES (700, 'N-1', 5) ON CONFLICT (org_id, number) DO UPDATE SET total = excluded.total RETURNING id, total) SELECT * FROM up;
-- @vector 71
-- @only postgres
WITH p AS (INSERT INTO project (id, name) VALUES (700, 'p') RETURNING id) SELECT p.id, c.code FROM p CROSS JOIN country c ORDER BY c.code;
-- @vector 71
-- @only postgres
-- @expect refused
WITH p AS (INSERT INTO project (id, account_id, name) VALUES (700, 77, 'p') RETURNING id) SELECT id FROM p;
