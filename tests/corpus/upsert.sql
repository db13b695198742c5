-- Section F: upserts never touch another tenant's row.

-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name, budget) VALUES (10, 'x', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name, budget = excluded.budget;
-- @only sqlite postgres
INSERT INTO project (id, name, budget) VALUES (500, 'x', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name, budget) VALUES (11, 'x', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name, budget = excluded.budget;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (500, 'new'), (10, 'own'), (12, 'theirs') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'new'), (10, 'own'), (20, 'own') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 114
-- @tenant 1
-- @params 11, 'x', 5
-- @only sqlite postgres
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, budget = project.budget + excluded.budget;
-- @vector 114
-- @tenant 1
-- @params 12, 'x', 5
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name, budget) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (10, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE project.budget > 10 RETURNING id, name;
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING id, name;
-- @vector 115
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id;
-- @vector 115
-- @tenant 1
-- @only sqlite postgres
INSERT INTO project (id, account_id, name) VALUES (11, 1, 'x') ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name;
-- @vector 115
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON CONFLICT (id) DO UPDATE SET account_id = 2;
-- @vector 118
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT (org_id, number) DO UPDATE SET total = excluded.total;
-- @vector 118
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) ON CONFLICT (org_id, number) DO UPDATE SET total = invoice.total + excluded.total RETURNING id, total;
-- @vector 118
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) SELECT 700 + id, number, 3 FROM invoice WHERE true ON CONFLICT (org_id, number) DO UPDATE SET total = excluded.total;
-- @vector 117
-- @tenant 0
-- @only sqlite
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11', 9) ON CONFLICT DO UPDATE SET amount = excluded.amount;
-- @vector 117
-- @tenant 0
-- @only sqlite
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11', 9) ON CONFLICT (id) DO NOTHING ON CONFLICT (code) DO UPDATE SET amount = 9;
-- @vector 117
-- @tenant 0
-- @only sqlite
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-10', 9) ON CONFLICT DO UPDATE SET amount = excluded.amount;
-- @vector 116
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11', 9) ON CONFLICT (code) DO UPDATE SET amount = excluded.amount;
-- @vector 116
-- @tenant 0
-- @only sqlite postgres
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-20', 9) ON CONFLICT (code) DO UPDATE SET amount = excluded.amount;
-- @vector 116
-- @tenant 0
-- @only mysql
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11', 9) ON DUPLICATE KEY UPDATE amount = VALUES(amount);
-- @vector 116
-- @tenant 0
-- @only mysql
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-10', 9) ON DUPLICATE KEY UPDATE amount = VALUES(amount);
-- @vector 116
-- @only mysql
INSERT INTO voucher (id, code, amount) VALUES (500, 'fresh', 9) ON DUPLICATE KEY UPDATE amount = VALUES(amount);
-- @vector 115
-- @tenant 0
-- @only mysql
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 115
-- @tenant 0
-- @only mysql
INSERT INTO project (id, name, budget) VALUES (10, 'x', 5) ON DUPLICATE KEY UPDATE name = VALUES(name), budget = budget + VALUES(budget);
-- @vector 115
-- @tenant 0
-- @only mysql
-- @expect refused
INSERT INTO project (id, name) VALUES (500, 'new'), (10, 'own'), (12, 'theirs') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 115
-- @tenant 0
-- @only mysql
INSERT INTO project (id, name) VALUES (500, 'new'), (10, 'own'), (20, 'own') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 115
-- @tenant 0
-- @only mysql
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON DUPLICATE KEY UPDATE account_id = VALUES(account_id);
-- @vector 118
-- @only mysql
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) ON DUPLICATE KEY UPDATE total = total + VALUES(total);
-- @vector 57
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (10, 'x') ON CONFLICT (id) DO UPDATE SET budget = (SELECT count(*) FROM task);
-- @vector 57
-- @tenant 0
-- @only mysql
INSERT INTO project (id, name) VALUES (10, 'x') ON DUPLICATE KEY UPDATE budget = (SELECT count(*) FROM task);
-- @vector 57
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (10, 'x') ON CONFLICT (id) DO UPDATE SET name = 'hit' WHERE EXISTS (SELECT 1 FROM manager WHERE manager.id = 11);
-- @vector 119
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (10, 'x'), (500, 'new') ON CONFLICT (id) DO NOTHING;
-- @vector 119
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) ON CONFLICT (org_id, number) DO NOTHING;
-- @vector 119
-- @only sqlite postgres
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9), (501, 'N-99', 8) ON CONFLICT DO NOTHING RETURNING id;
-- @vector 119
-- @tenant 0
-- @only mysql
INSERT IGNORE INTO project (id, name) VALUES (10, 'x'), (500, 'new');
-- @vector 119
-- @tenant 0
-- @only mysql
INSERT INTO project (id, name) VALUES (10, 'x'), (500, 'new') ON DUPLICATE KEY UPDATE id = id;
-- @vector 119
-- @tenant 0
-- @only sqlite
INSERT OR IGNORE INTO project (id, name) VALUES (10, 'x'), (500, 'new');
-- @vector 120
-- @only sqlite mysql
-- @expect refused
REPLACE INTO project (id, name) VALUES (10, 'x');
-- @vector 120
-- @only sqlite
-- @expect refused
INSERT OR REPLACE INTO voucher (id, code, amount) VALUES (500, 'V-11', 9);
-- @vector 120
-- @only sqlite mysql
-- @expect refused
REPLACE INTO voucher (id, code, amount) SELECT id, code, 0 FROM voucher;
-- Upserts of secondary rows: the row that is met must be own as well.
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
INSERT INTO task (id, project_id, title, done) VALUES (11, 11, 'x', true) ON CONFLICT (id) DO UPDATE SET title = excluded.title;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (12, 11, 'x', true) ON CONFLICT (id) DO UPDATE SET title = excluded.title;
-- @vector 114
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (12, 11, 'x', true) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id;
-- @vector 114
-- @only sqlite postgres
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) SELECT 13, min(id), 'x', 1 FROM task WHERE true ON CONFLICT (id) DO UPDATE SET title = 'x';
-- @vector 114
-- @tenant 1
-- @only mysql
INSERT INTO task (id, project_id, title, done) VALUES (11, 11, 'x', true) ON DUPLICATE KEY UPDATE title = VALUES(title);
-- @vector 114
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (12, 11, 'x', true) ON DUPLICATE KEY UPDATE title = VALUES(title);
-- @vector 114
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (12, 11, 'x', true) ON DUPLICATE KEY UPDATE project_id = VALUES(project_id);
-- @vector 190
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (13, 1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 190
-- @tenant 1
-- @only sqlite postgres
INSERT INTO label (id, account_id, name) VALUES (11, 1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @vector 190
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (13, 1, 'x') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @only sqlite postgres
INSERT INTO country (id, code, name) VALUES (1, 'fr', 'x'), (9, 'xx', 'y') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @only sqlite postgres
-- @tenant 2
INSERT INTO project_label (project_id, label_id) VALUES (12, 12), (12, 22) ON CONFLICT (project_id, label_id) DO NOTHING;
-- @vector 124
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO manager (id, name, salary) VALUES (10, 'x', 1) ON CONFLICT (id) DO UPDATE SET project_id = 11;
-- @vector 124
-- @tenant 0
-- @only sqlite postgres
INSERT INTO manager (id, name, salary, project_id) VALUES (10, 'x', 1, 20) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, name = excluded.name;
-- @vector 124
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO manager (id, name, salary, project_id) VALUES (10, 'x', 1, 21) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, name = excluded.name;
-- @vector 124
-- @tenant 0
-- @only mysql
-- @expect refused
INSERT INTO manager (id, name, salary) VALUES (10, 'x', 1) ON DUPLICATE KEY UPDATE project_id = 11;
-- What sea-query writes for `do_nothing()` without a key, and MySQL doesn't know.
-- @only mysql
-- @expect refused
INSERT INTO project (id, name) VALUES (1, 'x') ON DUPLICATE KEY IGNORE;
-- What does nothing to the row in the way returns it nevertheless.
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done, points) VALUES (12, 11, 'x', 0, 1) ON DUPLICATE KEY UPDATE id = id RETURNING *;
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO voucher (id, account_id, code, amount) VALUES (911, 1, 'V-12', 5) ON DUPLICATE KEY UPDATE id = id RETURNING amount;
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT IGNORE INTO voucher (id, account_id, code, amount) VALUES (911, 1, 'V-12', 5) ON DUPLICATE KEY UPDATE id = id RETURNING amount;
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO voucher SET id = 911, code = 'V-12', amount = 5 ON DUPLICATE KEY UPDATE amount = amount RETURNING IF(id = 12, EXP(1000), 1) AS x;
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name, budget) VALUES (900, 'y', 5), (12, 'x', 5) ON DUPLICATE KEY UPDATE name = name, budget = budget RETURNING EXP(budget) AS x;
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done, points) VALUES (11, 21, 'x', 0, 1) ON DUPLICATE KEY UPDATE id = id RETURNING id, project_id, title;
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (11, 'x', 5) ON DUPLICATE KEY UPDATE id = id RETURNING *;
-- What the INSERT brought, within an expression for a key.
-- @vector 122
-- @only mysql
-- @tenant 1
INSERT INTO manager (id, project_id, name, salary) VALUES (11, 21, 'x', 12) ON DUPLICATE KEY UPDATE project_id = COALESCE(VALUES(project_id), manager.project_id);
-- @vector 122
-- @only mysql
-- @tenant 1
INSERT INTO manager (id, project_id, name, salary) VALUES (11, 21, 'x', 12) ON DUPLICATE KEY UPDATE project_id = IF(VALUE(salary) > 5, VALUE(project_id), project_id);
-- @vector 122
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (11, 21, 'x', 12) ON DUPLICATE KEY UPDATE project_id = VALUES(salary);
-- An ON behind a SELECT without FROM.
-- @vector 114
-- @only sqlite postgres
-- @params 'N-1', 5
-- @tenant 1
INSERT INTO invoice (number, total) SELECT ?, ? ON CONFLICT (org_id, number) DO UPDATE SET total = excluded.total;
-- @vector 114
-- @only sqlite postgres
-- @tenant 1
INSERT INTO invoice (id, number, total) SELECT 900, 'N-1', 7 ON CONFLICT DO NOTHING;
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO invoice (id, number, total) SELECT 900, 'N-1', 7 ON DUPLICATE KEY UPDATE total = VALUES(total);
-- The update arm and a source that a check makes a table of.
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, salary, name) SELECT 11, COALESCE(p.id, 11), p.id AS budget, p.name FROM project p WHERE p.id = 11 ON DUPLICATE KEY UPDATE salary = COALESCE(budget, 5);
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name, budget) SELECT project.id, project.name, manager.id AS salary FROM manager JOIN project ON project.id = 11 WHERE manager.id = 21 ON DUPLICATE KEY UPDATE budget = salary;
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done, points) SELECT t.id, COALESCE(t.project_id, 11), t.title, 0, 9 FROM task t WHERE t.id = 11 ON DUPLICATE KEY UPDATE title = CONCAT(t.title, 'x');
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name) SELECT project.id, manager.name FROM project JOIN manager ON manager.project_id = project.id WHERE manager.id = 11 ON DUPLICATE KEY UPDATE budget = manager.salary;
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO voucher (id, code, amount) (SELECT id + 900, code, amount + 1 FROM voucher WHERE id = 11) ON DUPLICATE KEY UPDATE amount = VALUES(amount);
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO voucher (id, code, amount) SELECT id + 900, code, amount + 1 FROM voucher WHERE id = 11 UNION ALL SELECT id + 900, code, amount + 1 FROM voucher WHERE id = 21 ON DUPLICATE KEY UPDATE amount = VALUES(amount);
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done, points) (SELECT id, project_id, 'y', 0, 9 FROM task WHERE id = 11) ON DUPLICATE KEY UPDATE title = VALUES(title);
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO voucher (id, code, amount) VALUES (911, 'V-11', 5) ON DUPLICATE KEY UPDATE amount = (SELECT count(*) FROM project) + amount, code = concat(code, amount);
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (911, 'V-12', 5) ON DUPLICATE KEY UPDATE amount = SLEEP(IF(amount = 20, 2, 0));
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (911, 'V-12', 5) ON DUPLICATE KEY UPDATE account_id = 1, amount = (SELECT count(*) FROM project);
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done, points) VALUES (11, 21, 'x', 0, 1) ON DUPLICATE KEY UPDATE points = (SELECT count(*) FROM country), project_id = VALUES(project_id);
-- What runs beside the check.
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name) VALUES (12, 'x') ON DUPLICATE KEY UPDATE budget = CASE WHEN budget > 100 THEN EXP(800) ELSE 1 END, name = (SELECT 'x');
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name) VALUES (12, 'x') ON DUPLICATE KEY UPDATE budget = name, name = (SELECT 'x');
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (911, 'V-12', 5) ON DUPLICATE KEY UPDATE amount = code, code = UUID();
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done, points) VALUES (12, 11, 'x', 0, 1) ON DUPLICATE KEY UPDATE points = title, title = (SELECT 'x');
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name, budget) VALUES (12, 'new', 150) ON DUPLICATE KEY UPDATE name = UUID();
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name, budget) VALUES (12, 'new', 150) ON DUPLICATE KEY UPDATE name = IF(budget > 1, 'not a uuid', '123e4567-e89b-12d3-a456-426655440000'), name = UUID();
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (11, 'new', 150) ON DUPLICATE KEY UPDATE name = PI();
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (11, 'new', 150) ON DUPLICATE KEY UPDATE budget = (SELECT DATE'2020-01-01');
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name, budget) VALUES (11, 'new', 150) ON DUPLICATE KEY UPDATE budget = (SELECT 0x41), name = (SELECT concat(name, '!'));
-- @vector 122
-- @only mysql
-- @tenant 1
-- @params 11, 21, 'a', true, 4, 31, 5
INSERT INTO task (id, project_id, title, done, points) VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE project_id = ?, points = ?;
-- @vector 122
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done, points) VALUES (11, 21, 'a', 0, 4) ON DUPLICATE KEY UPDATE title = 'x', project_id = 11;
-- @vector 122
-- @only mysql
-- @tenant 1
INSERT INTO task (id, project_id, title, done, points) VALUES (11, 21, 'a', 0, 4) ON DUPLICATE KEY UPDATE project_id = IF(VALUES(project_id) > 11, 31, 11), done = VALUES(done);
-- @vector 122
-- @only mysql
-- @tenant 1
INSERT INTO sub_task (id, task_id, title, points) VALUES (11, 21, 'a', 4) ON DUPLICATE KEY UPDATE task_id = 21, points = COALESCE(points, 0) + 1;
-- @vector 122
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done, points) VALUES (11, 21, 'a', 0, 4) ON DUPLICATE KEY UPDATE project_id = 12, points = (SELECT 3);
-- The tenant column before what runs beside the check, and a column of the SELECT behind a sub-query.
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO project (id, name) VALUES (12, 'x') ON DUPLICATE KEY UPDATE account_id = 1, budget = CASE WHEN budget > 100 THEN EXP(800) ELSE 1 END, name = (SELECT 'x');
-- @vector 114
-- @only mysql
-- @tenant 1
INSERT INTO project (id, name) VALUES (11, 'x') ON DUPLICATE KEY UPDATE account_id = 1, budget = budget + 1, name = (SELECT 'y');
-- @vector 114
-- @only mysql
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, salary, name) SELECT 11, COALESCE(p.id, 11), p.id AS budget, p.name FROM project p WHERE p.id = 11 ON DUPLICATE KEY UPDATE salary = (SELECT 0) + COALESCE(budget, 5);
