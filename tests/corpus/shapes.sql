-- Lists and rows that are planned once, whatever their length.
-- @vector 208
-- @params 10
SELECT id, name FROM project WHERE id IN (?) ORDER BY id;
-- @vector 208
-- @params 10, 11, 20, 30, 41
SELECT id, name FROM project WHERE id IN (?, ?, ?, ?, ?) ORDER BY id;
-- @vector 208
-- @params 0, 10, 11, 20, 30, 'omega', 100
SELECT id, name FROM project WHERE budget >= ? AND id IN (?, ?, ?, ?) AND name <> ? AND budget < ? * 1000 ORDER BY id;
-- @vector 208
-- @params 10, 20, 30, 11, 21
SELECT p.id, t.id AS task_id FROM project p LEFT JOIN task t ON t.project_id = p.id AND t.id NOT IN (?, ?, ?) WHERE p.id NOT IN (?, ?) ORDER BY p.id, t.id;
-- @vector 208
-- @params 10, 20, 'x', 10, 20, 30
SELECT id FROM project WHERE id IN (SELECT project_id FROM task WHERE project_id IN (?, ?) AND title <> ?) OR id IN (?, ?, ?) ORDER BY id;
-- @vector 208
-- @only postgres mysql
-- @params 10, 10, 20, 20, 30, 31
SELECT id, project_id FROM task WHERE (id, project_id) IN ((?, ?), (?, ?), (?, ?)) ORDER BY id;
-- @vector 208
-- @only sqlite postgres
-- @params 10, 10, 20, 20, 30, 31
SELECT id, project_id FROM task WHERE (id, project_id) IN (VALUES (?, ?), (?, ?), (?, ?)) ORDER BY id;
-- @vector 208
-- @params 10, 11
SELECT 'id IN (?, ?)' AS text, id FROM project WHERE id IN (?, ?) ORDER BY id;
-- @vector 208
-- @params 7, 10, 11, 20, 30
UPDATE project SET budget = ? WHERE id IN (?, ?, ?, ?);
-- @vector 208
-- @params 10, 11, 20
DELETE FROM sub_task WHERE id NOT IN (?, ?, ?);
-- @vector 109
-- @params 500, 'a', 1, 501, 'b', 2, 502, 'c', 3
INSERT INTO project (id, name, budget) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?);
-- @vector 109
-- @params 500, 'a', 501, 'b', 502, 'c', 503, 'd'
INSERT INTO project (id, name, budget) VALUES (?, ?, 5), (?, ?, 5), (?, ?, 5), (?, ?, 5);
-- Projects 10 and 20 are tenant 0's, 21 is tenant 1's.
-- @vector 122
-- @tenant 0
-- @params 500, 10, 'a', 501, 10, 'b', 502, 10, 'c', 503, 20, 'd'
INSERT INTO task (id, project_id, title, done) VALUES (?, ?, ?, false), (?, ?, ?, false), (?, ?, ?, false), (?, ?, ?, false);
-- @vector 122
-- @tenant 0
-- @params 500, 10, 'a', 501, 10, 'b', 502, 10, 'c', 503, 21, 'd'
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (?, ?, ?, false), (?, ?, ?, false), (?, ?, ?, false), (?, ?, ?, false);
-- What one database knows and another doesn't, and what none does.
-- @vector 87
-- @only sqlite
-- @expect refused
DELETE FROM task USING task INNER JOIN project ON project.id = task.project_id WHERE project.budget IS NULL;
-- @vector 87
-- @only sqlite postgres
-- @expect refused
DELETE task FROM task INNER JOIN project ON project.id = task.project_id WHERE project.budget IS NULL;
-- @vector 87
-- @only postgres
-- @expect refused
DELETE FROM account_member USING project_label AS account_member WHERE account_member.account_id = 1;
-- @vector 86
-- @only sqlite postgres
-- @expect refused
UPDATE task SET title = 'x' FROM task WHERE title = 'y';
-- @vector 151
-- @only sqlite postgres
-- @expect refused
SELECT id FROM project WHERE id > 0X;
