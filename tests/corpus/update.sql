-- Section E: updates.

UPDATE project SET budget = 1;
UPDATE project SET budget = 1 WHERE id = 11;
UPDATE project SET name = 'x', budget = budget + 1 WHERE name = 'alpha' OR budget IS NULL;
UPDATE task SET done = true WHERE points > 2;
UPDATE task SET points = points + 1 WHERE title = 'write' OR done = true;
UPDATE sub_task SET points = 0;
UPDATE invoice SET total = total * 2 WHERE number = 'N-1';
UPDATE account SET name = 'renamed';
UPDATE account SET name = 'renamed' WHERE id = 2;
UPDATE country SET name = 'x' WHERE id = 1;
-- @copy UPDATE member SET name = 'x' WHERE id IN (10, 30, 40, 11, 31, 41, 12, 32, 42)
-- Rows that several tenants see are written by none of them.
UPDATE member SET name = 'x';
-- @tenant 0
UPDATE member SET name = 'x' WHERE id = 10;
-- @tenant 1 2
UPDATE member SET name = 'x' WHERE id = 10;
-- @copy UPDATE label SET name = 'x' WHERE account_id IS NOT NULL
UPDATE label SET name = 'x';
-- @copy UPDATE label SET name = 'x' WHERE name = 'bug' AND account_id IS NOT NULL
UPDATE label SET name = 'x' WHERE name = 'bug' OR 1 = 0;
-- @copy UPDATE label SET name = 'x' WHERE 1 = 0
UPDATE label SET name = 'x' WHERE account_id IS NULL;
-- @vector 58
UPDATE project SET budget = (SELECT count(*) FROM task WHERE task.project_id = project.id);
-- @vector 58
UPDATE project SET budget = 1 + (SELECT max(salary) FROM manager) WHERE name = 'beta';
-- @vector 58
UPDATE project SET name = coalesce((SELECT min(title) FROM task WHERE task.project_id = project.id), 'none');
-- @vector 58
UPDATE task SET points = (SELECT sum(points) FROM sub_task WHERE sub_task.task_id = task.id) WHERE done = true;
-- @vector 58
UPDATE country SET name = (SELECT max(name) FROM project);
-- @vector 58
UPDATE project SET budget = CASE WHEN EXISTS (SELECT 1 FROM manager WHERE manager.project_id = project.id) THEN 1 ELSE 0 END;
-- @vector 59
UPDATE project SET budget = 1 WHERE id IN (SELECT project_id FROM task WHERE done = true);
-- @vector 59
UPDATE task SET points = 1 WHERE project_id IN (SELECT id FROM project WHERE name = 'alpha');
-- @vector 59
UPDATE task SET points = 1 WHERE NOT EXISTS (SELECT 1 FROM sub_task WHERE sub_task.task_id = task.id);
-- @vector 59
-- @only sqlite postgres
UPDATE project SET budget = 1 WHERE budget > (SELECT avg(budget) FROM project);
-- @vector 59
UPDATE country SET name = 'x' WHERE id IN (SELECT points FROM task WHERE done = true);
-- @vector 86
-- @only sqlite postgres
UPDATE project SET name = m.name FROM manager m WHERE m.project_id = project.id AND m.salary > 3000 AND m.id < 40;
-- @vector 86
-- @only sqlite postgres
UPDATE project SET budget = i.total FROM invoice i WHERE i.id = project.id;
-- @vector 86
-- @only sqlite postgres
UPDATE task SET title = p.name FROM project p WHERE p.id = task.project_id AND p.budget IS NOT NULL;
-- @vector 86
-- @only sqlite postgres
UPDATE project SET budget = x.n FROM (SELECT project_id, count(*) AS n FROM task GROUP BY project_id) x WHERE x.project_id = project.id;
-- @vector 86
-- @only sqlite postgres
UPDATE manager AS m SET salary = 1 FROM project p JOIN task t ON t.project_id = p.id AND t.id < 40 WHERE p.id = m.project_id;
-- @vector 86
-- @only sqlite postgres
UPDATE country SET name = p.name FROM project p WHERE p.budget = 100 * country.id AND p.id < 20;
-- @vector 34
-- @only sqlite postgres
UPDATE project SET name = b.name FROM project b WHERE b.id = project.id + 10;
-- @vector 34
-- @only sqlite postgres
UPDATE project AS a SET budget = b.budget FROM project b WHERE b.id = a.id + 1 OR b.id = a.id + 10;
-- @vector 88
-- @only mysql
UPDATE project p JOIN invoice i ON i.id = p.id SET p.budget = 0, i.total = 0;
-- @vector 88
-- @only mysql
UPDATE project p JOIN invoice i ON i.total = p.budget / 2 SET p.name = 'x', i.number = concat('x', i.id);
-- @vector 88
-- @only mysql
UPDATE project p LEFT JOIN invoice i ON i.id = p.id SET p.budget = i.total;
-- @vector 88
-- @only mysql
UPDATE project p, manager m SET p.budget = m.salary WHERE m.id = p.id;
-- @vector 88
-- @only mysql
UPDATE task t JOIN project p ON p.id = t.project_id SET t.title = p.name WHERE p.budget IS NOT NULL;
-- @vector 88
-- @only mysql
UPDATE project p JOIN country c ON p.budget = 100 * c.id SET p.name = c.name WHERE c.id < 4 OR p.name = 'beta';
-- @vector 88
-- @only mysql
-- @copy UPDATE project p JOIN label l ON l.id = p.id SET p.name = l.name, l.name = 'x'
UPDATE project p JOIN label l ON l.id = p.id SET p.name = l.name, l.name = 'x';
-- @vector 34
-- @only mysql
UPDATE project a JOIN project b ON b.id = a.id + 1 OR b.id = a.id + 10 SET a.budget = b.id;
-- @vector 90
UPDATE project SET budget = 1 WHERE id IN (SELECT id FROM (SELECT id FROM project ORDER BY id LIMIT 3) AS x);
-- @vector 91
UPDATE project SET name = name, budget = budget - 1 WHERE id < 40;
-- @vector 91
UPDATE project SET budget = NULL, name = upper(name) WHERE budget > 100;
-- @vector 92
UPDATE country SET code = 'zz' WHERE id > 2;
-- @vector 94
-- @params 'x', 5, 12
UPDATE project SET name = ?, budget = ? WHERE id = ?;
-- @vector 94
-- @params 'x', 12
UPDATE sub_task SET title = ? WHERE id = ?;
-- @vector 96
-- @expect refused
UPDATE project SET account_id = 5 WHERE id = 11;
-- @vector 96
-- @tenant 0
-- @expect refused
UPDATE project SET account_id = 2;
-- @vector 96
-- @tenant 1
UPDATE project SET account_id = 1, budget = 3 WHERE id < 40;
-- @vector 96
-- @tenant 1
-- @params 1, 'x'
UPDATE project SET account_id = ?, name = ?;
-- @vector 96
-- @tenant 1
-- @params 2, 'x'
-- @expect refused
UPDATE project SET account_id = ?, name = ?;
-- @vector 96
-- @expect refused
UPDATE project SET account_id = account_id + 1;
-- @vector 96
-- @expect refused
UPDATE project SET account_id = NULL;
-- @vector 96
-- @expect refused
UPDATE project SET account_id = (SELECT 1);
-- @vector 96
-- @expect refused
UPDATE invoice SET "org_id" = 7;
-- @vector 96
-- @tenant 0 1
-- @only sqlite postgres
-- @expect refused
UPDATE project SET (name, account_id) = ('x', 2);
-- @vector 96
-- @only sqlite mysql
-- @expect refused
UPDATE project SET Account_Id = 9 WHERE id > 0;
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE project p SET p.account_id = 7;
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE project p JOIN invoice i ON i.id = p.id SET p.budget = 1, i.org_id = 7;
-- @vector 96
-- @expect refused
UPDATE account SET id = 7;
-- @vector 96
-- @expect refused
UPDATE label SET account_id = NULL;
-- @vector 192
-- @tenant 1
-- @expect refused
UPDATE label SET account_id = 2 WHERE id = 11;
-- @vector 192
-- @tenant 1
-- @copy UPDATE label SET name = 'claimed' WHERE 1 = 0
UPDATE label SET account_id = 1, name = 'claimed' WHERE account_id IS NULL;
-- @vector 96
-- @expect refused
UPDATE account_member SET account_id = 7;
-- @vector 97
-- @only sqlite postgres
UPDATE project SET budget = 1 WHERE name = 'alpha' RETURNING id, name, account_id;
-- @vector 97
-- @only sqlite postgres
UPDATE task SET points = 1 WHERE done = true RETURNING id, (SELECT count(*) FROM manager) AS n;
-- @vector 97
-- @only sqlite postgres
UPDATE project SET budget = 1 RETURNING *;
-- @vector 98
-- @only mysql
UPDATE project SET budget = 1 ORDER BY id DESC LIMIT 3;
-- @vector 98
-- @only mysql
UPDATE task SET points = 50 WHERE done = true ORDER BY id LIMIT 2;
-- @vector 99
-- @only sqlite
-- @expect refused
UPDATE OR REPLACE voucher SET code = 'V-11';
-- @vector 99
-- @only sqlite
-- @expect refused
UPDATE OR REPLACE project SET id = 11 WHERE id = 10;
-- @vector 100
UPDATE project AS p SET budget = 1 WHERE p.name = 'alpha' OR p.id = 11;
-- @vector 100
-- @only sqlite postgres
UPDATE task AS t SET points = 1 WHERE t.done = true AND t.project_id IN (SELECT p.id FROM project p WHERE p.id = t.project_id);
-- @vector 100
-- @only mysql
UPDATE task t SET t.points = 1 WHERE t.done = true AND t.project_id IN (SELECT p.id FROM project p WHERE p.id = t.project_id);
-- @vector 101
UPDATE sub_task SET title = 'x';
-- @vector 217
-- The target's alias hides a table on the way to the tenant.
-- @only sqlite postgres
UPDATE sub_task AS task SET points = 1 WHERE task.points > 2;
-- @vector 217
-- @only mysql
UPDATE sub_task AS task SET task.points = 1 WHERE task.points > 2;
-- @vector 96
-- @expect refused
UPDATE project SET name = 'x', account_id = 9, budget = 1 WHERE 1 = 0 OR id > 0;
-- @vector 34
UPDATE manager SET salary = (SELECT max(m.salary) FROM (SELECT salary FROM manager) m) WHERE name = 'Ann';
-- @vector 58
UPDATE sub_task SET title = (SELECT t.title FROM task t WHERE t.id = sub_task.task_id);
-- @vector 58
UPDATE sub_task SET points = (SELECT coalesce(max(p.budget), 0) FROM task t JOIN project p ON p.id = t.project_id WHERE t.id = sub_task.task_id) WHERE points > 1;
-- @vector 59
UPDATE sub_task SET points = 9 WHERE task_id IN (SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE p.name = 'beta' OR p.budget IS NULL);
-- @vector 59
UPDATE invoice SET total = 1 WHERE id IN (SELECT v.id FROM voucher v WHERE v.amount > 10 UNION SELECT p.id FROM project p WHERE p.budget = 100);
-- @vector 59
UPDATE project SET budget = 2 WHERE EXISTS (SELECT 1 FROM project_label pl JOIN label l ON l.id = pl.label_id WHERE pl.project_id = project.id AND l.account_id IS NULL);
-- @vector 59
UPDATE project SET budget = 2 WHERE EXISTS (SELECT 1 FROM member WHERE member.id = project.id);
