-- Sections A and I: what a tenant sees of tables of every ownership.

-- @vector 33
SELECT * FROM member m LEFT JOIN account_member am ON am.member_id = m.id ORDER BY m.id, am.account_id;
-- @vector 33
SELECT * FROM member JOIN manager USING (id) ORDER BY id;
-- @vector 189
SELECT * FROM member LEFT JOIN label USING (id) ORDER BY id;
-- @vector 189
SELECT * FROM label RIGHT JOIN member USING (id, name) ORDER BY id;
-- @vector 189
-- @only sqlite postgres
SELECT * FROM label FULL JOIN member USING (id) ORDER BY id;
-- @vector 189
-- @only sqlite postgres
SELECT id, l.name AS ln, m.name AS mn, a.slug FROM label l FULL JOIN member m USING (id) FULL JOIN account a USING (id) ORDER BY id;
-- @vector 189
SELECT a.*, l.* FROM account a LEFT JOIN label l ON l.account_id = a.id ORDER BY l.id;
-- @vector 189
SELECT l.*, a.* FROM label l LEFT JOIN account a ON a.id = l.account_id ORDER BY l.id;
-- @vector 189
SELECT l.id, a.slug FROM account a RIGHT JOIN label l ON l.account_id = a.id ORDER BY l.id;
-- @vector 189
SELECT l1.id, l2.id AS other FROM label l1 JOIN label l2 ON l1.name = l2.name AND l1.account_id IS NULL AND l2.account_id IS NOT NULL ORDER BY 1, 2;
-- @vector 189
SELECT l1.name, coalesce(l2.id, l1.id) AS id FROM label l1 LEFT JOIN label l2 ON l2.name = l1.name AND l2.account_id IS NOT NULL WHERE l1.account_id IS NULL ORDER BY 1, 2;
-- @vector 189
SELECT name, count(*) AS n, count(account_id) AS own FROM label GROUP BY name ORDER BY name;
-- @vector 189
SELECT * FROM label WHERE account_id IS NULL OR name = 'bug' ORDER BY id;
-- @vector 189
SELECT id FROM label WHERE account_id <> 1 ORDER BY id;
-- @vector 189
SELECT id FROM label WHERE NOT (account_id = 1) ORDER BY id;
-- @vector 189
SELECT id FROM label WHERE account_id IN (0, 1, 2) ORDER BY id;
-- @vector 189
SELECT id FROM label WHERE coalesce(account_id, -1) = -1 ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id = 0 OR account_id = 1 OR account_id = 2 ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id <> 0 ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id IS NOT NULL ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id = account_id ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id IN (SELECT id FROM account) ORDER BY id;
-- @vector 4
SELECT id FROM project WHERE account_id = (SELECT max(id) FROM account) ORDER BY id;
-- @vector 4
SELECT DISTINCT account_id FROM project;
-- @vector 4
SELECT account_id, count(*) AS n FROM project GROUP BY account_id;
-- @vector 4
SELECT max(account_id) AS m, min(account_id) AS l FROM voucher;
-- @vector 4
SELECT account_id + 1 AS next, account_id FROM project ORDER BY id;
-- @vector 78
SELECT org_id, sum(total) AS s FROM invoice GROUP BY org_id HAVING sum(total) > 10;
-- @vector 4
SELECT i.org_id AS account_id, p.account_id AS org_id FROM invoice i JOIN project p ON p.id = i.id ORDER BY i.id;
-- @vector 189
SELECT account_id FROM project UNION SELECT org_id FROM invoice UNION SELECT account_id FROM label ORDER BY 1;
-- @vector 4
SELECT id AS account_id FROM project ORDER BY id;
-- @vector 4
SELECT 7 AS account_id, name FROM project ORDER BY id;
-- @vector 4
SELECT x.account_id FROM (SELECT id AS account_id FROM project) x ORDER BY 1;
-- @vector 4
SELECT x.account_id, x.n FROM (SELECT account_id, count(*) AS n FROM task JOIN project ON project.id = task.project_id GROUP BY account_id) x;
-- @vector 4
SELECT c.id AS account_id FROM country c ORDER BY 1;
-- @vector 78
SELECT sum(budget) AS s FROM project HAVING count(*) > 3;
-- @vector 4
SELECT count(*) AS n FROM project HAVING max(account_id) >= 0;
-- @vector 201
SELECT avg(n) AS a FROM (SELECT project_id, count(*) AS n FROM task GROUP BY project_id) x;
-- @vector 78
SELECT name FROM project GROUP BY name ORDER BY max(budget) DESC, name;
-- @vector 78
SELECT name, budget FROM project GROUP BY name, budget HAVING budget IS NULL OR budget > 100 ORDER BY name, budget;
-- @vector 201
SELECT t.project_id, count(s.id) AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id AND s.points > 1 GROUP BY t.project_id HAVING count(s.id) >= 0 ORDER BY t.project_id;
-- @vector 201
SELECT p.name, (SELECT count(*) FROM task t JOIN sub_task s ON s.task_id = t.id WHERE t.project_id = p.id) AS subs FROM project p ORDER BY p.id;
-- @vector 78
SELECT m.name, p.name AS project FROM manager m LEFT JOIN project p ON p.id = m.project_id WHERE m.salary = (SELECT max(salary) FROM manager n WHERE n.project_id = m.project_id) ORDER BY m.id;
-- @vector 78
SELECT m1.id FROM manager m1 WHERE (SELECT count(*) FROM manager m2 WHERE m2.salary > m1.salary) < 2 ORDER BY m1.id;
-- @vector 4
SELECT s.id FROM sub_task s JOIN task t ON t.id = s.task_id JOIN project p ON p.id = t.project_id JOIN account a ON a.id = p.account_id WHERE a.slug <> 'nope' ORDER BY s.id;
-- @vector 4
SELECT a.slug, p.name, t.title, s.title AS sub FROM account a LEFT JOIN project p ON p.account_id = a.id LEFT JOIN task t ON t.project_id = p.id LEFT JOIN sub_task s ON s.task_id = t.id ORDER BY p.id, t.id, s.id;
-- @vector 201
SELECT s.id FROM sub_task s WHERE s.task_id = (SELECT t.id FROM task t WHERE t.id = s.task_id AND t.done) ORDER BY s.id;
-- @vector 201
SELECT id FROM task WHERE id IN (13, 10, 11, 12) ORDER BY id;
-- @vector 201
SELECT id FROM sub_task WHERE title = 'lost' OR task_id = 13 OR task_id = 999 ORDER BY id;
-- @vector 33
SELECT id FROM member WHERE id IN (99, 13, 20, 21, 22) ORDER BY id;
-- @vector 33
SELECT m.id, (SELECT count(*) FROM account_member am WHERE am.member_id = m.id) AS n FROM member m ORDER BY m.id;
-- @vector 33
SELECT am.member_id, m.name FROM account_member am LEFT JOIN member m ON m.id = am.member_id ORDER BY am.member_id;
-- @vector 33
SELECT count(*) AS n FROM account_member;
-- @vector 200
SELECT * FROM account;
-- @vector 200
SELECT count(*) AS n FROM account WHERE slug IN ('acme', 'beta', 'core');
-- @vector 200
SELECT a.id FROM account a, account b WHERE a.id <> b.id;
-- @vector 4
SELECT a.slug, (SELECT max(name) FROM project WHERE account_id = a.id) AS p FROM account a;
-- @vector 78
SELECT code FROM voucher WHERE code IN ('V-10', 'V-11', 'V-12') ORDER BY code;
-- @vector 78
SELECT p.id FROM project p JOIN country c ON TRUE WHERE c.code = 'fr' ORDER BY p.id;
-- @vector 158
-- @only postgres mysql
SELECT t.id FROM task t WHERE t.done = true ORDER BY t.id FOR UPDATE;
-- @vector 158
-- @only postgres mysql
SELECT s.id FROM sub_task s ORDER BY s.id LIMIT 3 FOR UPDATE;
-- @vector 158
-- @only postgres mysql
SELECT m.id FROM member m ORDER BY m.id FOR UPDATE;
-- @vector 158
-- @only postgres mysql
SELECT l.id FROM label l ORDER BY l.id FOR UPDATE;
-- @vector 158
-- @only mysql
SELECT p.id, t.id AS tid FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id FOR UPDATE;
-- @vector 158
-- @only mysql
SELECT p.id FROM project p RIGHT JOIN manager m ON m.project_id = p.id ORDER BY m.id LOCK IN SHARE MODE;
-- @vector 158
-- @only postgres
SELECT m.id FROM project p RIGHT JOIN manager m ON m.project_id = p.id ORDER BY m.id FOR UPDATE OF m;
-- @vector 158
-- @only postgres
SELECT p.id FROM project p JOIN (SELECT project_id FROM task WHERE done) t ON t.project_id = p.id ORDER BY p.id FOR UPDATE OF p;
-- @vector 142
-- @only mysql
SELECT id FROM project WHERE id = 11 /*! OR 1=1 */ ORDER BY id;
-- @vector 142
-- @only mysql
SELECT id FROM project WHERE id = 11 /*!50000 OR id > 0 */ ORDER BY id;
-- @vector 162
-- @only postgres mysql
SELECT /*+ NO_INDEX(project) */ id FROM project ORDER BY id;
-- @vector 137
-- @only postgres
SELECT * FROM public."project" AS "P" WHERE "P"."name" = 'alpha' ORDER BY "P".id;
-- @vector 136
-- @only sqlite
SELECT * FROM "Project" ORDER BY ID;
-- @vector 137
-- @only sqlite
SELECT id FROM Main.Project ORDER BY id;
-- @vector 78
-- @only postgres
SELECT nextval('project_id_seq') > 0 AS x;
-- @vector 78
-- @only postgres
SELECT current_user IS NOT NULL AS u, version() IS NOT NULL AS v, current_database() IS NOT NULL AS d;
-- @vector 78
-- @only mysql
SELECT DATABASE() IS NOT NULL AS d, USER() IS NOT NULL AS u, VERSION() IS NOT NULL AS v, CONNECTION_ID() > 0 AS c;
-- @vector 78
-- @only sqlite
SELECT sqlite_version() IS NOT NULL AS v, random() IS NOT NULL AS x;
-- @vector 78
-- @only postgres
SELECT gen_random_uuid() IS NOT NULL AS u, random() >= 0 AS r, clock_timestamp() IS NOT NULL AS c;
-- @vector 78
-- @only postgres
SELECT unnest(ARRAY[1, 2]) AS n, p.id FROM project p ORDER BY p.id, n;
-- @vector 54
-- @only postgres
SELECT p.id, jsonb_array_elements_text('["a", "b"]'::jsonb) AS e FROM project p ORDER BY p.id, e;
-- @vector 54
-- @only postgres
SELECT (jsonb_each('{"a": 1}'::jsonb)).key AS k, regexp_split_to_table('a b', ' ') AS w;
