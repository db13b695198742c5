-- Section E: deletes.

DELETE FROM project;
DELETE FROM project WHERE name = 'alpha' OR budget IS NULL;
DELETE FROM project WHERE id = 11;
DELETE FROM task WHERE done = true OR points = 3;
DELETE FROM sub_task;
DELETE FROM invoice WHERE number IN ('N-1', 'N-2');
DELETE FROM voucher WHERE code LIKE 'V-%1';
DELETE FROM country WHERE id = 4;
DELETE FROM project_label WHERE label_id = 13;
-- @expect refused
DELETE FROM account;
-- @expect refused
DELETE FROM account WHERE id = 2;
-- @copy DELETE FROM label WHERE account_id IS NOT NULL
DELETE FROM label;
-- @copy DELETE FROM label WHERE name = 'bug' AND account_id IS NOT NULL
DELETE FROM label WHERE name = 'bug';
-- @copy DELETE FROM label WHERE 1 = 0
DELETE FROM label WHERE id IN (13, 23);
-- Many-to-many: this tenant's links go, and the row with its last link.
-- @tenant 0
-- @copy DELETE FROM account_member WHERE member_id = 10
-- @copy DELETE FROM member WHERE id = 10
DELETE FROM member WHERE id = 10;
-- @tenant 0
-- @copy DELETE FROM account_member WHERE member_id = 20
-- @copy DELETE FROM member WHERE id = 20
DELETE FROM member WHERE id = 20;
-- @tenant 0
-- @copy DELETE FROM account_member WHERE member_id = 11
-- @copy DELETE FROM member WHERE id = 11
DELETE FROM member WHERE id = 11;
-- @copy DELETE FROM account_member
-- @copy DELETE FROM member
DELETE FROM member;
-- @copy DELETE FROM account_member WHERE member_id IN (SELECT id FROM member WHERE name = 'Ann' OR id = 13)
-- @copy DELETE FROM member WHERE name = 'Ann' OR id = 13
DELETE FROM member WHERE name = 'Ann' OR id = 13;
-- @only sqlite postgres
-- @expect refused
DELETE FROM member WHERE id IN (10, 11, 12) RETURNING id;
-- @tenant 1
-- @copy DELETE FROM account_member WHERE member_id = 20
DELETE FROM account_member WHERE member_id = 20;
-- @vector 59
DELETE FROM manager WHERE project_id IN (SELECT id FROM project WHERE name = 'alpha');
-- @vector 59
DELETE FROM task WHERE project_id NOT IN (SELECT project_id FROM manager WHERE project_id IS NOT NULL);
-- @vector 59
DELETE FROM task WHERE NOT EXISTS (SELECT 1 FROM sub_task WHERE sub_task.task_id = task.id);
-- @vector 59
DELETE FROM country WHERE id IN (SELECT points FROM sub_task WHERE title = 'ship');
-- @vector 59
-- @only sqlite postgres
DELETE FROM manager WHERE salary < (SELECT avg(salary) FROM manager);
-- @vector 87
-- @only postgres
DELETE FROM task USING project p WHERE p.id = task.project_id AND p.name = 'alpha';
-- @vector 87
-- @only postgres
DELETE FROM country USING project p WHERE p.budget = 100 * country.id;
-- @vector 87
-- @only postgres
DELETE FROM project p USING manager m, task t WHERE m.project_id = p.id AND t.project_id = p.id AND t.done = true;
-- @vector 87
-- @only postgres
DELETE FROM invoice USING voucher WHERE voucher.amount * 5 = invoice.total RETURNING invoice.id;
-- @vector 34
-- @only postgres
DELETE FROM project a USING project b WHERE b.id = a.id + 1 OR b.name = a.name AND b.id > a.id;
-- @vector 89
-- @only mysql
DELETE p, i FROM project p JOIN invoice i ON i.id = p.id;
-- @vector 89
-- @only mysql
DELETE p FROM project p JOIN invoice i ON i.total = p.budget / 2;
-- @vector 89
-- @only mysql
DELETE t FROM task t LEFT JOIN sub_task s ON s.task_id = t.id WHERE s.id IS NULL;
-- @vector 89
-- @only mysql
DELETE t, s FROM task t JOIN sub_task s ON s.task_id = t.id WHERE t.done = true;
-- @vector 89
-- @only mysql
DELETE a FROM project a JOIN project b ON b.id = a.id + 1 OR b.name = a.name AND b.id > a.id;
-- @vector 89
-- @only mysql
-- @expect same-or-refused
-- MySQL's second multi-table form has no rule.
DELETE FROM p USING project p JOIN invoice i ON i.id = p.id;
-- @vector 89
-- @only mysql
-- @expect refused
DELETE p, a FROM project p JOIN account a ON a.id = p.account_id;
-- @vector 90
-- @only mysql
DELETE FROM project ORDER BY id LIMIT 3;
-- @vector 90
DELETE FROM project WHERE id IN (SELECT id FROM (SELECT id FROM project ORDER BY id DESC LIMIT 3) AS x);
-- @vector 94
-- @params 12
DELETE FROM project WHERE id = ?;
-- @vector 97
-- @only sqlite postgres
DELETE FROM project WHERE name = 'beta' RETURNING id, account_id, name;
-- @vector 97
-- @only sqlite postgres
DELETE FROM task RETURNING id, (SELECT count(*) FROM manager) AS n;
-- @vector 97
-- @only mysql
DELETE FROM project WHERE name = 'beta' RETURNING id, account_id, name;
-- @vector 100
-- @only sqlite postgres
DELETE FROM project AS p WHERE p.name = 'alpha' OR p.id = 11;
-- @vector 100
-- @only mysql
DELETE p FROM project p WHERE p.name = 'alpha';
-- @vector 100
-- @only mysql
DELETE project FROM project JOIN manager ON manager.project_id = project.id;
-- @vector 104
DELETE FROM task WHERE project_id = 10 OR project_id = 11 OR project_id = 12;
-- @vector 59
DELETE FROM sub_task WHERE task_id IN (SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE p.name = 'beta' OR p.budget IS NULL);
-- @vector 59
DELETE FROM task WHERE points = (SELECT min(s.points) FROM sub_task s WHERE s.task_id = task.id);
-- @vector 59
DELETE FROM project WHERE id NOT IN (SELECT project_id FROM task) AND id NOT IN (SELECT project_id FROM manager WHERE project_id IS NOT NULL);
-- @vector 59
DELETE FROM project_label WHERE label_id IN (SELECT id FROM label WHERE account_id IS NULL OR name = 'bug');
-- @vector 59
DELETE FROM voucher WHERE amount IN (SELECT total / 5 FROM invoice) OR id IN (SELECT member_id FROM account_member);
-- @vector 89
-- @only mysql
DELETE t, s FROM project p JOIN task t ON t.project_id = p.id LEFT JOIN sub_task s ON s.task_id = t.id WHERE p.name = 'alpha' OR t.done = true;
-- @vector 89
-- @only mysql
DELETE m FROM manager m LEFT JOIN project p ON p.id = m.project_id WHERE p.id IS NULL;
-- @vector 87
-- @only postgres
DELETE FROM sub_task s USING task t LEFT JOIN project p ON p.id = t.project_id WHERE t.id = s.task_id AND (p.budget IS NULL OR t.done = true);
-- SQLite deletes row by row, and computes RETURNING between them.
-- @vector 56
-- @only sqlite
-- @expect refused
DELETE FROM project WHERE budget > 100 RETURNING (SELECT count(*) FROM task) AS tasks;
-- @vector 56
-- @only postgres
DELETE FROM project WHERE budget > 100 RETURNING (SELECT count(*) FROM task) AS tasks;
-- @vector 56
-- @only sqlite postgres
DELETE FROM task WHERE points > 2 RETURNING id, (SELECT count(*) FROM project) AS projects;
