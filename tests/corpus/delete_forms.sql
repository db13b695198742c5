-- Section E: the many ways to write a DELETE.

-- @vector 94
-- @tenant 2
DELETE FROM project WHERE budget IS NULL OR name = 'alpha';
-- @vector 94
-- @tenant 0
DELETE FROM task WHERE done AND points > 1;
-- @vector 59
-- @tenant 1
DELETE FROM sub_task WHERE task_id IN (SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE p.name = 'beta');
-- @vector 59
-- @tenant 2
DELETE FROM task WHERE NOT EXISTS (SELECT 1 FROM sub_task s WHERE s.task_id = task.id);
-- @vector 59
-- @tenant 0
DELETE FROM manager WHERE salary > (SELECT avg(total) FROM invoice) * 50;
-- @vector 59
-- @tenant 1
DELETE FROM project WHERE id IN (SELECT id FROM (SELECT id FROM project ORDER BY budget DESC, id LIMIT 2) x);
-- @vector 59
-- @tenant 2
DELETE FROM project WHERE id NOT IN (SELECT project_id FROM task UNION SELECT project_id FROM manager WHERE project_id IS NOT NULL);
-- @vector 94
-- @tenant 0
DELETE FROM invoice;
-- @vector 59
-- @tenant 1
DELETE FROM country WHERE id IN (SELECT points FROM task);
-- @vector 59
-- @tenant 2
DELETE FROM country WHERE NOT EXISTS (SELECT 1 FROM project WHERE budget = country.id * 100);
-- @vector 59
-- @tenant 0
DELETE FROM project_label WHERE label_id IN (SELECT id FROM label WHERE account_id IS NULL);
-- @vector 94
-- @copy DELETE FROM label WHERE account_id IS NOT NULL
DELETE FROM label;
-- @vector 94
-- @copy DELETE FROM label WHERE 1 = 0
DELETE FROM label WHERE account_id IS NULL;
-- @vector 94
-- @params 10, 11, 12
DELETE FROM project WHERE id IN (?, ?, ?);
-- @vector 97
-- @tenant 1
-- @only sqlite postgres mysql
DELETE FROM project WHERE name = 'alpha' RETURNING id, name;
-- @vector 97
-- @tenant 2
DELETE FROM sub_task WHERE points < 2 RETURNING *;
-- @vector 97
-- @tenant 0
-- @only sqlite postgres
DELETE FROM task WHERE done RETURNING id, (SELECT count(*) FROM project) AS n, title || '!' AS t;
-- @vector 87
-- @tenant 1
-- @only postgres
DELETE FROM task USING project WHERE project.id = task.project_id AND project.name = 'alpha';
-- @vector 87
-- @tenant 2
-- @only postgres
DELETE FROM task t USING project p, manager m WHERE p.id = t.project_id AND m.project_id = p.id RETURNING t.id, p.name;
-- @vector 87
-- @tenant 0
-- @only postgres
DELETE FROM sub_task s USING task t JOIN project p ON p.id = t.project_id WHERE t.id = s.task_id AND p.budget > 100;
-- @vector 87
-- @tenant 1
-- @only postgres
DELETE FROM invoice i USING (SELECT max(id) AS m FROM voucher) x WHERE i.id > x.m;
-- @vector 87
-- @tenant 2
-- @only postgres
DELETE FROM country c USING project p WHERE p.budget = c.id * 100;
-- @vector 87
-- @tenant 0
-- @only postgres
DELETE FROM project AS p USING project AS q WHERE q.name = p.name AND q.id < p.id;
-- @vector 87
-- @tenant 1
-- @only postgres
WITH x AS (SELECT id FROM project WHERE budget IS NULL) DELETE FROM manager USING x WHERE manager.project_id = x.id;
-- @vector 94
-- @tenant 2
-- @only sqlite
DELETE FROM project AS p WHERE p.name = 'alpha';
-- @vector 94
-- @tenant 0
-- @only postgres
DELETE FROM project p WHERE p.name = 'alpha';
-- @vector 98
-- @tenant 1
-- @only mysql
DELETE FROM project ORDER BY id LIMIT 2;
-- @vector 98
-- @tenant 2
-- @only mysql
DELETE FROM task WHERE done = true ORDER BY points DESC, id LIMIT 3;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE p FROM project p WHERE p.name = 'alpha';
-- @vector 89
-- @tenant 1
-- @only mysql
DELETE t FROM task t JOIN project p ON p.id = t.project_id WHERE p.name = 'alpha';
-- @vector 89
-- @tenant 2
-- @only mysql
DELETE t, s FROM task t JOIN sub_task s ON s.task_id = t.id WHERE t.done = true;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE t, s FROM task t LEFT JOIN sub_task s ON s.task_id = t.id WHERE t.points > 2;
-- @vector 89
-- @tenant 1
-- @only mysql
DELETE project, task FROM project INNER JOIN task ON task.project_id = project.id WHERE project.budget IS NULL;
-- @vector 89
-- @tenant 2
-- @only mysql
DELETE p FROM project p LEFT JOIN task t ON t.project_id = p.id WHERE t.id IS NULL;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE m FROM manager m, project p WHERE p.id = m.project_id AND p.budget > 100;
-- @vector 87
-- @tenant 1
-- @only mysql
DELETE FROM t USING task AS t JOIN project AS p ON p.id = t.project_id WHERE p.name = 'alpha';
-- @vector 87
-- @tenant 2
-- @only mysql
DELETE FROM task USING task INNER JOIN project ON project.id = task.project_id WHERE project.budget IS NULL;
-- @vector 87
-- @tenant 0
-- @only mysql
DELETE FROM t, s USING task t JOIN sub_task s ON s.task_id = t.id WHERE t.done = true;
-- @vector 87
-- @tenant 1
-- @only mysql
DELETE FROM p USING project p, manager m WHERE m.project_id = p.id AND m.salary > 2000;
-- @vector 87
-- @tenant 2
-- @only mysql
DELETE FROM t USING task t LEFT JOIN sub_task s ON s.task_id = t.id WHERE s.id IS NULL;
-- @vector 89
-- @tenant 0
-- @only mysql
DELETE m FROM manager m JOIN (SELECT max(id) AS x FROM project) y ON m.id < y.x;
-- @vector 89
-- @tenant 1
-- @only mysql
DELETE a FROM project a JOIN project b ON b.name = a.name AND b.id < a.id;
-- @vector 94
-- @only postgres
DELETE FROM public.project WHERE id > 20;
-- @vector 94
-- @only sqlite
DELETE FROM main.project WHERE id > 20;
-- @vector 94
-- @tenant 2
-- @expect refused
DELETE FROM account;
-- @vector 94
-- @tenant 0
-- @expect refused
DELETE FROM account WHERE id = 1;
