-- Sections E and F: writes of rows of every ownership.

-- @vector 58
-- @tenant 0
-- @only sqlite postgres
WITH c AS (SELECT id, name FROM project WHERE name = 'alpha') UPDATE manager SET name = c.name FROM c WHERE c.id = manager.project_id;
-- @vector 124
-- @tenant 1
-- @only sqlite postgres
UPDATE task SET title = p.name || m.name FROM project p JOIN manager m ON m.project_id = p.id WHERE p.id = task.project_id AND m.id = (SELECT min(id) FROM manager n WHERE n.project_id = p.id);
-- @vector 86
-- @tenant 2
-- @only sqlite postgres
UPDATE label SET name = p.name FROM project p WHERE p.id = label.id;
-- @vector 86
-- @only sqlite postgres
UPDATE project SET name = l.name FROM label l WHERE l.id = project.id + 3 OR l.id = 13 AND project.id < 20;
-- @vector 86
-- @tenant 0
-- @only sqlite postgres
UPDATE invoice SET total = m.id FROM member m WHERE m.id = invoice.id;
-- @vector 86
-- @tenant 1
-- @only sqlite postgres
UPDATE project SET name = a.name FROM account a WHERE a.id = project.account_id;
-- @vector 58
-- @tenant 2
-- @only sqlite postgres
UPDATE account SET name = p.name FROM project p WHERE p.account_id = account.id AND p.id = (SELECT min(id) FROM project);
-- @vector 86
-- @only sqlite postgres
UPDATE project AS a SET name = b.name || c.name FROM project b, project c WHERE b.id = a.id + 10 AND c.id = a.id + 20;
-- @vector 58
-- @tenant 0
-- @only sqlite postgres
UPDATE sub_task SET points = x.r FROM (SELECT id, rank() OVER (PARTITION BY task_id ORDER BY points DESC, id) AS r FROM sub_task) x WHERE x.id = sub_task.id;
-- @vector 58
-- @tenant 1
-- @only sqlite postgres
UPDATE sub_task SET points = (SELECT count(*) FROM sub_task t WHERE t.task_id = sub_task.task_id) RETURNING id, points;
-- @vector 58
-- @tenant 2
-- @only postgres
UPDATE project SET budget = (SELECT x.n FROM (SELECT count(*) AS n FROM task WHERE task.project_id = project.id) x);
-- @vector 58
-- @tenant 0
UPDATE project SET budget = (SELECT count(*) FROM task WHERE task.project_id = project.id AND task.points > (SELECT min(s.points) FROM sub_task s WHERE s.task_id = task.id));
-- @vector 58
-- @tenant 1
UPDATE project SET name = (SELECT name FROM country WHERE country.id = 1) WHERE budget IN (SELECT 100 * id FROM country);
-- @vector 58
UPDATE country SET code = 'zz' WHERE EXISTS (SELECT 1 FROM label WHERE label.account_id IS NULL AND label.id = country.id + 12);
-- @vector 58
UPDATE project SET name = 'a', budget = (SELECT sum(points) FROM task WHERE done) WHERE id BETWEEN 20 AND 60 AND (name = 'alpha' OR budget > 100);
-- @vector 94
UPDATE voucher SET amount = amount + 1 WHERE code LIKE 'V-1%';
-- @vector 94
-- @tenant 0
UPDATE voucher SET code = 'V-60' WHERE code = 'V-10';
-- @vector 94
UPDATE project_label SET label_id = 13 WHERE label_id = 23;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE project_label SET project_id = 12 WHERE project_id = 11;
-- @vector 124
-- @expect refused
UPDATE sub_task SET task_id = 13;
-- @vector 124
-- @tenant 2
-- @expect refused
UPDATE sub_task SET task_id = 999;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE sub_task SET task_id = task_id + 1;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE manager SET project_id = id + 1;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE manager SET project_id = CASE WHEN id = 11 THEN 12 ELSE project_id END;
-- @vector 124
UPDATE manager SET project_id = CASE WHEN id < 0 THEN 12 ELSE project_id END;
-- @vector 124
-- @tenant 0
UPDATE manager SET project_id = coalesce(project_id, (SELECT min(id) FROM project));
-- @vector 124
-- @tenant 1
-- @params 21, 11
UPDATE manager SET project_id = ? WHERE id = ?;
-- @vector 124
-- @tenant 1
-- @params 22, 11
-- @expect refused
UPDATE manager SET project_id = ? WHERE id = ?;
-- @vector 94
-- @tenant 1
-- @params 22, 12
UPDATE manager SET salary = ? WHERE id = ?;
-- @vector 124
-- @tenant 1
-- @params null
UPDATE manager SET project_id = ?;
-- @vector 124
-- @tenant 2
-- @params null
-- @expect refused
UPDATE task SET project_id = ?;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE project p LEFT JOIN manager m ON m.project_id = p.id SET p.budget = m.salary, m.salary = 0;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE project p RIGHT JOIN task t ON t.project_id = p.id SET p.name = t.title, t.points = p.budget;
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE project p NATURAL JOIN invoice i SET p.budget = i.total;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE project p CROSS JOIN country c SET p.budget = c.id WHERE c.id = 2;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE country c JOIN project p ON p.budget = 100 * c.id SET c.name = p.budget;
-- @vector 88
-- @tenant 2
-- @only mysql
UPDATE project p JOIN (SELECT project_id, sum(points) AS s FROM task GROUP BY project_id) x ON x.project_id = p.id SET p.budget = x.s WHERE x.s > 1;
-- @vector 88
-- @tenant 0
-- @only mysql
UPDATE project p STRAIGHT_JOIN manager m ON m.project_id = p.id SET p.name = m.name;
-- @vector 88
-- @tenant 1
-- @only mysql
UPDATE project p JOIN task t ON t.project_id = p.id JOIN sub_task s ON s.task_id = t.id SET s.points = 0, t.points = 0, p.budget = 0 WHERE s.title = 'write';
-- @vector 88
-- @only mysql
-- @copy UPDATE member m JOIN manager g ON g.name = m.name SET g.salary = m.id
UPDATE member m JOIN manager g ON g.name = m.name SET g.salary = m.id;
-- @vector 88
-- @only mysql
-- @tenant 0
-- @copy UPDATE member m JOIN account_member am ON am.member_id = m.id SET m.name = 'x' WHERE m.id IN (10, 30, 40)
UPDATE member m JOIN account_member am ON am.member_id = m.id SET m.name = 'x' WHERE m.id IN (10, 30, 40);
-- @vector 89
-- @tenant 2
-- @only mysql
DELETE t FROM task t LEFT JOIN sub_task s ON s.task_id = t.id AND s.points > 3 WHERE s.id IS NULL;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE p, t, s FROM project p LEFT JOIN task t ON t.project_id = p.id LEFT JOIN sub_task s ON s.task_id = t.id WHERE p.name = 'alpha';
-- @vector 89
-- @tenant 1
-- @only mysql
DELETE m FROM manager m RIGHT JOIN project p ON p.id = m.project_id WHERE p.budget IS NULL;
-- @vector 89
-- @tenant 2
-- @only mysql
DELETE p FROM project p NATURAL JOIN invoice;
-- @vector 89
-- @only mysql
DELETE i FROM invoice i JOIN voucher v USING (id) WHERE v.amount = 10;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE c FROM country c JOIN project p ON p.budget = 100 * c.id;
-- @vector 89
-- @tenant 1
-- @only mysql
DELETE t FROM task AS t WHERE t.project_id IN (SELECT id FROM project WHERE name = 'alpha');
-- @vector 89
-- @only mysql
-- @copy DELETE l FROM label l JOIN project_label pl ON pl.label_id = l.id WHERE l.account_id IS NOT NULL
DELETE l FROM label l JOIN project_label pl ON pl.label_id = l.id;
-- @vector 59
-- @tenant 2
-- @only mysql
DELETE FROM task WHERE id IN (SELECT * FROM (SELECT id FROM task WHERE done = true ORDER BY id LIMIT 2) x);
-- @vector 59
-- @tenant 0
-- @only mysql
DELETE FROM task WHERE points = (SELECT m FROM (SELECT max(points) AS m FROM task) x);
-- @vector 59
-- @tenant 1
-- @only sqlite postgres
DELETE FROM task WHERE points = (SELECT max(points) FROM task);
-- @vector 59
-- @tenant 2
-- @only sqlite postgres
DELETE FROM manager WHERE salary < (SELECT avg(salary) FROM manager) RETURNING name, salary;
-- @vector 59
-- @tenant 0
-- @only sqlite postgres
DELETE FROM project WHERE (name, id) IN (SELECT name, min(id) FROM project GROUP BY name);
-- @vector 59
-- @tenant 1
DELETE FROM manager WHERE (name, salary) IN (SELECT title, points FROM task) OR project_id IS NULL;
-- @vector 59
-- @tenant 2
DELETE FROM sub_task WHERE id IN (SELECT id FROM task) AND points IN (1, 2, 3);
-- @vector 94
-- @tenant 0
DELETE FROM task WHERE project_id = 999 OR title = 'lost';
-- @vector 94
DELETE FROM sub_task WHERE task_id IN (13, 999);
-- @vector 94
-- @tenant 1
DELETE FROM project WHERE account_id = 1;
-- @vector 94
-- @tenant 2
DELETE FROM project WHERE account_id <> 1 OR account_id IS NULL;
-- @vector 59
-- @tenant 0
DELETE FROM project_label WHERE account_id = 2 OR project_id IN (SELECT id FROM project WHERE name = 'alpha');
-- @vector 94
DELETE FROM voucher WHERE code IN ('V-10', 'V-11', 'V-12');
-- @vector 59
-- @tenant 1
DELETE FROM invoice WHERE total = (SELECT count(*) FROM task) OR number = 'N-1';
-- @vector 94
-- @tenant 1
-- @copy DELETE FROM account_member WHERE member_id = 11
-- @copy DELETE FROM member WHERE id = 11
DELETE FROM member WHERE id = 11;
-- @vector 94
-- @tenant 1
-- @copy DELETE FROM account_member WHERE member_id = 13
-- @copy DELETE FROM member WHERE id = 13
DELETE FROM member WHERE id = 13;
-- @vector 94
-- @tenant 2
DELETE FROM member WHERE id = 99;
-- @vector 94
DELETE FROM account_member WHERE member_id = 13;
-- @vector 94
-- @tenant 0
-- @params 'alpha', 100
DELETE FROM project WHERE name = ? AND (budget > ? OR budget IS NULL);
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900 + id, 'x', name FROM project ON DUPLICATE KEY UPDATE name = 'dup';
-- @vector 116
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (11, 'x', 1) ON DUPLICATE KEY UPDATE budget = VALUES(budget) + (SELECT count(*) FROM manager), name = concat(name, VALUES(name));
-- @vector 116
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) SELECT id, 'again', 7 FROM project WHERE budget > 100 ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 116
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name, budget) SELECT id + 1, 'again', 7 FROM project WHERE id = 11 ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 116
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done) VALUES (11, 11, 'x', true) ON DUPLICATE KEY UPDATE title = VALUES(title), points = coalesce(points, 0) + 1, project_id = VALUES(project_id);
-- @vector 116
-- @only mysql
-- @tenant 1
INSERT INTO label (id, account_id, name) VALUES (11, 1, 'x'), (700, 1, 'y') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 114
-- @only sqlite postgres
-- @tenant 1
INSERT INTO label (id, account_id, name) VALUES (11, 1, 'x'), (700, 1, 'y') ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING id, name;
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
INSERT INTO project_label (project_id, label_id) SELECT p.id, l.id FROM project p, label l WHERE p.name = 'alpha' AND l.name = 'bug' ON CONFLICT (project_id, label_id) DO NOTHING;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project_label (project_id, label_id) SELECT p.id, l.id FROM project p, label l WHERE p.name = 'alpha' AND l.name = 'bug' ON CONFLICT DO NOTHING RETURNING project_id, label_id;
-- @vector 112
-- @tenant 1
-- @only mysql
INSERT IGNORE INTO project_label (project_id, label_id, account_id) SELECT p.id, l.id, p.account_id FROM project p, label l WHERE p.name = 'alpha' AND l.name = 'bug';
-- @vector 112
-- @tenant 2
-- @only mysql
INSERT IGNORE INTO project_label (project_id, label_id) SELECT p.id, l.id FROM project p, label l WHERE p.name = 'alpha' AND l.name = 'bug';
-- @vector 114
-- @tenant 0
-- @only postgres
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + t.id, t.title, coalesce(t.points, 0), t.project_id FROM task t ON CONFLICT (id) DO NOTHING;
-- @vector 112
-- @tenant 1
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + t.id, t.title, count(s.id), t.project_id FROM task t LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.id, t.title, t.project_id;
-- @vector 112
-- @tenant 2
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + p.id, p.name, 1, CASE WHEN p.budget > 100 THEN p.id END FROM project p;
-- @vector 112
-- @tenant 0
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + min(id), name, 1, max(id) FROM project GROUP BY name;
-- @vector 112
-- @tenant 1
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + id, name, 1, (SELECT min(q.id) FROM project q WHERE q.name = project.name) FROM project;
-- @vector 112
-- @tenant 2
INSERT INTO manager (id, name, salary, project_id) SELECT 700 + id, name, 1, id FROM project UNION SELECT 800 + id, name, 2, NULL FROM label;
-- @vector 112
-- @tenant 0
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + s.id, s.task_id, s.title, s.points FROM sub_task s JOIN task t ON t.id = s.task_id WHERE t.done OR s.points > 3;
-- @vector 112
-- @tenant 1
-- @params 700, 'x', 5
INSERT INTO sub_task (id, task_id, title, points) SELECT ? + min(id), min(id), ?, ? FROM task;
-- @vector 112
-- @tenant 2
INSERT INTO project (id, name) SELECT 700 + row_number() OVER (ORDER BY name, id), name FROM manager;
-- @vector 112
-- @tenant 0
INSERT INTO invoice (id, number, total) SELECT 700 + id, name, coalesce(budget, 0) FROM project WHERE NOT EXISTS (SELECT 1 FROM invoice WHERE invoice.number = project.name) AND id IN (SELECT min(id) FROM project GROUP BY name);
-- @vector 116
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) SELECT p.id, m.name, m.salary FROM project p JOIN manager m ON m.project_id = p.id ON DUPLICATE KEY UPDATE budget = m.salary, name = p.name;
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO project (id, name, budget) SELECT id, max(name), count(*) FROM project GROUP BY id ON DUPLICATE KEY UPDATE budget = VALUES(budget);
-- @vector 116
-- @tenant 2
-- @only mysql
INSERT INTO invoice (id, number, total) SELECT 700 + invoice.id, invoice.number, 5 FROM invoice JOIN project ON project.id = invoice.id ORDER BY invoice.id LIMIT 2 ON DUPLICATE KEY UPDATE total = VALUES(total);
-- @vector 116
-- @tenant 0
-- @only mysql
INSERT INTO task (id, project_id, title, done) SELECT id, project_id, 'again', done FROM task WHERE done = true ON DUPLICATE KEY UPDATE title = VALUES(title);
