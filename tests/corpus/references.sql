-- Section F: keys that point to rows of tenant-owned tables.

-- @vector 122
-- @tenant 0
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 10, 'Zoe', 1);
-- @vector 122
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 10, 'Zoe', 1);
-- @vector 122
INSERT INTO manager (id, project_id, name, salary) VALUES (500, NULL, 'Zoe', 1);
-- @vector 122
-- @params 500, null, 'Zoe', 1
INSERT INTO manager (id, project_id, name, salary) VALUES (?, ?, ?, ?);
-- @vector 122
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 9999, 'Zoe', 1);
-- @vector 122
-- @tenant 0
-- @params 500, 10, 'Zoe', 1, 501, null, 'Yan', 2, 502, 20, 'Xu', 3
INSERT INTO manager (id, project_id, name, salary) VALUES (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?);
-- @vector 122
-- @tenant 0
-- @params 500, 10, 'Zoe', 1, 501, 11, 'Yan', 2
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (?, ?, ?, ?), (?, ?, ?, ?);
-- @vector 122
-- @tenant 2
INSERT INTO task (id, project_id, title, done) VALUES (500, 12, 'x', false);
-- @vector 122
-- @tenant 2
-- @params 500, 12, 'x', false, 501, 32, 'y', true
INSERT INTO task (id, project_id, title, done) VALUES (?, ?, ?, ?), (?, ?, ?, ?);
-- @vector 122
-- @tenant 2
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (500, 10, 'x', false);
-- @vector 122
-- @tenant 2
-- @params 500, 12, 'x', false, 501, 31, 'y', true
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (?, ?, ?, ?), (?, ?, ?, ?);
-- @vector 122
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (500, 999, 'adopts the lost', false);
-- @vector 122
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (500, NULL, 'x', false);
-- @vector 122
-- @expect refused
INSERT INTO task (id, title, done) VALUES (500, 'x', false);
-- @vector 122
-- @tenant 1
INSERT INTO sub_task (id, task_id, title, points) VALUES (500, 11, 'x', 1);
-- @vector 122
-- @tenant 1
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (500, 12, 'x', 1);
-- @vector 122
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (500, 13, 'x', 1);
-- @vector 122
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, id, name, true FROM project;
-- @vector 122
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, project_id, title, done FROM task WHERE points > 2;
-- @vector 122
INSERT INTO sub_task (id, task_id, title, points) SELECT 600, min(id), 'x', count(*) FROM task;
-- @vector 122
INSERT INTO sub_task (id, task_id, title, points) SELECT 600 + max(s.id), s.task_id, 'x', count(*) FROM sub_task s GROUP BY s.task_id;
-- @vector 122
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, id, name, true FROM project UNION SELECT 800 + t.id, t.project_id, t.title, false FROM task t;
-- @vector 122
INSERT INTO manager (id, project_id, name, salary) SELECT 700 + id, project_id, name, salary FROM manager;
-- @vector 122
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) SELECT 700 + id, id, name, 1 FROM manager WHERE id < 40 UNION SELECT 800, 9999, 'x', 1;
-- @vector 122
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) SELECT 600, max(id) + 1, 'x', 1 FROM task;
-- @vector 122
-- @expect refused
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, id, code, true FROM country;
-- @vector 122
-- @expect refused
INSERT INTO task (id, project_id, title, done) SELECT 700 + id, id + 1, name, true FROM project;
-- @vector 122
INSERT INTO task (id, project_id, title, done) VALUES (500, (SELECT min(id) FROM project), 'x', false);
-- @vector 122
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (500, (SELECT min(id) + 1 FROM project), 'x', false);
-- @vector 122
-- @tenant 0
-- @only sqlite postgres
INSERT INTO task (id, project_id, title, done) VALUES (500, 10, 'x', false) RETURNING id, title;
-- @vector 122
-- @tenant 0
-- @params 'x', 10
INSERT INTO task (id, title, project_id, done) VALUES (500, ?, ?, false);
-- @vector 126
-- @tenant 0
INSERT INTO project_label (project_id, label_id) VALUES (20, 30);
-- @vector 126
-- @tenant 0
INSERT INTO project_label (project_id, label_id) VALUES (20, 13), (30, 23);
-- @vector 126
-- @tenant 0
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (20, 11);
-- @vector 126
-- @tenant 0
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (21, 13);
-- @vector 126
-- @tenant 0
-- @expect refused
INSERT INTO project_label (project_id, label_id, account_id) VALUES (20, 30, 0), (20, 31, 0);
-- @vector 126
INSERT INTO project_label (project_id, label_id) SELECT p.id, l.id FROM project p JOIN label l ON l.name = 'docs' WHERE p.id < 30;
-- @vector 124
-- @tenant 0
UPDATE manager SET project_id = 20 WHERE id = 10;
-- @vector 124
-- @tenant 0
-- @expect refused
UPDATE manager SET project_id = 21 WHERE id = 10;
-- @vector 124
-- @params null, 2000
UPDATE manager SET project_id = ? WHERE salary > ?;
-- @vector 124
UPDATE manager SET project_id = NULL;
-- @vector 124
UPDATE manager SET project_id = (SELECT max(id) FROM project) WHERE salary > 2000;
-- @vector 124
-- @expect refused
UPDATE manager SET project_id = (SELECT max(id) + 1 FROM project) WHERE salary > 2000;
-- @vector 124
UPDATE manager SET project_id = project_id WHERE project_id IS NOT NULL;
-- @vector 124
-- @tenant 1
-- @params 21, 11
UPDATE task SET project_id = ? WHERE id = ?;
-- @vector 124
-- @tenant 1
-- @params 22, 11
-- @expect refused
UPDATE task SET project_id = ? WHERE id = ?;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE task SET project_id = 999;
-- @vector 124
-- @expect refused
UPDATE task SET project_id = NULL WHERE done = true;
-- @vector 124
-- @params null
-- @expect refused
UPDATE sub_task SET task_id = ? WHERE points > 2;
-- @vector 124
-- @tenant 2
UPDATE sub_task SET task_id = 22, title = 'moved' WHERE points = 3;
-- @vector 124
-- @tenant 2
-- @expect refused
UPDATE sub_task SET task_id = 20 WHERE points = 3;
-- @vector 124
-- @tenant 0
-- @expect refused
UPDATE project_label SET label_id = 41 WHERE project_id = 10 AND label_id = 10;
-- @vector 124
-- @tenant 0
UPDATE project_label SET label_id = 33 WHERE project_id = 10 AND label_id = 10;
-- @vector 124
-- @tenant 1
-- @expect refused
UPDATE account_member SET member_id = 12 WHERE member_id = 11;
-- A key that points to a row of another tenant, on no row at all: nothing is written.
-- @vector 124
-- @tenant 0
-- @expect same-or-refused
UPDATE manager SET project_id = 21 WHERE id = 11;
-- @vector 124
-- @tenant 0
UPDATE manager SET project_id = 20 WHERE id = 11;
-- @vector 124
-- @expect same-or-refused
UPDATE manager SET project_id = id WHERE project_id IS NOT NULL AND id < 80;
-- @vector 124
-- @expect refused
UPDATE task SET project_id = project_id + 1;
-- The check of a key reads it once more: what could be another one each time is refused.
-- @vector 124
-- @tenant 0
-- @only postgres
-- @expect refused
UPDATE manager SET project_id = 10 + (random() * 0)::int WHERE id = 10;
-- @vector 124
-- @tenant 0
-- @only mysql
-- @expect refused
UPDATE manager SET project_id = 10 + floor(rand() * 0.5) WHERE id = 10;
-- @vector 124
-- @tenant 0
-- @only sqlite
-- @expect refused
UPDATE manager SET project_id = 10 + (random() & 0) WHERE id = 10;
-- @vector 124
-- @tenant 0
-- @only mysql
-- @expect refused
UPDATE manager m JOIN (SELECT 10 + floor(rand() * 0.5) AS v) x ON 1 = 1 SET m.project_id = x.v WHERE m.id = 10;
-- @vector 124
-- @tenant 0
-- @only sqlite
-- @expect refused
UPDATE manager SET project_id = x.v FROM (SELECT 10 + (random() & 0) AS v) x WHERE manager.id = 10;
-- @vector 124
-- @tenant 0
-- @only postgres
UPDATE manager SET project_id = x.v FROM (SELECT 10 + (random() * 0)::int AS v) x WHERE manager.id = 10;
-- @vector 122
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) SELECT 700, 10 + length(CAST(random() AS text)) * 0, 'x', 1;
-- @vector 122
-- @tenant 0
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 10 + my_function(1), 'x', 1);
-- Keys of INSERT … SELECT that can't be computed where they are checked.
-- @vector 122
INSERT INTO manager (id, project_id, name, salary) SELECT DISTINCT 700 + id, project_id, name, salary FROM manager ORDER BY project_id;
-- @vector 122
INSERT INTO manager (id, project_id, name, salary) SELECT 700 + max(m.id), m.project_id + 0, 'x', 1 FROM manager m GROUP BY m.project_id + 0;
-- @vector 122
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + t.id, max(t.id) OVER (), 'x', 1 FROM task t;
-- @vector 122
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + id, id, 'x', 1 FROM task UNION SELECT 5000, max(id), 'y', 2 FROM task;
-- @vector 122
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + id, id, 'x', 1 FROM task UNION SELECT 5000, max(id) + 1, 'y', 2 FROM task;
-- @vector 122
-- @params 'given', 3
INSERT INTO sub_task (id, task_id, title, points) SELECT 700 + max(id), max(id), ?, ? FROM task;
