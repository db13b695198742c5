-- Section C: a sub-query in every place that an expression can stand in.

-- @vector 37
SELECT id FROM project WHERE id IN (SELECT project_id FROM task WHERE done = true) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE id NOT IN (SELECT project_id FROM task) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE name IN (SELECT name FROM project GROUP BY name HAVING count(*) > 1) ORDER BY id;
-- @vector 37
SELECT code FROM country WHERE id IN (SELECT points FROM sub_task WHERE title = 'ship') ORDER BY code;
-- @vector 37
SELECT id FROM invoice WHERE total NOT IN (SELECT amount FROM voucher) ORDER BY id;
-- @vector 38
SELECT id FROM project WHERE (SELECT count(*) FROM task WHERE project_id = project.id) IN (0, 3) ORDER BY id;
-- @vector 38
SELECT code FROM country WHERE (SELECT max(points) FROM task) IN (5, 6) ORDER BY code;
-- @vector 39
SELECT id FROM project p WHERE EXISTS (SELECT 1 FROM manager m WHERE m.project_id = p.id) ORDER BY id;
-- @vector 39
SELECT id FROM project p WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.project_id = p.id) ORDER BY id;
-- @vector 39
SELECT code FROM country WHERE EXISTS (SELECT 1 FROM project WHERE budget = 500 AND name = 'alpha') ORDER BY code;
-- @vector 39
SELECT code FROM country c WHERE NOT EXISTS (SELECT 1 FROM voucher v WHERE v.amount = 10 AND v.id % 10 <> c.id) ORDER BY code;
-- @vector 39
SELECT id FROM task t WHERE EXISTS (SELECT * FROM sub_task s WHERE s.task_id = t.id AND s.points > t.points) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM project WHERE budget = ANY (SELECT total * 2 FROM invoice) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM manager WHERE salary >= ALL (SELECT salary FROM manager) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT code FROM country WHERE id = SOME (SELECT points FROM task WHERE done = true) ORDER BY code;
-- @vector 41
SELECT id, (SELECT count(*) FROM task t WHERE t.project_id = p.id) AS n FROM project p ORDER BY id;
-- @vector 41
SELECT (SELECT max(salary) FROM manager) AS most;
-- @vector 41
SELECT (SELECT count(*) FROM sub_task) + 1 AS n, (SELECT min(total) FROM invoice) AS least;
-- @vector 41
SELECT CAST((SELECT sum(budget) FROM project) AS char(9)) AS total;
-- @vector 41
SELECT EXISTS (SELECT 1 FROM project WHERE budget = 50) AND EXISTS (SELECT 1 FROM task WHERE id = 11) AS both_there;
-- @vector 41
SELECT -(SELECT count(*) FROM label) AS n, NOT EXISTS (SELECT 1 FROM voucher WHERE code = 'V-11') AS none;
-- @vector 41
SELECT (SELECT count(*) FROM member) AS members, (SELECT slug FROM account) AS slug;
-- @vector 42
SELECT coalesce((SELECT name FROM project WHERE id = 11), 'nobody') AS name;
-- @vector 42
SELECT abs((SELECT count(*) FROM task) - 100) AS n FROM country ORDER BY code;
-- @vector 42
SELECT id FROM country WHERE coalesce((SELECT max(id) FROM project WHERE budget = 100 * country.id), 0) > 0 ORDER BY id;
-- @vector 42
-- @only mysql
SELECT IF((SELECT count(*) FROM project) > 9, 'many', 'few') AS size FROM country WHERE IF((SELECT count(*) FROM task) > 21, 1, 0) = 0 ORDER BY id;
-- @vector 43
SELECT CASE WHEN EXISTS (SELECT 1 FROM task WHERE title = 'lost') THEN 'found' ELSE 'none' END AS lost;
-- @vector 43
SELECT id FROM country WHERE CASE WHEN EXISTS (SELECT 1 FROM project WHERE id = 11) THEN id > 2 ELSE id < 3 END ORDER BY id;
-- @vector 43
SELECT id, CASE (SELECT count(*) FROM task t WHERE t.project_id = p.id) WHEN 0 THEN 'none' WHEN 3 THEN 'three' ELSE (SELECT min(title) FROM task) END AS n FROM project p ORDER BY id;
-- @vector 44
SELECT id FROM project WHERE budget BETWEEN (SELECT min(total) FROM invoice) AND (SELECT max(total) FROM invoice) + 100 ORDER BY id;
-- @vector 44
SELECT id FROM country WHERE id BETWEEN 1 AND (SELECT count(*) / 20 FROM task) ORDER BY id;
-- @vector 45
SELECT id FROM country WHERE (SELECT name FROM project WHERE id = 12) IS NULL ORDER BY id;
-- @vector 45
SELECT id FROM project p WHERE (SELECT min(id) FROM manager m WHERE m.project_id = p.id) IS NOT NULL ORDER BY id;
-- @vector 46
SELECT p.id, t.id FROM project p JOIN task t ON t.project_id = p.id AND t.points >= (SELECT max(points) FROM task) ORDER BY p.id, t.id;
-- @vector 46
SELECT p.id, m.id FROM project p LEFT JOIN manager m ON m.project_id = p.id AND m.salary IN (SELECT max(salary) FROM manager) ORDER BY p.id, m.id;
-- @vector 46
SELECT c.id, d.id FROM country c LEFT JOIN country d ON d.id = c.id AND d.id < (SELECT count(*) FROM project) / 6 ORDER BY c.id;
-- @vector 47
SELECT name, count(*) AS n FROM project GROUP BY name HAVING count(*) >= (SELECT max(points) FROM task) / 3 ORDER BY name;
-- @vector 47
SELECT count(*) AS n FROM country GROUP BY id < (SELECT count(*) FROM project) / 6 ORDER BY n;
-- @vector 47
SELECT code FROM country GROUP BY code HAVING EXISTS (SELECT 1 FROM project WHERE budget = 800 AND name = 'beta') ORDER BY code;
-- @vector 48
SELECT id FROM country ORDER BY CASE WHEN (SELECT count(*) FROM project) > 9 THEN id ELSE -id END;
-- @vector 48
SELECT id FROM project p ORDER BY (SELECT count(*) FROM task t WHERE t.project_id = p.id), id;
-- @vector 48
SELECT code FROM country c ORDER BY (SELECT count(*) FROM sub_task s WHERE s.points = c.id), code;
-- @vector 49
-- @only sqlite postgres
SELECT id FROM country ORDER BY id LIMIT (SELECT count(*) / 4 FROM project);
-- @vector 49
-- @only sqlite postgres
SELECT id FROM project ORDER BY id LIMIT 3 OFFSET (SELECT count(*) - 6 FROM project);
-- @vector 50
-- @only postgres
SELECT DISTINCT ON (name) name, id FROM project ORDER BY name, id;
-- @vector 50
-- @only postgres
SELECT DISTINCT ON ((SELECT count(*) FROM task WHERE points = c.id)) c.id FROM country c ORDER BY (SELECT count(*) FROM task WHERE points = c.id), c.id;
-- @vector 51
SELECT id, row_number() OVER (PARTITION BY (SELECT count(*) FROM task t WHERE t.project_id = p.id) ORDER BY id) AS n FROM project p ORDER BY id;
-- @vector 51
SELECT id, sum(budget) OVER (ORDER BY id) AS running FROM project ORDER BY id;
-- @vector 51
SELECT id, rank() OVER w AS place FROM project WINDOW w AS (ORDER BY budget DESC, id) ORDER BY id;
-- @vector 51
SELECT id, count(*) OVER w AS n FROM country c WINDOW w AS (PARTITION BY (SELECT count(*) FROM task WHERE points = c.id)) ORDER BY id;
-- @vector 52
-- @only sqlite postgres
SELECT count(*) FILTER (WHERE id IN (SELECT project_id FROM task)) AS n FROM project;
-- @vector 52
-- @only sqlite postgres
SELECT count(*) FILTER (WHERE id < (SELECT count(*) FROM project) / 6) AS n FROM country;
-- @vector 52
-- @only postgres
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY salary) AS median FROM manager;
-- @vector 52
-- @only postgres
SELECT string_agg(name, ',' ORDER BY id) AS names FROM project;
-- @vector 52
-- @only mysql
SELECT group_concat(name ORDER BY id SEPARATOR ';') AS names FROM project;
-- @vector 52
-- @only sqlite
SELECT group_concat(name) AS names FROM (SELECT name FROM project ORDER BY name);
-- @vector 53
-- @only postgres
SELECT ARRAY(SELECT id FROM project ORDER BY id) AS ids;
-- @vector 53
-- @only postgres
SELECT id FROM project WHERE id = ANY (ARRAY(SELECT project_id FROM task WHERE done = true)) ORDER BY id;
-- @vector 53
SELECT id FROM manager WHERE (name, salary) IN (SELECT name, max(salary) FROM manager GROUP BY name) ORDER BY id;
-- @vector 53
-- @only postgres
SELECT json_build_object('n', (SELECT count(*) FROM task))::text AS n;
-- @vector 53
SELECT id FROM project WHERE (id, budget) IN ((10, 100), (11, 200), (12, 100), (20, 300), (21, 800), (22, 500)) ORDER BY id;
-- MariaDB names this column after its text, which can't have an alias: the scoped text shows in the name.
-- @vector 55
-- @only sqlite postgres
VALUES ((SELECT count(*) FROM project));
-- @vector 55
SELECT * FROM (SELECT 1 AS n UNION ALL SELECT (SELECT count(*) FROM manager)) x ORDER BY n;
-- @vector 60
SELECT p.id FROM project p WHERE p.budget > (SELECT avg(q.budget) FROM project q WHERE q.name = p.name) ORDER BY p.id;
-- @vector 60
SELECT project.id FROM project WHERE project.budget >= (SELECT max(total) FROM invoice WHERE invoice.id > project.id) ORDER BY project.id;
-- @vector 60
SELECT t.id FROM task t WHERE t.points = (SELECT max(u.points) FROM task u WHERE u.project_id = t.project_id) ORDER BY t.id;
-- @vector 60
SELECT p.id FROM project p WHERE EXISTS (SELECT 1 FROM task t WHERE t.project_id = p.id AND EXISTS (SELECT 1 FROM sub_task s WHERE s.task_id = t.id AND s.points > (SELECT min(points) FROM sub_task WHERE task_id = t.id))) ORDER BY p.id;
-- @vector 65
SELECT id FROM sub_task WHERE EXISTS (SELECT 1 FROM task) ORDER BY id;
-- @vector 37
SELECT x.n, x.name FROM (SELECT name, count(*) AS n FROM project GROUP BY name) x WHERE x.n > 1 ORDER BY x.name;
-- @vector 37
SELECT x.id FROM (SELECT * FROM task WHERE done = true) AS x JOIN (SELECT * FROM sub_task) AS y ON y.task_id = x.id ORDER BY x.id, y.id;
-- @vector 37
SELECT x.id FROM (SELECT id FROM (SELECT id, name FROM project WHERE budget IS NOT NULL) AS a WHERE name <> 'alpha') AS x ORDER BY x.id;
-- @vector 37
SELECT id FROM label WHERE id IN (SELECT label_id FROM project_label) ORDER BY id;
-- @vector 37
SELECT id FROM member WHERE id NOT IN (SELECT member_id FROM account_member WHERE account_id = 1) ORDER BY id;
-- @vector 37
SELECT id FROM label WHERE id NOT IN (SELECT label_id FROM project_label WHERE label_id IS NOT NULL) ORDER BY id;
-- @vector 79
SELECT * FROM (SELECT id, row_number() OVER (ORDER BY id) AS rn, count(*) OVER () AS n FROM project) x WHERE rn <= 3 ORDER BY id;
-- @vector 79
SELECT * FROM (SELECT id, title, row_number() OVER (PARTITION BY title ORDER BY id) AS rn, count(*) OVER () AS n FROM task) x WHERE x.rn = 1 ORDER BY id;
-- @vector 79
SELECT id, lag(id) OVER (ORDER BY id) AS previous, lead(name) OVER (ORDER BY id) AS next_name FROM manager ORDER BY id;
-- @vector 80
SELECT COUNT(*) AS num_items FROM (SELECT id FROM project WHERE name <> 'alpha') AS sub_query;
-- @vector 80
SELECT COUNT(*) AS num_items FROM (SELECT t.id, p.name FROM task t LEFT JOIN project p ON p.id = t.project_id LIMIT 500) AS sub_query;
-- @vector 80
SELECT count(*) AS n FROM (SELECT * FROM (SELECT t.id FROM sub_task t) AS a) AS sub_query;
-- @vector 218
SELECT id, count(*) OVER () AS n FROM project WHERE id IN (SELECT project_id FROM task WHERE done = true) ORDER BY id;
-- @vector 218
SELECT t.id, row_number() OVER (ORDER BY t.id) AS n FROM task t JOIN project p ON p.id = t.project_id WHERE t.points IN (SELECT points FROM sub_task) ORDER BY t.id;
-- @vector 218
SELECT DISTINCT name FROM project ORDER BY name LIMIT 2 OFFSET 1;
-- MariaDB 10.11 forgets OFFSET where a row is found by its primary key, also without tenancy (WHERE a.id = 1).
-- @vector 218
-- @only sqlite postgres
SELECT DISTINCT a.slug FROM account a JOIN project p ON p.account_id = a.id ORDER BY a.slug LIMIT 1 OFFSET 1;
