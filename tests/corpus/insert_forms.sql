-- Section F: the many ways to write an INSERT and an upsert.

-- @vector 112
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (500, 'a', 1), (501, 'b', NULL), (502, upper('c'), 1 + 2), (503, concat('d', 'e'), (SELECT max(budget) FROM project));
-- @vector 109
-- @tenant 2
-- @only postgres mysql
INSERT INTO project (id, name, budget) VALUES (500, 'a', DEFAULT), (501, 'b', 5);
-- @vector 109
-- @tenant 0
-- @only postgres mysql
INSERT INTO project (id, name, budget) VALUES (DEFAULT, 'a', DEFAULT);
-- @vector 56
-- @tenant 1
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'a') RETURNING id + 1 AS next, upper(name) AS u, (SELECT count(*) FROM task) AS n;
-- @vector 56
-- @tenant 2
-- @only sqlite postgres
INSERT INTO project (name, budget) VALUES ('a', 1), ('b', 2) RETURNING id, budget;
-- @vector 56
-- @tenant 0
-- @only postgres
INSERT INTO project AS p (id, name) VALUES (500, 'a') RETURNING p.*, p.account_id AS tenant;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO project AS p (id, name) VALUES (500, 'a') ON CONFLICT (id) DO UPDATE SET name = p.name || excluded.name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project AS p (id, name, budget) VALUES (10, 'a', 3), (500, 'b', 4) ON CONFLICT (id) DO UPDATE SET name = p.name || excluded.name, budget = coalesce(p.budget, 0) + excluded.budget WHERE p.name <> 'zzz' RETURNING id, name, budget;
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT (org_id, number) DO UPDATE SET total = invoice.total + excluded.total WHERE invoice.total < excluded.total * 10;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-2', 8) ON CONFLICT (org_id, number) DO UPDATE SET (total, number) = (excluded.total, excluded.number || '!');
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT (org_id, number) DO UPDATE SET total = (SELECT sum(amount) FROM voucher) RETURNING total;
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT (org_id, number) DO UPDATE SET total = CASE WHEN excluded.total > invoice.total THEN excluded.total ELSE invoice.total END;
-- @vector 114
-- @tenant 0
-- @only postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT ON CONSTRAINT invoice_org_id_number_key DO UPDATE SET total = excluded.total;
-- @vector 114
-- @tenant 1
-- @only postgres
INSERT INTO voucher (id, code, amount) VALUES (500, 'fresh', 9) ON CONFLICT ON CONSTRAINT voucher_pkey DO NOTHING;
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
INSERT INTO project (id, name) SELECT 700 + id, name FROM project WHERE budget > 100 ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) SELECT 700 + id, 'N-' || id, salary FROM manager WHERE true ON CONFLICT (org_id, number) DO NOTHING;
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO invoice (id, number, total) SELECT 700 + id, concat('N-', id), salary FROM manager ON DUPLICATE KEY UPDATE total = invoice.total + 1;
-- @vector 116
-- @tenant 2
-- @only mysql
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) ON DUPLICATE KEY UPDATE total = VALUES(total) + total, number = concat(VALUES(number), '!');
-- @vector 116
-- @tenant 0
-- @only mysql
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON DUPLICATE KEY UPDATE total = IF(VALUES(total) > total, VALUES(total), total);
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON DUPLICATE KEY UPDATE total = (SELECT sum(amount) FROM voucher);
-- @vector 116
-- @tenant 2
-- @only mysql
INSERT INTO invoice SET id = 500, number = 'N-1', total = 9 ON DUPLICATE KEY UPDATE total = total + 1;
-- @vector 111
-- @tenant 0
-- @only mysql
INSERT INTO invoice SET id = 500, number = 'N-77', total = (SELECT max(amount) FROM voucher);
-- @vector 111
-- @tenant 1
-- @only mysql
INSERT INTO manager SET id = 500, name = 'x', salary = 1, project_id = (SELECT min(id) FROM project);
-- @vector 119
-- @tenant 2
-- @only mysql
INSERT IGNORE INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8);
-- @vector 119
-- @tenant 0
-- @only mysql
INSERT IGNORE INTO invoice (id, number, total) SELECT 700 + id, number, total FROM invoice UNION SELECT 700, 'N-98', 1;
-- @vector 119
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT IGNORE INTO task (id, project_id, title, done) VALUES (700, 12, 'x', true);
-- @vector 119
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT IGNORE INTO task (id, project_id, title, done) SELECT 700 + id, 12, 'x', true FROM country;
-- @vector 116
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT IGNORE INTO voucher (id, code, amount) VALUES (12, 'V-12', 1) ON DUPLICATE KEY UPDATE amount = 77;
-- @vector 119
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT IGNORE INTO manager (id, name, salary, project_id) VALUES (700, 'x', 1, 12);
-- @vector 119
-- @only sqlite
-- @tenant 1
-- @expect refused
INSERT OR IGNORE INTO manager (id, name, salary, project_id) VALUES (700, 'x', 1, 12);
-- @vector 119
-- @only sqlite
-- @tenant 1
-- @expect refused
INSERT OR IGNORE INTO task (id, project_id, title, done) VALUES (700, 12, 'x', true), (701, 11, 'y', false);
-- @vector 109
-- @tenant 1
-- @only sqlite
INSERT OR ABORT INTO project (id, name) VALUES (500, 'x');
-- @vector 119
-- @tenant 2
-- @only sqlite
INSERT OR IGNORE INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) RETURNING id;
-- @vector 109
-- @tenant 0
-- @only mysql
INSERT project (id, name) VALUES (500, 'x');
-- @vector 109
-- @tenant 1
-- @only mysql
INSERT INTO project (id, name) VALUE (500, 'x');
-- @vector 109
-- @tenant 2
-- @only mysql
INSERT LOW_PRIORITY INTO project (id, name) VALUES (500, 'x');
-- @vector 56
-- @tenant 0
-- @only mysql
INSERT INTO project (id, name) VALUES (500, 'x') RETURNING id, name, account_id, (SELECT count(*) FROM task) AS n;
-- @vector 109
-- @tenant 1
-- @only mysql
INSERT INTO `project` (`id`, `name`) VALUES (500, 'x');
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'x') ON CONFLICT (id) WHERE id > 0 DO NOTHING;
-- @vector 114
-- @tenant 0
-- @only postgres
INSERT INTO project (id, name) VALUES (10, 'x'), (501, 'y') ON CONFLICT (id int4_ops) DO NOTHING;
-- @vector 114
-- @only postgres sqlite
-- @expect refused
INSERT INTO project (id, name) VALUES (10, 'x') ON CONFLICT (id) OR name FROM project DO NOTHING;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO country (id, code, name) VALUES (1, 'fr', 'F'), (9, 'zz', 'Z') ON CONFLICT (id) DO UPDATE SET name = excluded.name, code = (SELECT min(name) FROM project) RETURNING *;
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) VALUES (1, 'fr', 'F'), (9, 'zz', 'Z') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 109
-- @tenant 2
INSERT INTO country (code, name) VALUES ('zz', 'Z');
-- @vector 113
-- @tenant 0
INSERT INTO country (id, code, name) SELECT 900 + p.id, 'p', concat(p.name, count(t.id)) FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id, p.name;
-- @vector 112
-- @tenant 1
INSERT INTO project (id, name, budget) SELECT 700 + id, name, sum(budget) OVER (ORDER BY id) FROM project;
-- @vector 112
-- @tenant 2
INSERT INTO project (id, name) SELECT 700 + x.id, x.name FROM (SELECT id, name, rank() OVER (PARTITION BY name ORDER BY id) AS r FROM project) x WHERE x.r = 1;
-- @vector 112
-- @tenant 0
-- @only postgres mysql
INSERT INTO project (id, name) (SELECT 700 + id, name FROM manager WHERE salary > 1000);
-- @vector 112
-- @tenant 1
INSERT INTO project (id, name) SELECT 700 + id, name FROM manager WHERE id IN (SELECT id FROM voucher) UNION ALL SELECT 800 + id, number FROM invoice ORDER BY 1 LIMIT 4;
-- @vector 112
-- @tenant 2
INSERT INTO project (id, name) SELECT 700 + id, name FROM manager EXCEPT SELECT 700 + id, name FROM manager WHERE salary > 1000;
-- @vector 112
-- @tenant 0
INSERT INTO project (id, name) SELECT 700, 'x' WHERE NOT EXISTS (SELECT 1 FROM project WHERE name = 'nope');
-- @vector 112
-- @tenant 1
INSERT INTO project (id, name) SELECT 700, 'x' FROM account WHERE NOT EXISTS (SELECT 1 FROM project WHERE name = 'alpha');
-- @vector 112
-- @tenant 2
-- @params 700, 'x', 'alpha'
INSERT INTO project (id, name) SELECT ?, ? FROM account WHERE EXISTS (SELECT 1 FROM project WHERE name = ?);
-- @vector 112
-- @tenant 0
INSERT INTO task (id, project_id, title, done, points) SELECT 700 + id, id, name, false, budget FROM project;
-- @vector 112
-- @tenant 1
INSERT INTO task (id, project_id, title, done) SELECT 700 + t.id, t.project_id, t.title, true FROM task t WHERE t.done;
-- @vector 112
-- @tenant 2
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + t.id, t.id, p.name, 1 FROM task t JOIN project p ON p.id = t.project_id WHERE p.budget > 100;
-- @vector 112
-- @tenant 0
INSERT INTO task (id, project_id, title, done) VALUES (700, (SELECT min(id) FROM project), 'x', true), (701, (SELECT max(id) FROM project), 'y', false);
-- @vector 112
-- @tenant 1
INSERT INTO sub_task (id, task_id, title, points) VALUES (700, (SELECT id FROM task ORDER BY id LIMIT 1), 'x', 1);
-- @vector 122
-- @tenant 1
INSERT INTO task (id, project_id, title, done) VALUES (700, 11, 'x', true), (701, 21, 'y', false), (702, 11, 'z', false);
-- @vector 122
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (700, 11, 'x', true), (701, 22, 'y', false);
-- @vector 112
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, id + 1, 'x', true FROM project;
-- @vector 112
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done) SELECT 700, 12, 'x', true;
-- @vector 122
-- @tenant 2
-- @params 700, 12, 'x', true, null
INSERT INTO task (id, project_id, title, done, points) VALUES (?, ?, ?, ?, ?);
-- @vector 122
-- @tenant 1
INSERT INTO manager (id, name, salary, project_id) VALUES (700, 'x', 1, 11), (701, 'y', 2, NULL), (702, 'z', 3, 21);
-- @vector 122
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, name, salary, project_id) VALUES (700, 'x', 1, 11), (701, 'y', 2, NULL), (702, 'z', 3, 22);
-- @vector 112
-- @tenant 2
INSERT INTO manager (id, project_id, name, salary) SELECT 700 + p.id, p.id, p.name, coalesce(p.budget, 0) FROM project p;
-- @vector 112
-- @tenant 0
INSERT INTO manager (id, project_id, name, salary) SELECT 700 + m.id, m.project_id, m.name, m.salary FROM manager m;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO manager (id, name, salary, project_id) VALUES (700, 'x', 1, 11) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, salary = excluded.salary RETURNING *;
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO manager (id, name, salary, project_id) VALUES (11, 'x', 1, 21) ON DUPLICATE KEY UPDATE project_id = VALUES(project_id), salary = VALUES(salary);
-- @vector 126
-- @tenant 1
INSERT INTO project_label (project_id, label_id) VALUES (31, 13), (31, 11);
-- @vector 126
-- @tenant 1
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (31, 12);
-- @vector 126
-- @tenant 1
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (32, 11);
-- @vector 126
-- @tenant 1
INSERT INTO project_label (project_id, label_id) SELECT p.id, l.id FROM project p CROSS JOIN label l WHERE p.budget = 800 AND l.name = 'docs';
-- @vector 112
-- @tenant 1
INSERT INTO label (id, account_id, name) SELECT 700 + id, 1, name FROM label;
-- @vector 112
-- @tenant 2
-- @expect refused
INSERT INTO label (id, account_id, name) SELECT 700 + id, account_id, name FROM label;
-- @vector 112
-- @tenant 1
-- @copy INSERT INTO member (id, name) SELECT 700 + id, name FROM manager
-- @copy INSERT INTO account_member (account_id, member_id) SELECT 1, 700 + id FROM manager
-- @expect same-or-refused
INSERT INTO member (id, name) SELECT 700 + id, name FROM manager;
-- @vector 56
-- @tenant 1
-- @only sqlite postgres
-- @copy INSERT INTO member (name) VALUES ('Zoe'), ('Yan') RETURNING *
-- @copy INSERT INTO account_member (account_id, member_id) VALUES (1, 1000), (1, 1001)
INSERT INTO member (name) VALUES ('Zoe'), ('Yan') RETURNING *;
-- @vector 109
-- @only sqlite mysql
-- @tenant 1
-- @copy INSERT INTO member (name) VALUES ('Zoe')
-- @copy INSERT INTO account_member (account_id, member_id) VALUES (1, 1000)
INSERT INTO member (name) VALUES ('Zoe');
-- @vector 114
-- @only sqlite postgres
-- @tenant 1
INSERT INTO account_member (account_id, member_id) VALUES (1, 11) ON CONFLICT DO NOTHING;
-- @vector 114
-- @only sqlite postgres
-- @tenant 1
INSERT INTO account_member (account_id, member_id) VALUES (1, 11) ON CONFLICT (account_id, member_id) DO UPDATE SET member_id = excluded.member_id;
-- @vector 109
-- @tenant 0
-- @only postgres
INSERT INTO public.project (id, name) VALUES (500, 'x');
-- @vector 109
-- @tenant 1
-- @only sqlite
INSERT INTO main.project (id, name) VALUES (500, 'x');
-- @vector 112
-- @tenant 2
-- @only postgres
INSERT INTO project (id, name, budget) SELECT v.i, v.n, v.b FROM (VALUES (500, 'a', 1), (501, 'b', NULL)) AS v(i, n, b);
-- The key of an account that is a zone's is looked up like any other, and a list of names is needed for that.
-- @layered refused
-- @vector 112
-- @tenant 0
-- @only postgres
INSERT INTO project (id, name) SELECT * FROM unnest(ARRAY[500, 501], ARRAY['a', 'b']);
-- @vector 56
-- @tenant 1
-- @only postgres
INSERT INTO project (id, name) SELECT i, n FROM unnest(ARRAY[500, 501], ARRAY['a', 'b']) AS u(i, n) RETURNING id;
-- @vector 56
-- @tenant 2
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'x') RETURNING account_id AS a, id AS b, *;
-- @vector 56
-- @tenant 0
-- @only postgres
INSERT INTO project (id, name) VALUES (500, 'x') RETURNING project.id, project.*;
-- @vector 112
-- @tenant 1
INSERT INTO invoice (number, total) SELECT concat('Y-', id), total FROM invoice WHERE total > (SELECT avg(total) FROM invoice);
-- @vector 114
-- @tenant 2
-- @only sqlite postgres
-- @params 500, 'x', 5, 7
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET budget = ?;
-- @vector 116
-- @tenant 0
-- @only mysql
-- @params 500, 'x', 5, 7
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE budget = ?;
-- @vector 114
-- @only sqlite postgres
-- @tenant 2
-- @params 12, 'x', 5, 7, 3
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET budget = ? + (SELECT count(*) FROM task WHERE points > ?) RETURNING budget;
-- @vector 116
-- @only mysql
-- @tenant 2
-- @params 12, 'x', 5, 7
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE budget = ?, name = VALUES(name);
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO task (id, project_id, title, done) VALUES (11, 21, 'x', true), (700, 11, 'y', false) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, title = excluded.title, done = excluded.done;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO sub_task (id, task_id, title, points) VALUES (11, 11, 'x', 5) ON CONFLICT (id) DO UPDATE SET points = sub_task.points + excluded.points RETURNING id, points;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (12, 11, 'x', 5) ON CONFLICT (id) DO UPDATE SET points = sub_task.points + excluded.points;
-- @vector 116
-- @tenant 1
-- @only mysql
INSERT INTO sub_task (id, task_id, title, points) VALUES (11, 11, 'x', 5) ON DUPLICATE KEY UPDATE points = points + VALUES(points), task_id = VALUES(task_id);
-- The usual bulk insert from arrays.
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT * FROM unnest(ARRAY[11, 21], ARRAY['a', 'b'], ARRAY[true, false]) AS u(project_id, title, done);
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT u.project_id, u.title, u.done FROM unnest(ARRAY[11, 21], ARRAY['a', 'b'], ARRAY[true, false]) AS u(project_id, title, done);
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT p, 'a', false FROM unnest(ARRAY[11, 21]) AS x(p);
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT unnest(ARRAY[11, 21]), 'a', false;
-- @vector 122
-- @only postgres
-- @tenant 1
-- @expect refused
INSERT INTO task (project_id, title, done) SELECT * FROM unnest(ARRAY[11, 12], ARRAY['a', 'b'], ARRAY[true, false]) AS u(project_id, title, done);
-- @vector 122
-- @only postgres
-- @tenant 1
-- @expect refused
INSERT INTO task (project_id, title, done) SELECT unnest(ARRAY[11, 12]), 'a', false;
-- @vector 122
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT * FROM (SELECT 11 AS a, 'x' AS b, 1 > 0 AS c) q;
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO task (project_id, title, done) SELECT x.* FROM (VALUES (11, 'x', true), (21, 'y', false)) AS x(p, t, d);
-- Two columns of one name can't be named.
-- @vector 122
-- @only sqlite
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done, points) SELECT * FROM (SELECT 911 AS id, 11 AS p, 'x' AS t, 0 AS x, 7 AS x) q;
-- @vector 122
-- @only postgres
-- @tenant 1
INSERT INTO country (id, code, name) SELECT * FROM (SELECT c.id + 900 AS id, c.code, c.code FROM country c) AS v;
