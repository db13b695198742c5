-- Section D: aggregates and groups.

-- @vector 78
-- @only postgres
SELECT name FROM project GROUP BY name HAVING bool_or(budget > 100) ORDER BY name;
-- @vector 159
-- @only postgres
SELECT p.id, p.name, p.budget, count(t.id) AS n FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 159
-- @only sqlite postgres
SELECT p.*, sum(t.points) AS s FROM project p INNER JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY s DESC, p.id;
-- @vector 159
-- @only postgres
SELECT t.id, t.title, p.name, count(s.id) AS n FROM task t JOIN project p ON p.id = t.project_id LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.id, p.id ORDER BY t.id;
-- @vector 159
-- @only postgres
SELECT l.*, count(pl.project_id) AS n FROM label l LEFT JOIN project_label pl ON pl.label_id = l.id GROUP BY l.id ORDER BY l.id;
-- @vector 159
-- @only postgres
SELECT m.*, count(*) AS n FROM member m JOIN account_member am ON am.member_id = m.id GROUP BY m.id ORDER BY m.id;
-- @vector 78
-- @only postgres
SELECT name, done, count(*) AS n FROM project JOIN task ON task.project_id = project.id GROUP BY GROUPING SETS ((name, done), (name), ()) ORDER BY name NULLS LAST, done NULLS LAST;
-- @vector 78
-- @only postgres
SELECT name, done, count(*) AS n, grouping(name) AS g FROM project JOIN task ON task.project_id = project.id GROUP BY ROLLUP (name, done) ORDER BY name NULLS LAST, done NULLS LAST;
-- @vector 78
-- @only postgres
SELECT name, done, count(*) AS n FROM project JOIN task ON task.project_id = project.id GROUP BY CUBE (name, done) ORDER BY name NULLS LAST, done NULLS LAST;
-- @vector 78
-- @only postgres
SELECT name, count(*) AS n FROM project GROUP BY name, ROLLUP (budget) ORDER BY name, n;
-- @vector 78
-- @only mysql
SELECT name, count(*) AS n, sum(budget) AS s FROM project GROUP BY name WITH ROLLUP;
-- @vector 78
-- @only mysql
SELECT title, done, count(*) AS n FROM task GROUP BY title, done WITH ROLLUP;
-- @vector 78
SELECT name, count(*) AS n, min(budget) AS lo, max(budget) AS hi, sum(budget) AS s, avg(budget) AS a FROM project GROUP BY name ORDER BY n DESC, name;
-- @vector 78
SELECT count(*) AS a, count(budget) AS b, count(DISTINCT name) AS c, count(DISTINCT budget) AS d FROM project;
-- @vector 78
SELECT sum(DISTINCT points) AS s, avg(points) AS a, max(title) AS t FROM task WHERE done = false;
-- @vector 78
SELECT count(*) AS n FROM task WHERE points IS NULL;
-- @vector 78
SELECT upper(name) AS u, count(*) AS n FROM project GROUP BY upper(name) ORDER BY u;
-- @vector 78
SELECT name AS n, count(*) FROM project GROUP BY 1 ORDER BY 2 DESC, 1;
-- @vector 78
SELECT budget / 100 AS bucket, count(*) AS n FROM project WHERE budget IS NOT NULL GROUP BY budget / 100 ORDER BY 1;
-- @vector 78
SELECT CASE WHEN budget IS NULL THEN 'none' WHEN budget < 200 THEN 'small' ELSE 'big' END AS size, count(*) AS n FROM project GROUP BY CASE WHEN budget IS NULL THEN 'none' WHEN budget < 200 THEN 'small' ELSE 'big' END ORDER BY size;
-- @vector 78
SELECT p.name, sum(CASE WHEN t.done THEN 1 ELSE 0 END) AS done, sum(CASE WHEN t.done THEN 0 ELSE 1 END) AS todo FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.name ORDER BY p.name;
-- @vector 78
SELECT DISTINCT name, budget FROM project ORDER BY name, budget;
-- @vector 78
SELECT DISTINCT p.name, t.done FROM project p JOIN task t ON t.project_id = p.id ORDER BY p.name, t.done;
-- @vector 78
SELECT count(DISTINCT t.project_id) AS p, count(DISTINCT s.task_id) AS t FROM task t LEFT JOIN sub_task s ON s.task_id = t.id;
-- @vector 78
-- @only postgres
SELECT string_agg(name, ', ' ORDER BY id) AS names FROM project;
-- @vector 78
-- @only postgres
SELECT string_agg(DISTINCT name, ',') AS names, string_agg(name, ',' ORDER BY name DESC) FILTER (WHERE budget > 100) AS rich FROM project;
-- @vector 159
-- @only postgres
SELECT p.id, array_agg(t.title ORDER BY t.id) FILTER (WHERE t.id IS NOT NULL) AS titles FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 159
-- @only postgres
SELECT p.id, json_agg(t.title ORDER BY t.id) AS titles FROM project p JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 78
-- @only postgres
SELECT json_object_agg(id, name ORDER BY id) AS o FROM project;
-- @vector 78
-- @only postgres
SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) AS o FROM project p;
-- @vector 78
-- @only postgres
SELECT json_agg(row_to_json(x) ORDER BY x.id) AS o FROM (SELECT id, title FROM task WHERE done) x;
-- @vector 159
-- @only postgres
SELECT p.id, coalesce(json_agg(json_build_object('id', t.id, 'title', t.title) ORDER BY t.id) FILTER (WHERE t.id IS NOT NULL), '[]') AS tasks FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 78
-- @only postgres
SELECT json_build_object('project', p.name, 'tasks', (SELECT json_agg(json_build_object('t', t.title) ORDER BY t.id) FROM task t WHERE t.project_id = p.id)) AS o FROM project p ORDER BY p.id;
-- @vector 78
-- @only postgres
SELECT bool_and(done) AS a, bool_or(done) AS o, every(done) AS e FROM task;
-- @vector 78
-- @only postgres
SELECT stddev(budget) AS s, variance(budget) AS v, corr(budget, id) AS c FROM project;
-- @vector 78
-- @only mysql
SELECT group_concat(name ORDER BY id SEPARATOR '; ') AS names FROM project;
-- @vector 78
-- @only mysql
SELECT group_concat(DISTINCT name ORDER BY name DESC) AS names FROM project;
-- @vector 159
-- @only mysql
SELECT p.id, group_concat(t.title, '#', t.id ORDER BY t.id SEPARATOR ',') AS t FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id ORDER BY p.id;
-- @vector 78
-- @only mysql
SELECT json_arrayagg(name) AS a FROM (SELECT name FROM project ORDER BY id) x;
-- @vector 78
-- @only mysql
SELECT json_objectagg(id, name) AS a FROM project WHERE id < 30;
-- @vector 78
-- @only mysql
SELECT bit_or(points) AS b, std(points) AS s, var_pop(points) AS v FROM task;
-- @vector 78
-- @only sqlite
SELECT group_concat(name, '; ') AS names FROM (SELECT name FROM project ORDER BY id);
-- @vector 78
-- @only sqlite
SELECT group_concat(DISTINCT name) AS n, total(budget) AS t FROM project WHERE name = 'alpha';
-- @vector 78
-- @only sqlite
SELECT group_concat(name, ',' ORDER BY id DESC) AS names FROM project;
-- @vector 78
-- @only sqlite
SELECT string_agg(name, ',' ORDER BY id) AS names FROM project;
-- @vector 78
-- @only sqlite
SELECT json_group_array(name) AS a FROM (SELECT name FROM project ORDER BY id);
-- @vector 78
-- @only sqlite
SELECT json_group_object(id, name) AS a FROM project;
-- @vector 78
-- @only sqlite
SELECT json_group_array(json_object('id', id, 'n', name)) AS a FROM project WHERE id < 40;
-- @vector 78
-- @only sqlite
SELECT id, max(budget), name FROM project;
-- @vector 78
-- @only sqlite
SELECT name, max(id), budget FROM project GROUP BY name ORDER BY name;
