-- Section B: the many ways to write a join.

-- @vector 22
SELECT id, account_id, p.name, m.name AS mname FROM project p JOIN manager m USING (id, account_id) WHERE p.budget IS NOT NULL ORDER BY id;
-- @vector 22
SELECT project_id, t.title, m.name FROM task t JOIN manager m USING (project_id) ORDER BY project_id, t.id, m.id;
-- @vector 22
SELECT project_id, t.title, m.name FROM task t LEFT JOIN manager m USING (project_id) ORDER BY project_id, t.id, m.id;
-- @vector 22
SELECT project_id, t.title, m.name FROM task t RIGHT JOIN manager m USING (project_id) ORDER BY project_id, t.id, m.id;
-- @vector 22
-- @only sqlite postgres
SELECT project_id, t.title, m.name FROM task t FULL JOIN manager m USING (project_id) ORDER BY project_id, t.id, m.id;
-- @vector 22
SELECT * FROM task LEFT JOIN manager USING (project_id) ORDER BY 1, 2, 6;
-- @vector 22
SELECT * FROM manager RIGHT JOIN task USING (project_id) ORDER BY 1, 2, 6;
-- @vector 22
-- @only sqlite postgres
SELECT * FROM task FULL JOIN manager USING (project_id) ORDER BY 1, 2, 6;
-- @vector 22
-- @only sqlite postgres
SELECT id, p.name, m.name AS mn, i.number FROM project p FULL JOIN manager m USING (id) FULL JOIN invoice i USING (id) ORDER BY id;
-- @vector 19
-- @only sqlite postgres
SELECT coalesce(p.id, m.id, i.id) AS k, p.name, m.name AS mn, i.number FROM project p FULL JOIN manager m ON m.id = p.id FULL JOIN invoice i ON i.id = coalesce(p.id, m.id) ORDER BY 1;
-- @vector 19
-- @only sqlite postgres
SELECT p.id, t.id AS tid FROM project p FULL JOIN task t ON t.project_id = p.id AND p.name = 'alpha' ORDER BY p.id, t.id;
-- @vector 19
-- @only sqlite
SELECT p.id, i.id AS iid FROM project p FULL JOIN invoice i ON i.total > p.budget OR i.total = 100 ORDER BY p.id, i.id;
-- @vector 19
-- @only sqlite postgres
SELECT a.id, b.id AS bid FROM project a FULL JOIN project b ON a.id = b.id + 10 ORDER BY a.id, b.id;
-- @vector 19
-- @only sqlite postgres
SELECT count(*) AS n, count(p.id) AS np, count(m.id) AS nm FROM project p FULL JOIN manager m ON p.id = m.project_id WHERE m.salary > 1000 OR m.id IS NULL;
-- @vector 19
-- @only sqlite postgres
SELECT x.id, y.id AS yid FROM (SELECT id FROM project WHERE budget > 100) x FULL JOIN (SELECT project_id AS id FROM task WHERE done) y ON x.id = y.id ORDER BY x.id, y.id;
-- @vector 19
-- @only sqlite postgres
SELECT l.name, pl.project_id, p.name AS pname FROM label l FULL JOIN project_label pl ON pl.label_id = l.id FULL JOIN project p ON p.id = pl.project_id ORDER BY l.name, l.id, pl.project_id, p.id;
-- @vector 19
-- @only sqlite postgres
SELECT a.slug, m.name FROM account a FULL JOIN member m ON m.id = a.id + 10 ORDER BY a.slug, m.id;
-- @vector 19
-- @only sqlite postgres
SELECT t.id, s.id AS sid, p.id AS pid FROM sub_task s FULL JOIN task t ON t.id = s.task_id LEFT JOIN project p ON p.id = t.project_id ORDER BY t.id, s.id, p.id;
-- @vector 19
-- @only sqlite postgres
SELECT t.id, p.id AS pid, c.id AS cid FROM task t RIGHT JOIN project p ON t.project_id = p.id FULL JOIN country c ON c.id = t.points ORDER BY t.id, p.id, c.id;
-- @vector 19
-- @only sqlite postgres
SELECT p.id, i.id AS iid FROM project p FULL JOIN invoice i ON false ORDER BY p.id, i.id;
-- @vector 19
-- @only sqlite postgres
SELECT p.id, x.id AS xid FROM project p FULL JOIN (task t JOIN sub_task x ON x.task_id = t.id) ON t.project_id = p.id ORDER BY p.id, x.id;
-- @vector 23
-- @only sqlite postgres
SELECT * FROM project NATURAL FULL JOIN invoice ORDER BY 1;
-- @vector 23
-- @only sqlite postgres
SELECT id, name, salary FROM project NATURAL FULL JOIN (SELECT id, name, salary FROM manager) m ORDER BY id, name;
-- @vector 23
SELECT * FROM project NATURAL LEFT JOIN invoice ORDER BY 1;
-- @vector 23
SELECT * FROM invoice NATURAL RIGHT JOIN project ORDER BY 1;
-- @vector 23
SELECT id, title, points FROM task NATURAL LEFT JOIN sub_task ORDER BY id;
-- @vector 23
SELECT count(*) AS n FROM project NATURAL JOIN account_member;
-- @vector 23
SELECT * FROM label NATURAL JOIN country ORDER BY 1;
-- @vector 23
SELECT id, name, code FROM member NATURAL LEFT JOIN country ORDER BY id;
-- @vector 23
SELECT * FROM account_member NATURAL JOIN project_label ORDER BY 1, 2, 3, label_id;
-- @vector 23
SELECT p.id, t.id AS tid FROM project p NATURAL JOIN (SELECT id, title FROM task) t ORDER BY p.id;
-- @vector 27
SELECT project.id, task.id AS tid, sub_task.id AS sid FROM ((project INNER JOIN task ON task.project_id = project.id) LEFT OUTER JOIN sub_task ON sub_task.task_id = task.id) ORDER BY 1, 2, 3;
-- @vector 27
SELECT p.id, m.id AS mid FROM (project p CROSS JOIN manager m) WHERE p.budget < m.salary / 10 ORDER BY 1, 2;
-- @vector 27
SELECT p.id, m.id AS mid, i.id AS iid FROM project p LEFT JOIN (manager m JOIN invoice i ON i.id = m.id) ON m.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 27
SELECT p.id, m.id AS mid, i.id AS iid FROM project p LEFT JOIN (manager m LEFT JOIN invoice i ON i.id = m.id AND i.total > 25) ON m.project_id = p.id AND m.salary > 1000 ORDER BY 1, 2, 3;
-- @vector 18
SELECT p.id, m.id AS mid, i.id AS iid FROM (manager m RIGHT JOIN invoice i ON i.id = m.id) RIGHT JOIN project p ON m.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 27
SELECT c.id, p.id AS pid, t.id AS tid FROM country c LEFT JOIN (project p JOIN task t ON t.project_id = p.id) ON t.points = c.id ORDER BY 1, 2, 3;
-- @vector 27
SELECT c.id, s.id AS sid FROM country c LEFT JOIN (sub_task s JOIN (task t JOIN project p ON p.id = t.project_id) ON t.id = s.task_id) ON s.points = c.id ORDER BY 1, 2;
-- @vector 17
-- @only postgres mysql
SELECT p.id, t.id AS tid, s.id AS sid FROM project p LEFT JOIN task t LEFT JOIN sub_task s ON s.task_id = t.id ON t.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 24
SELECT a.id, b.id AS bid FROM project a, project b, task t WHERE a.id = t.project_id AND b.name = a.name AND a.id <> b.id ORDER BY a.id, b.id, t.id;
-- @vector 17
SELECT c.code, p.id FROM country c, project p LEFT JOIN invoice i ON i.id = p.id WHERE c.id = 1 AND i.id IS NULL ORDER BY p.id;
-- @vector 17
SELECT p.id, t.id AS tid FROM country c, project p LEFT JOIN task t ON t.project_id = p.id WHERE c.id = 2 ORDER BY 1, 2;
-- @vector 18
SELECT p.id, m.id AS mid FROM project p, manager m RIGHT JOIN invoice i ON i.id = m.id WHERE p.id = i.id ORDER BY 1, 2;
-- @vector 28
-- @only mysql
SELECT p.id, t.id AS tid FROM project p STRAIGHT_JOIN task t ON t.project_id = p.id WHERE t.done = true ORDER BY 1, 2;
-- @vector 28
-- @only mysql
SELECT STRAIGHT_JOIN p.id, t.id AS tid FROM project p JOIN task t ON t.project_id = p.id ORDER BY 1, 2;
-- @vector 28
-- @only mysql
SELECT p.id, i.id AS iid FROM project p STRAIGHT_JOIN invoice i ORDER BY 1, 2;
-- @vector 25
-- @only mysql
SELECT p.id, m.id AS mid FROM project p JOIN manager m WHERE m.project_id = p.id ORDER BY 1, 2;
-- @vector 25
-- @only sqlite mysql
SELECT p.id, m.id AS mid FROM project p JOIN manager m ORDER BY 1, 2 LIMIT 10;
-- @vector 27
-- @only mysql
SELECT p.id, t.id AS tid FROM project p LEFT JOIN (task t, sub_task s) ON (t.project_id = p.id AND s.task_id = t.id) ORDER BY 1, 2, s.id;
-- @vector 21
-- @only mysql
SELECT p.id FROM project p CROSS JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 25
-- @only mysql
SELECT p.id FROM project p INNER JOIN task t ORDER BY p.id, t.id LIMIT 5;
-- @vector 25
SELECT p.id, t.id AS tid FROM project AS p INNER JOIN task AS t ON (p.id = t.project_id) WHERE (t.done = true OR p.budget > 100) ORDER BY p.id, t.id;
-- @vector 46
SELECT p.id, x.c FROM project p LEFT JOIN (SELECT project_id, count(*) AS c FROM task GROUP BY project_id) AS x ON x.project_id = p.id ORDER BY p.id;
-- @vector 46
SELECT p.id, t.id AS tid FROM project p LEFT JOIN task t ON t.project_id = p.id AND t.points = (SELECT max(u.points) FROM task u WHERE u.project_id = p.id) ORDER BY 1, 2;
-- @vector 46
SELECT p.id, t.id AS tid FROM project p LEFT JOIN task t ON t.project_id = p.id AND t.id IN (SELECT task_id FROM sub_task WHERE points > 3) ORDER BY 1, 2;
-- @vector 46
SELECT p.id, t.id AS tid FROM project p JOIN task t ON t.project_id = p.id AND EXISTS (SELECT 1 FROM manager m WHERE m.project_id = p.id) ORDER BY 1, 2;
-- @vector 46
SELECT p.id, t.id AS tid FROM task t LEFT JOIN project p ON p.id = t.project_id AND p.budget > (SELECT avg(budget) FROM project) ORDER BY 2;
-- @vector 46
SELECT i.id, v.id AS vid FROM invoice i LEFT JOIN voucher v ON v.id = i.id AND v.amount BETWEEN (SELECT min(amount) FROM voucher) AND 20 ORDER BY i.id;
-- @vector 30
-- @only postgres
SELECT p.id, x.* FROM project p CROSS JOIN LATERAL (SELECT t.id AS tid, t.title FROM task t WHERE t.project_id = p.id ORDER BY t.points DESC NULLS LAST, t.id LIMIT 2) x ORDER BY p.id, x.tid;
-- @vector 30
-- @only postgres
SELECT p.id, x.tid, y.sid FROM project p LEFT JOIN LATERAL (SELECT t.id AS tid FROM task t WHERE t.project_id = p.id) x ON true LEFT JOIN LATERAL (SELECT s.id AS sid FROM sub_task s WHERE s.task_id = x.tid ORDER BY s.id LIMIT 1) y ON true ORDER BY 1, 2, 3;
-- @vector 30
-- @only postgres
SELECT p.id, x.n FROM project p, LATERAL (SELECT count(*) AS n FROM manager m WHERE m.project_id = p.id) AS x WHERE x.n > 0 ORDER BY p.id;
-- @vector 30
-- @only postgres
SELECT p.id, x.n FROM project p INNER JOIN LATERAL (SELECT sum(points) AS n FROM task t WHERE t.project_id = p.id) AS x ON x.n > 2 ORDER BY p.id;
-- @vector 30
-- @only postgres
SELECT p.id, v.k, v.label FROM project p CROSS JOIN LATERAL (VALUES (p.budget, 'budget'), (p.id, 'id')) AS v(k, label) ORDER BY p.id, v.label;
-- @vector 54
-- @only postgres
SELECT p.id, g.n FROM project p, LATERAL (SELECT n FROM unnest(ARRAY[1, 2]) AS n) g ORDER BY p.id, g.n;
-- @vector 54
-- @only postgres
SELECT p.id, u FROM project p CROSS JOIN unnest(ARRAY[p.id, p.budget]) AS u ORDER BY p.id, u;
-- @vector 54
-- @only postgres
SELECT p.id, u.v, u.ord FROM project p CROSS JOIN unnest(ARRAY['a', 'b']) WITH ORDINALITY AS u(v, ord) ORDER BY p.id, u.ord;
-- @vector 54
-- @only postgres
SELECT u.x, u.y FROM unnest(ARRAY[1, 2], ARRAY['a', 'b']) AS u(x, y) JOIN project p ON p.id = 10 * u.x ORDER BY 1;
-- @vector 54
-- @only postgres
SELECT id FROM project WHERE id IN (SELECT unnest(ARRAY[10, 11, 12, 20])) ORDER BY id;
-- @vector 27
-- @only postgres
SELECT v.x, v.y, p.name FROM (VALUES (10, 'a'), (11, 'b'), (12, 'c')) AS v(x, y) LEFT JOIN project p ON p.id = v.x ORDER BY v.x;
-- @vector 27
-- @only sqlite
SELECT v.column1, p.name FROM (VALUES (10, 'a'), (11, 'b'), (12, 'c')) AS v LEFT JOIN project p ON p.id = v.column1 ORDER BY v.column1;
-- @vector 17
-- @only sqlite postgres mysql
WITH v(x, y) AS (VALUES (10, 'a'), (11, 'b'), (12, 'c')) SELECT v.x, v.y, p.name FROM v LEFT JOIN project p ON p.id = v.x ORDER BY v.x;
-- @vector 33
SELECT l.id, l.name, p.name AS pname FROM label l LEFT JOIN project_label pl ON pl.label_id = l.id AND pl.account_id = l.account_id LEFT JOIN project p ON p.id = pl.project_id ORDER BY 1, 3;
-- @vector 25
SELECT p.id, i.number FROM project p JOIN account a ON a.id = p.account_id JOIN invoice i ON i.org_id = a.id ORDER BY 1, 2;
-- @vector 17
SELECT a.name, count(DISTINCT p.id) AS np, count(DISTINCT m.id) AS nm FROM account a LEFT JOIN project p ON p.account_id = a.id LEFT JOIN manager m ON m.account_id = a.id GROUP BY a.id, a.name;
-- @vector 33
SELECT m.name, count(am.account_id) AS n FROM member m LEFT JOIN account_member am ON am.member_id = m.id GROUP BY m.id, m.name ORDER BY m.id;
-- @vector 46
SELECT p1.id, p2.id AS other FROM project p1 LEFT JOIN project p2 ON p2.id = (SELECT min(id) FROM project p3 WHERE p3.id > p1.id) ORDER BY 1;
-- @vector 25
SELECT t1.id, t2.id AS twin FROM task t1 INNER JOIN task t2 ON t1.title = t2.title AND t1.project_id = t2.project_id AND t1.id < t2.id ORDER BY 1, 2;
-- @vector 17
SELECT t.*, p.*, m.name AS manager FROM task t JOIN project p ON p.id = t.project_id LEFT JOIN manager m ON m.project_id = p.id ORDER BY t.id, m.id;
-- @vector 17
SELECT * FROM project p JOIN task t ON t.project_id = p.id LEFT JOIN sub_task s ON s.task_id = t.id ORDER BY p.id, t.id, s.id;
-- @vector 25
SELECT p.id AS a, p.id AS b, p.* FROM project p ORDER BY p.id;
-- @vector 17
SELECT "p"."id" AS "A_id", "p"."account_id" AS "A_account_id", "t"."id" AS "B_id" FROM "project" AS "p" LEFT JOIN "task" AS "t" ON "p"."id" = "t"."project_id" ORDER BY "p"."id" ASC, "t"."id" DESC;
