-- Section B: joins of every kind, on direct, secondary, optional and many-to-many entities.

-- @vector 17
SELECT p.id, t.title FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 17
SELECT p.id, m.name FROM project p LEFT JOIN manager m ON m.project_id = p.id ORDER BY p.id, m.id;
-- @vector 17
SELECT m.id, p.name FROM manager m LEFT JOIN project p ON p.id = m.project_id ORDER BY m.id;
-- @vector 17
SELECT p.id, t.id FROM project p LEFT OUTER JOIN task t ON t.project_id = p.id AND t.done = true WHERE t.id IS NULL ORDER BY p.id;
-- @vector 17
SELECT t.id, s.id FROM task t LEFT JOIN sub_task s ON s.task_id = t.id ORDER BY t.id, s.id;
-- @vector 17
SELECT p.id, t.id, s.id FROM project p LEFT JOIN task t ON t.project_id = p.id LEFT JOIN sub_task s ON s.task_id = t.id ORDER BY p.id, t.id, s.id;
-- @vector 17
SELECT p.id, pl.label_id, l.name FROM project p LEFT JOIN project_label pl ON pl.project_id = p.id LEFT JOIN label l ON l.id = pl.label_id ORDER BY p.id, pl.label_id;
-- @vector 17
SELECT c.code, p.id FROM country c LEFT JOIN project p ON p.budget = 100 * c.id ORDER BY c.code, p.id;
-- @vector 17
SELECT c.code, t.id FROM country c LEFT JOIN task t ON t.points = c.id ORDER BY c.code, t.id;
-- @vector 17
SELECT c.code, m.name FROM country c LEFT JOIN member m ON m.id = c.id + 9 ORDER BY c.code, m.id;
-- @vector 17
SELECT a.slug, p.id FROM account a LEFT JOIN project p ON p.account_id = a.id ORDER BY p.id;
-- @vector 17
SELECT c.id, a.slug FROM country c LEFT JOIN account a ON a.id = c.id - 1 ORDER BY c.id;
-- @vector 18
SELECT p.id, t.id FROM project p RIGHT JOIN task t ON t.project_id = p.id ORDER BY t.id;
-- @vector 18
SELECT t.id, p.id FROM task t RIGHT JOIN project p ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 18
SELECT m.id, p.id FROM manager m RIGHT JOIN project p ON m.project_id = p.id AND m.salary > 2000 ORDER BY p.id, m.id;
-- @vector 18
SELECT p.id, c.code FROM project p RIGHT JOIN country c ON p.budget = 100 * c.id ORDER BY c.code, p.id;
-- @vector 18
SELECT t.id, c.code FROM task t RIGHT OUTER JOIN country c ON t.points = c.id ORDER BY c.code, t.id;
-- @vector 19
-- @only sqlite postgres
SELECT p.id, m.id FROM project p FULL JOIN manager m ON m.project_id = p.id ORDER BY p.id, m.id;
-- @vector 19
-- @only sqlite postgres
SELECT p.id, t.id FROM project p FULL OUTER JOIN task t ON t.project_id = p.id AND t.done = true ORDER BY p.id, t.id;
-- @vector 19
-- @only sqlite postgres
SELECT t.id, s.id FROM task t FULL JOIN sub_task s ON s.task_id = t.id ORDER BY t.id, s.id;
-- @vector 19
-- @only sqlite postgres
SELECT c.code, p.id FROM country c FULL JOIN project p ON p.budget = 100 * c.id ORDER BY c.code, p.id;
-- @vector 19
-- @only sqlite postgres
SELECT c.code, p.id FROM project p FULL JOIN country c ON p.budget = 100 * c.id WHERE p.id IS NULL ORDER BY c.code;
-- @vector 19
-- @only sqlite postgres
SELECT l.id, m.id FROM label l FULL JOIN member m ON m.id = l.id ORDER BY l.id, m.id;
-- @vector 20
SELECT p.id, t.id, m.id FROM project p LEFT JOIN task t ON t.project_id = p.id RIGHT JOIN manager m ON m.project_id = p.id ORDER BY m.id, p.id, t.id;
-- @vector 20
SELECT p.id, t.id, c.id FROM project p RIGHT JOIN task t ON t.project_id = p.id LEFT JOIN country c ON c.id = t.points ORDER BY t.id;
-- @vector 20
SELECT c.id, p.id, t.id FROM country c LEFT JOIN project p ON p.budget = 100 * c.id RIGHT JOIN task t ON t.project_id = p.id ORDER BY t.id;
-- @vector 20
SELECT p.id, m.id, i.id FROM project p JOIN manager m ON m.project_id = p.id LEFT JOIN invoice i ON i.total = p.budget ORDER BY p.id, m.id, i.id;
-- @vector 20
-- @only sqlite postgres
SELECT p.id, t.id, m.id FROM project p LEFT JOIN task t ON t.project_id = p.id FULL JOIN manager m ON m.project_id = p.id ORDER BY p.id, t.id, m.id;
-- @vector 20
-- @only sqlite postgres
SELECT p.id, m.id, t.id FROM project p FULL JOIN manager m ON m.project_id = p.id LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, m.id, t.id;
-- @vector 21
SELECT p.id, i.id FROM project p CROSS JOIN invoice i ORDER BY p.id, i.id;
-- @vector 21
SELECT count(*) AS n FROM task CROSS JOIN sub_task;
-- @vector 21
SELECT c.id, l.id FROM country c CROSS JOIN label l ORDER BY c.id, l.id;
-- @vector 22
SELECT * FROM (SELECT id, name FROM project) p JOIN (SELECT id, title FROM task) t USING (id) ORDER BY id;
-- @vector 22
SELECT project_id, p.name, t.title FROM (SELECT id AS project_id, name FROM project) p JOIN task t USING (project_id) ORDER BY project_id, t.id;
-- @vector 22
SELECT project.name, manager.name AS manager FROM project JOIN manager USING (id) ORDER BY id;
-- @vector 22
SELECT id, project.name, manager.salary FROM project JOIN manager USING (id, account_id) ORDER BY id;
-- @vector 22
SELECT id, project.name, manager.name AS manager FROM project LEFT JOIN manager USING (id) ORDER BY id;
-- @vector 22
SELECT id, project.budget, task.title FROM task RIGHT JOIN project USING (id) ORDER BY id;
-- @vector 22
-- @only sqlite postgres
SELECT id, project.name, invoice.number FROM project FULL JOIN invoice USING (id) ORDER BY id;
-- @vector 22
SELECT * FROM project JOIN manager USING (account_id, id) ORDER BY id;
-- @vector 23
SELECT * FROM project NATURAL JOIN manager ORDER BY 1, 2;
-- @vector 23
SELECT id, points FROM task NATURAL JOIN sub_task ORDER BY id;
-- @vector 23
SELECT id, name, number FROM project NATURAL JOIN invoice ORDER BY id;
-- @vector 23
SELECT id, points, amount FROM sub_task NATURAL JOIN voucher ORDER BY id;
-- @vector 23
SELECT id, total FROM project NATURAL LEFT JOIN invoice ORDER BY id;
-- @vector 23
SELECT c.id, voucher.code FROM (SELECT id + 9 AS id FROM country) c NATURAL LEFT JOIN voucher ORDER BY c.id;
-- @vector 24
SELECT p.id, t.id FROM project p, task t WHERE t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 24
SELECT t.id, s.id FROM sub_task s, task t WHERE s.points = t.points OR s.title = t.title ORDER BY t.id, s.id;
-- @vector 24
SELECT p.id, c.code, i.number FROM project p, country c, invoice i WHERE p.budget = i.total * 2 AND c.id = 1 ORDER BY p.id, i.id;
-- @vector 24
SELECT p.id, m.id, t.id FROM project p, manager m LEFT JOIN task t ON t.project_id = m.project_id WHERE m.project_id = p.id ORDER BY p.id, m.id, t.id;
-- @vector 25
SELECT t.id, p.name FROM task t JOIN project p ON p.id = t.project_id ORDER BY t.id;
-- @vector 25
SELECT t.id, p.name FROM task t INNER JOIN project p ON p.id = t.project_id WHERE p.budget > 100 OR t.done = true ORDER BY t.id;
-- @vector 26
-- @expect same-or-refused
-- The parser may not know a table alone in parentheses.
SELECT id FROM (project) ORDER BY id;
-- @vector 27
SELECT p.id, m.id, i.id FROM project p JOIN (manager m CROSS JOIN invoice i) ON m.project_id = p.id ORDER BY p.id, m.id, i.id;
-- @vector 27
SELECT p.id, t.id, s.id FROM project p LEFT JOIN (task t JOIN sub_task s ON s.task_id = t.id) ON t.project_id = p.id ORDER BY p.id, t.id, s.id;
-- @vector 27
SELECT p.id, t.id, s.id FROM (project p LEFT JOIN task t ON t.project_id = p.id) LEFT JOIN sub_task s ON s.task_id = t.id ORDER BY p.id, t.id, s.id;
-- @vector 27
SELECT c.id, p.id, t.id FROM country c LEFT JOIN (project p LEFT JOIN task t ON t.project_id = p.id AND t.done = true) ON p.budget = 100 * c.id ORDER BY c.id, p.id, t.id;
-- @vector 27
SELECT c.id, p.id, m.id FROM country c LEFT JOIN (project p JOIN manager m ON m.project_id = p.id) ON p.budget = 100 * c.id ORDER BY c.id, p.id, m.id;
-- @vector 28
-- @only postgres mysql
SELECT p.id, t.id, s.id FROM project p JOIN task t JOIN sub_task s ON s.task_id = t.id ON t.project_id = p.id ORDER BY p.id, t.id, s.id;
-- @vector 28
-- @only mysql
-- @expect same-or-refused
SELECT p.id, t.id FROM project p STRAIGHT_JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 29
SELECT d.n, p.id FROM (SELECT 1 AS n) d CROSS JOIN project p ORDER BY p.id;
-- @vector 29
SELECT d.n, p.id FROM (SELECT 1 AS n) d RIGHT JOIN project p ON d.n = p.id ORDER BY p.id;
-- @vector 29
SELECT d.n, p.id FROM (SELECT 100 AS n UNION ALL SELECT 7) d LEFT JOIN project p ON d.n = p.budget ORDER BY d.n, p.id;
-- @vector 30
-- @only postgres
SELECT p.id, x.id FROM project p, LATERAL (SELECT t.id FROM task t WHERE t.project_id = p.id ORDER BY t.id LIMIT 1) x ORDER BY p.id;
-- @vector 30
-- @only postgres
SELECT p.id, x.n FROM project p LEFT JOIN LATERAL (SELECT count(*) AS n FROM manager m WHERE m.salary > p.budget) x ON true ORDER BY p.id;
-- @vector 30
-- @only postgres
SELECT c.id, x.id FROM country c CROSS JOIN LATERAL (SELECT id FROM sub_task ORDER BY id LIMIT 2) x ORDER BY c.id, x.id;
-- @vector 33
SELECT l.name, count(*) AS n FROM label l JOIN project_label pl ON pl.label_id = l.id GROUP BY l.name ORDER BY l.name;
-- @vector 33
SELECT l.id, p.id FROM label l JOIN project_label pl ON pl.label_id = l.id JOIN project p ON p.id = pl.project_id ORDER BY l.id, p.id;
-- @vector 33
SELECT l.id, pl.project_id FROM label l LEFT JOIN project_label pl ON pl.label_id = l.id ORDER BY l.id, pl.project_id;
-- @vector 33
SELECT m.id, am.account_id FROM member m JOIN account_member am ON am.member_id = m.id ORDER BY m.id, am.account_id;
-- @vector 33
SELECT a.slug, m.name FROM account a JOIN account_member am ON am.account_id = a.id JOIN member m ON m.id = am.member_id ORDER BY m.id;
-- @vector 33
SELECT m.id, a.slug FROM member m LEFT JOIN account_member am ON am.member_id = m.id LEFT JOIN account a ON a.id = am.account_id ORDER BY m.id;
-- @vector 34
SELECT a.id, b.id FROM project a JOIN project b ON a.name = b.name AND a.id < b.id ORDER BY a.id, b.id;
-- @vector 34
SELECT a.id, b.id FROM project a LEFT JOIN project b ON a.name = b.name AND a.id <> b.id ORDER BY a.id, b.id;
-- @vector 34
SELECT a.id, b.id FROM task a JOIN task b ON a.title = b.title AND a.id < b.id ORDER BY a.id, b.id;
-- @vector 34
SELECT a.id, b.id FROM label a LEFT JOIN label b ON a.name = b.name AND a.id < b.id ORDER BY a.id, b.id;
-- @vector 34
SELECT a.id, b.id FROM member a JOIN member b ON a.name = b.name AND a.id < b.id ORDER BY a.id, b.id;
-- @vector 36
SELECT p.id, i.id FROM project p JOIN invoice i ON i.org_id = p.account_id AND i.total = p.budget / 2 ORDER BY p.id, i.id;
-- @vector 36
SELECT p.id, v.code FROM project p LEFT JOIN voucher v ON v.account_id = p.account_id AND v.amount = 10 ORDER BY p.id, v.code;
SELECT t.title, count(s.id) AS n, sum(s.points) AS points FROM task t LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.title ORDER BY t.title;
SELECT p.id, count(t.id) AS n FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id HAVING count(t.id) = 0 ORDER BY p.id;
SELECT p.*, t.* FROM project p JOIN task t ON t.project_id = p.id WHERE t.done = true ORDER BY t.id;
SELECT t.*, p.name FROM task t LEFT JOIN project p ON p.id = t.project_id ORDER BY t.id;
SELECT p.id FROM project p LEFT JOIN manager m ON m.project_id = p.id AND (m.salary > 2000 OR m.name = 'Ann') WHERE m.id IS NULL OR p.budget > 100 ORDER BY p.id;
SELECT "p"."id", "t"."title" FROM "project" AS "p" LEFT JOIN "task" AS "t" ON "t"."project_id" = "p"."id" ORDER BY "p"."id", "t"."id";
-- A sample is taken before the predicate, wherever that stands.
-- @vector 83
-- @only postgres
SELECT p.id, t.title FROM project AS p TABLESAMPLE BERNOULLI (100) LEFT JOIN task AS t TABLESAMPLE SYSTEM (100) REPEATABLE (7) ON t.project_id = p.id;
-- @vector 83
-- @only postgres
SELECT p.id, m.id FROM project AS p TABLESAMPLE BERNOULLI (100) FULL JOIN manager AS m TABLESAMPLE BERNOULLI (100) ON m.project_id = p.id;
-- @vector 84
-- @only mysql
SELECT p.id, m.name FROM project p USE INDEX (PRIMARY) RIGHT JOIN manager m FORCE INDEX (PRIMARY) ON m.project_id = p.id;
