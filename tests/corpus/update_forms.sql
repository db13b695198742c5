-- Section E: the many ways to write an UPDATE.

-- @vector 91
-- @tenant 1
-- @only sqlite postgres
UPDATE project SET (name, budget) = ('x', 5) WHERE budget IS NULL;
-- @vector 91
-- @tenant 2
-- @only postgres
UPDATE project SET (name, budget) = ROW('x', 5) WHERE budget IS NULL;
-- @vector 91
-- @tenant 0
-- @only sqlite postgres
UPDATE project SET (name, budget) = (SELECT m.name, m.salary FROM manager m WHERE m.id = project.id) WHERE id < 50;
-- @vector 91
-- @tenant 1
-- @only sqlite postgres
UPDATE task SET (title, points) = (SELECT max(s.title), sum(s.points) FROM sub_task s WHERE s.task_id = task.id) WHERE EXISTS (SELECT 1 FROM sub_task s WHERE s.task_id = task.id);
-- @vector 91
-- @tenant 2
-- @only sqlite
UPDATE manager SET (salary) = (1) WHERE project_id IS NULL;
-- @vector 91
-- @tenant 0
-- @only sqlite postgres
-- @params 'y', 3, 40
UPDATE project SET (name, budget) = (?, ?) WHERE id < ?;
-- @vector 96
-- @only sqlite postgres
-- @expect refused
-- @tenant 0 1
UPDATE project SET (account_id, name) = (2, 'x') WHERE id > 2 AND 1 = 1;
-- @vector 96
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
UPDATE project SET (name, account_id) = (SELECT 'x', 2);
-- @vector 96
-- @only sqlite postgres
-- @tenant 1
UPDATE project SET (name, account_id) = ('x', 1) WHERE id < 40;
-- @vector 124
-- @only sqlite postgres
-- @tenant 1
UPDATE manager SET (name, project_id) = ('x', 21) WHERE id = 11;
-- @vector 124
-- @only sqlite postgres
-- @tenant 1
-- @expect refused
UPDATE manager SET (name, project_id) = ('x', 22) WHERE id = 11;
-- @vector 124
-- @only sqlite postgres
-- @tenant 1
-- @expect refused
UPDATE task SET (project_id, title) = (12, 'x') WHERE id = 11;
-- @vector 124
-- @tenant 2
-- @only sqlite postgres
-- @expect refused
UPDATE task SET (project_id, title) = (NULL, 'x');
-- @vector 124
-- @tenant 0
-- @only sqlite postgres
UPDATE task SET (project_id, title) = (SELECT min(id), 'moved' FROM project) WHERE done;
-- @vector 94
-- @tenant 1
-- @only sqlite
UPDATE project SET budget = 5, (name) = ('q') WHERE name = 'beta';
-- @vector 86
-- @tenant 2
-- @only sqlite postgres
UPDATE project SET name = m.name FROM manager AS m LEFT JOIN invoice AS i ON i.id = m.id WHERE m.id = project.id AND (i.id IS NULL OR i.total > 25);
-- @vector 86
-- @tenant 0
-- @only sqlite postgres
UPDATE sub_task SET points = t.points FROM task t, project p WHERE t.id = sub_task.task_id AND p.id = t.project_id AND p.name = 'alpha' AND t.points IS NOT NULL;
-- @vector 86
-- @tenant 1
-- @only sqlite postgres
UPDATE task SET points = c.id FROM country c WHERE c.id = task.points + 1;
-- @vector 86
-- @tenant 2
-- @only sqlite postgres
UPDATE task SET done = true FROM project WHERE project.id = task.project_id AND project.budget IS NULL;
-- @vector 86
-- @tenant 0
-- @only sqlite postgres
UPDATE invoice SET total = v.amount FROM voucher v WHERE v.id = invoice.id AND v.account_id = invoice.org_id;
-- @vector 58
-- @tenant 1
-- @only postgres
UPDATE task t SET points = x.n FROM project p CROSS JOIN LATERAL (SELECT count(*) AS n FROM manager m WHERE m.project_id = p.id) x WHERE p.id = t.project_id;
-- @vector 94
-- @tenant 2
-- @only postgres
UPDATE project SET name = v.n FROM (VALUES (10, 'ten'), (11, 'eleven'), (12, 'twelve')) AS v(id, n) WHERE v.id = project.id;
-- @vector 70
-- @tenant 0
-- @only sqlite postgres
WITH totals AS (SELECT project_id, sum(points) AS s FROM task GROUP BY project_id) UPDATE project SET budget = totals.s FROM totals WHERE totals.project_id = project.id;
-- @vector 70
-- @tenant 1
-- @only sqlite postgres
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) UPDATE project SET budget = (SELECT max(i) FROM n) WHERE budget IS NULL;
-- @vector 94
UPDATE project SET budget = coalesce(budget, 0) + 10 WHERE name LIKE 'a%' OR name = 'beta';
-- @vector 94
-- @tenant 2
UPDATE project SET budget = CASE name WHEN 'alpha' THEN 1 WHEN 'beta' THEN 2 ELSE budget END;
-- @vector 94
-- @tenant 0
UPDATE project SET name = concat(name, '!'), budget = NULL WHERE budget BETWEEN 100 AND 300;
-- @vector 59
-- @tenant 1
UPDATE task SET done = NOT done, points = coalesce(points, 0) WHERE project_id IN (SELECT id FROM project WHERE name IN ('alpha', 'beta'));
-- @vector 59
-- @tenant 2
UPDATE task SET title = upper(title) WHERE (SELECT name FROM project WHERE project.id = task.project_id) = 'alpha';
-- @vector 59
-- @tenant 0
UPDATE sub_task SET points = points * 2 WHERE task_id IN (SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE p.budget > 100);
-- @vector 58
-- @tenant 1
UPDATE sub_task SET points = (SELECT count(*) FROM task) WHERE EXISTS (SELECT 1 FROM task t WHERE t.id = sub_task.task_id AND t.done);
-- @vector 58
-- @tenant 2
UPDATE manager SET salary = salary + (SELECT count(*) FROM project) WHERE project_id IS NOT NULL;
-- @vector 124
-- @tenant 0
UPDATE manager SET project_id = NULL WHERE salary > 2000;
-- @vector 124
-- @tenant 1
UPDATE manager SET project_id = (SELECT min(id) FROM project) WHERE project_id IS NULL;
-- @vector 124
-- @tenant 2
UPDATE manager SET project_id = (SELECT p.id FROM project p WHERE p.id = manager.id) WHERE id < 40;
-- @vector 124
-- @tenant 0
UPDATE manager SET project_id = project_id WHERE id < 50;
-- @vector 124
-- @tenant 1
UPDATE task SET project_id = (SELECT max(id) FROM project), title = 'moved' WHERE done;
-- @vector 124
-- @tenant 2
UPDATE sub_task SET task_id = (SELECT min(t.id) FROM task t) WHERE points = 0;
-- @vector 124
-- @tenant 0
UPDATE task SET project_id = project_id, title = 'same';
-- @vector 94
-- @tenant 1
UPDATE invoice SET number = concat('X-', id);
-- @vector 94
UPDATE voucher SET code = concat(code, '-', amount) WHERE amount > 10;
-- @vector 94
-- @tenant 2
UPDATE account SET name = upper(name);
-- @vector 94
UPDATE account SET slug = 'fresh', name = 'Fresh' WHERE slug = 'acme';
-- @vector 94
-- @tenant 0
-- @expect refused
UPDATE account SET id = id + 100;
-- @vector 58
-- @tenant 1
UPDATE country SET name = concat(name, (SELECT count(*) FROM project)) WHERE code IN ('fr', 'jp');
-- @vector 190
-- @copy UPDATE label SET name = concat(name, '!') WHERE account_id IS NOT NULL
UPDATE label SET name = concat(name, '!');
-- @vector 59
-- @copy UPDATE label SET name = 'x' WHERE id IN (SELECT label_id FROM project_label) AND account_id IS NOT NULL
UPDATE label SET name = 'x' WHERE id IN (SELECT label_id FROM project_label);
-- @vector 190
-- @copy UPDATE label SET name = 'x' WHERE 1 = 0
UPDATE label SET name = 'x' WHERE id IN (13, 23, 33);
-- @vector 190
-- @tenant 1
-- @copy UPDATE label SET name = 'x', account_id = 1 WHERE account_id IS NOT NULL
UPDATE label SET name = 'x', account_id = 1;
-- @vector 190
-- @tenant 0
UPDATE member SET name = concat(name, '!') WHERE id IN (10, 30);
-- @vector 190
-- @copy UPDATE member SET name = 'x' WHERE 1 = 0
UPDATE member SET name = 'x' WHERE id = 13;
-- @vector 97
-- @only sqlite postgres
-- @tenant 2
UPDATE member SET name = 'x' WHERE id = 12 RETURNING id, name;
-- @vector 59
-- @tenant 2
UPDATE project SET budget = 1 WHERE id = (SELECT max(id) FROM (SELECT id FROM project) x);
-- @vector 58
-- @tenant 0
UPDATE project SET budget = (SELECT x.m FROM (SELECT max(budget) AS m FROM project) x) WHERE budget IS NULL;
-- @vector 59
-- @tenant 1
UPDATE project SET budget = 1 WHERE id NOT IN (SELECT project_id FROM task) AND NOT EXISTS (SELECT 1 FROM manager m WHERE m.project_id = project.id);
-- @vector 58
-- @tenant 2
-- @params 1, 2, 'alpha', 3
UPDATE project SET budget = ? + (SELECT count(*) FROM task WHERE points > ?) WHERE name = ? OR id IN (SELECT project_id FROM task WHERE points = ?);
-- @vector 94
-- @params null, 10
UPDATE project SET budget = ? WHERE id >= ?;
-- @vector 98
-- @tenant 0
-- @only mysql
UPDATE project SET budget = 1 WHERE budget IS NULL ORDER BY id LIMIT 1;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE project p INNER JOIN task t ON t.project_id = p.id SET p.budget = p.budget + 1, t.points = 0 WHERE t.done = true;
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE project p LEFT JOIN task t ON t.project_id = p.id SET p.budget = 0 WHERE t.id IS NULL;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE task t INNER JOIN (SELECT id FROM project WHERE budget > 100) x ON x.id = t.project_id SET t.points = 1;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE task t, project p SET t.title = p.name WHERE p.id = t.project_id AND p.budget IS NULL;
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE sub_task s JOIN task t ON t.id = s.task_id JOIN project p ON p.id = t.project_id SET s.points = p.budget WHERE p.budget IS NOT NULL;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE project JOIN manager ON manager.project_id = project.id SET project.name = manager.name WHERE manager.salary > 1000 AND project.id < 0;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE project JOIN manager USING (id) SET project.name = manager.name;
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE project p JOIN task t ON t.project_id = p.id SET budget = 7 WHERE t.done = true;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE project p, task t SET p.budget = 1, title = 'x' WHERE t.project_id = p.id;
-- @vector 94
-- @only mysql
UPDATE project AS p SET p.budget = 1, p.name = 'x' WHERE p.id > 20;
-- @vector 94
-- @tenant 1
-- @only mysql
UPDATE project SET project.budget = 1 WHERE project.name = 'alpha';
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE project p RIGHT JOIN manager m ON m.project_id = p.id SET m.salary = 0 WHERE p.id IS NULL;
-- Without an ON the side that may be missing becomes a query: it can be read, and not be written.
-- @only mysql
-- @vector 22
UPDATE project p LEFT JOIN manager m USING (id) SET p.budget = 7 WHERE m.salary IS NULL OR m.salary > 1;
-- @only mysql
-- @vector 22
-- @expect refused
UPDATE project p RIGHT JOIN manager m USING (id) SET p.budget = 7;
-- @only mysql
-- @vector 22
-- @expect refused
DELETE p FROM manager m NATURAL LEFT JOIN project p;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE manager m JOIN project p ON p.id = m.id SET m.project_id = p.id;
-- @vector 88
-- @only mysql
UPDATE manager m JOIN manager n ON n.id = m.id + 10 SET m.salary = n.salary;
-- @vector 88
-- @only mysql
-- @tenant 1
-- @expect refused
UPDATE manager m JOIN project p ON p.id = m.id SET m.project_id = 12;
-- @vector 97
-- @tenant 1
-- @only sqlite postgres
UPDATE project SET budget = budget * 2 WHERE budget IS NOT NULL RETURNING id, budget AS b, upper(name) AS u;
-- @vector 97
-- @tenant 2
-- @only sqlite postgres
UPDATE task SET points = 1 WHERE done RETURNING *;
-- @vector 97
-- @tenant 0
-- @only postgres
UPDATE project p SET budget = 1 WHERE p.id < 30 RETURNING p.*, (SELECT count(*) FROM task t WHERE t.project_id = p.id) AS n;
-- @vector 97
-- @tenant 1
-- @only sqlite
UPDATE project SET budget = 1 WHERE id < 30 RETURNING *, (SELECT count(*) FROM task t WHERE t.project_id = project.id) AS n;
-- @vector 99
-- @tenant 2
-- @only sqlite
UPDATE OR IGNORE project SET budget = 1;
-- @vector 99
-- @only sqlite
UPDATE OR ABORT project SET budget = 1 WHERE id > 20;
-- @vector 94
-- @only sqlite
UPDATE main.project SET budget = 1 WHERE main.project.id > 20;
-- @vector 94
-- @only postgres
UPDATE public.project SET budget = 1 WHERE public.project.id > 20;
-- @vector 94
-- @only postgres
UPDATE project SET budget = DEFAULT WHERE id > 20;
-- @vector 94
-- @only mysql
UPDATE project SET budget = DEFAULT WHERE id > 20;
-- @vector 94
-- @tenant 0
-- @only postgres
UPDATE project SET budget = (ARRAY[1, 2, 3])[1], name = left(name, 2)::text;
-- @vector 94
-- @tenant 1
UPDATE project_label SET label_id = label_id WHERE project_id > 0;
-- @vector 94
-- @tenant 1
UPDATE project_label SET label_id = 41 WHERE project_id = 21 AND label_id = 21;
-- @vector 94
-- @tenant 1
-- @expect refused
UPDATE project_label SET label_id = 42 WHERE project_id = 21 AND label_id = 21;
-- @vector 86
-- @only mysql
-- @expect refused
UPDATE member m JOIN manager g ON g.name = m.name SET g.salary = m.id FROM member m WHERE m.id < 40;
