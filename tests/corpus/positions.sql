-- Section C: sub-queries in every place that takes an expression.

-- @vector 42
SELECT id, coalesce((SELECT max(points) FROM task t WHERE t.project_id = p.id), 0) + 1 AS x FROM project p ORDER BY id;
-- @vector 42
SELECT id, abs((SELECT min(total) FROM invoice) - coalesce(budget, 0)) AS x FROM project ORDER BY id;
-- @vector 41
SELECT id, CAST((SELECT count(*) FROM task t WHERE t.project_id = p.id) AS char(5)) AS x FROM project p ORDER BY id;
-- @vector 43
SELECT id, CASE (SELECT count(*) FROM task t WHERE t.project_id = p.id) WHEN 0 THEN 'none' WHEN 1 THEN 'one' ELSE 'many' END AS x FROM project p ORDER BY id;
-- @vector 43
SELECT id, CASE WHEN budget > (SELECT avg(budget) FROM project) THEN 'high' WHEN budget IS NULL THEN (SELECT min(name) FROM manager) ELSE 'low' END AS x FROM project ORDER BY id;
-- @vector 39
SELECT id, NOT EXISTS (SELECT 1 FROM manager m WHERE m.project_id = project.id) AS x FROM project ORDER BY id;
-- @vector 41
SELECT id, id IN (SELECT project_id FROM task WHERE done) AS x FROM project ORDER BY id;
-- @vector 41
SELECT id, (SELECT count(*) FROM task WHERE project_id = project.id) * (SELECT count(*) FROM manager) AS x FROM project ORDER BY id;
-- @vector 41
SELECT (SELECT count(*) FROM project) AS a, (SELECT count(*) FROM task) AS b, (SELECT count(*) FROM label) AS c, (SELECT count(*) FROM member) AS d, (SELECT count(*) FROM sub_task) AS e;
-- @vector 41
SELECT (SELECT count(*) FROM project) AS n FROM country ORDER BY id;
-- @vector 39
SELECT EXISTS (SELECT 1 FROM project WHERE id = 12) AS x;
-- @vector 39
SELECT NOT EXISTS (SELECT * FROM task WHERE id IN (10, 11)) AS x;
-- @vector 37
SELECT id FROM project WHERE (SELECT count(*) FROM task WHERE task.project_id = project.id) IN (2, 3, 4) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (SELECT max(salary) FROM manager) IN (SELECT salary FROM manager WHERE id > 10) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (name, budget) IN (SELECT name, min(budget) FROM project GROUP BY name) ORDER BY id;
-- @vector 37
SELECT id FROM project p WHERE (p.id, 'write') IN (SELECT project_id, title FROM task) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (id, account_id) NOT IN (SELECT project_id, account_id FROM project_label) ORDER BY id;
-- @vector 37
SELECT id FROM task WHERE (project_id, points) = (SELECT id, 2 FROM project ORDER BY id LIMIT 1) ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (name, id) > (SELECT name, id FROM project ORDER BY id LIMIT 1) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM invoice WHERE total >= ALL (SELECT total FROM invoice) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM invoice WHERE total > ANY (SELECT amount FROM voucher) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM project WHERE id = SOME (SELECT project_id FROM manager) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id FROM project WHERE id <> ALL (SELECT project_id FROM task) ORDER BY id;
-- @vector 40
-- @only postgres mysql
SELECT id, budget <= ALL (SELECT budget FROM project WHERE budget IS NOT NULL) AS least FROM project ORDER BY id;
-- @vector 44
SELECT id FROM invoice WHERE total BETWEEN (SELECT min(amount) FROM voucher) AND (SELECT max(budget) / 4 FROM project) ORDER BY id;
-- @vector 44
SELECT id FROM invoice WHERE total NOT BETWEEN (SELECT avg(total) FROM invoice) AND 1000 ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (SELECT max(points) FROM task WHERE project_id = project.id) BETWEEN 2 AND 3 ORDER BY id;
-- @vector 45
SELECT id FROM project WHERE (SELECT min(id) FROM task WHERE project_id = project.id) IS NULL ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE (SELECT max(points) FROM task WHERE project_id = project.id) IS NOT NULL ORDER BY id;
-- @vector 37
SELECT id FROM project WHERE name LIKE (SELECT min(name) FROM manager) OR name LIKE concat((SELECT 'a' FROM account), '%') ORDER BY id;
-- @vector 42
SELECT id FROM project WHERE coalesce((SELECT points FROM task WHERE project_id = project.id ORDER BY id LIMIT 1), -1) < 2 ORDER BY id;
-- @vector 43
SELECT id FROM project WHERE CASE WHEN EXISTS (SELECT 1 FROM task WHERE project_id = project.id AND done) THEN 1 ELSE 0 END = 1 ORDER BY id;
-- @vector 47
SELECT name, count(*) AS n FROM project GROUP BY name HAVING count(*) >= (SELECT count(*) FROM project WHERE name = 'alpha') ORDER BY name;
-- @vector 47
SELECT (SELECT max(m.name) FROM manager m WHERE m.project_id = p.id) AS boss, count(*) AS n FROM project p GROUP BY (SELECT max(m.name) FROM manager m WHERE m.project_id = p.id) ORDER BY 1, 2;
-- @vector 47
SELECT t.title, sum(t.points) AS s FROM task t GROUP BY t.title HAVING sum(t.points) > (SELECT avg(points) FROM sub_task) AND EXISTS (SELECT 1 FROM sub_task s WHERE s.title = t.title) ORDER BY t.title;
-- @vector 48
SELECT id FROM project p ORDER BY (SELECT count(*) FROM task t WHERE t.project_id = p.id) DESC, id;
-- @vector 37
SELECT id, name FROM manager ORDER BY salary > (SELECT avg(salary) FROM manager), id DESC;
-- @vector 43
SELECT id FROM project ORDER BY CASE WHEN id IN (SELECT project_id FROM manager) THEN 0 ELSE 1 END, id;
-- @vector 49
-- @only sqlite postgres
SELECT id FROM project ORDER BY id LIMIT (SELECT count(*) FROM manager WHERE salary > 2000) OFFSET (SELECT count(*) FROM label WHERE name = 'bug');
-- @vector 50
-- @only postgres
SELECT DISTINCT ON ((SELECT max(title) FROM task WHERE project_id = p.id)) p.id FROM project p ORDER BY (SELECT max(title) FROM task WHERE project_id = p.id), p.id;
-- @vector 50
-- @only postgres
SELECT DISTINCT ON (p.name) p.name, p.id, t.title FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.name, t.points DESC NULLS LAST, p.id, t.id;
-- @vector 50
-- @only postgres
SELECT DISTINCT ON (project_id) * FROM task ORDER BY project_id, id DESC;
-- @vector 52
-- @only postgres
SELECT count(*) FILTER (WHERE id IN (SELECT project_id FROM manager)) AS n, count(*) FILTER (WHERE budget > 100) AS m FROM project;
-- @vector 52
-- @only sqlite
SELECT count(*) FILTER (WHERE id IN (SELECT project_id FROM manager)) AS n, sum(budget) FILTER (WHERE name = 'alpha') AS m FROM project;
-- @vector 52
-- @only postgres
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY budget) AS median, mode() WITHIN GROUP (ORDER BY name) AS m FROM project;
-- @vector 52
-- @only postgres
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY (SELECT count(*) FROM task WHERE task.project_id = project.id)) AS median FROM project;
-- @vector 53
-- @only postgres
SELECT p.id, ARRAY(SELECT t.title FROM task t WHERE t.project_id = p.id ORDER BY t.id) AS titles FROM project p ORDER BY p.id;
-- @vector 53
-- @only postgres
SELECT cardinality(ARRAY(SELECT id FROM label)) AS n, (ARRAY(SELECT name FROM project ORDER BY id))[1] AS first;
-- @vector 53
-- @only postgres
SELECT ROW((SELECT count(*) FROM task), (SELECT min(name) FROM project)) = ROW(21, 'alpha') AS x;
-- @vector 53
-- @only postgres
SELECT id FROM project WHERE ROW(id, name) IN (SELECT project_id, 'alpha' FROM task) ORDER BY id;
-- @vector 37
SELECT p.id FROM project p WHERE p.id IN (SELECT t.project_id FROM task t WHERE t.id IN (SELECT s.task_id FROM sub_task s WHERE s.points > (SELECT avg(u.points) FROM sub_task u WHERE u.task_id = t.id))) ORDER BY p.id;
-- @vector 39
SELECT p.id FROM project p WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.project_id = p.id AND NOT EXISTS (SELECT 1 FROM sub_task s WHERE s.task_id = t.id AND s.points > p.id - p.id)) ORDER BY p.id;
-- @vector 41
SELECT p.id, (SELECT max((SELECT count(*) FROM sub_task s WHERE s.task_id = t.id AND s.title <> p.name)) FROM task t WHERE t.project_id = p.id) AS m FROM project p ORDER BY p.id;
-- @vector 37
SELECT x.name, x.total FROM (SELECT p.name, (SELECT sum(t.points) FROM task t WHERE t.project_id = p.id) AS total FROM project p) AS x WHERE x.total IS NOT NULL ORDER BY x.name, x.total;
-- @vector 37
SELECT a.name, b.n FROM (SELECT DISTINCT name FROM project) a JOIN (SELECT name, count(*) AS n FROM (SELECT name FROM project WHERE budget > 0) q GROUP BY name) b ON b.name = a.name ORDER BY a.name;
-- @vector 37
SELECT sum(x.c) AS s FROM (SELECT count(*) AS c FROM task GROUP BY project_id) x;
-- @vector 37
SELECT id FROM member WHERE id IN (SELECT member_id FROM account_member WHERE account_id IN (SELECT id FROM account)) ORDER BY id;
-- @vector 37
SELECT id FROM country WHERE id <= (SELECT count(*) FROM voucher WHERE amount = 10) ORDER BY id;
-- @vector 39
SELECT id FROM country c WHERE EXISTS (SELECT 1 FROM sub_task WHERE points = c.id) ORDER BY id;
-- @vector 39
SELECT name FROM country WHERE NOT EXISTS (SELECT 1 FROM project WHERE budget = country.id * 100) ORDER BY name;
-- @vector 39
SELECT l.id FROM label l WHERE NOT EXISTS (SELECT 1 FROM project_label pl WHERE pl.label_id = l.id) ORDER BY l.id;
-- @vector 45
SELECT l.id, (SELECT count(*) FROM project_label pl WHERE pl.label_id = l.id) AS n FROM label l WHERE l.account_id IS NULL ORDER BY l.id;
-- @vector 37
SELECT id FROM task t WHERE points >= (SELECT max(points) FROM task WHERE project_id = t.project_id) ORDER BY id;
-- @vector 37
SELECT id FROM task WHERE project_id = (SELECT project_id FROM manager WHERE project_id IS NOT NULL ORDER BY salary DESC, id LIMIT 1) ORDER BY id;
-- @vector 152
-- @params 'alpha', 2, true
SELECT p.id FROM project p WHERE p.name = ? AND (SELECT count(*) FROM task t WHERE t.project_id = p.id AND t.points >= ? AND t.done = ?) > 0 ORDER BY p.id;
-- @vector 152
-- @params 1, 100, 'beta', 3
SELECT p.id, (SELECT count(*) FROM task t WHERE t.project_id = p.id AND t.points > ?) AS n FROM project p LEFT JOIN invoice i ON i.id = p.id AND i.total < ? WHERE p.name <> ? ORDER BY p.id LIMIT ?;
-- @vector 152
-- @params 10, 11, 12, 20, 21
SELECT id, name FROM project WHERE id IN (?, ?, ?) OR id BETWEEN ? AND ? ORDER BY id;
-- @vector 152
-- @params 5, 5
SELECT id FROM project WHERE account_id < ? ORDER BY id LIMIT ?;
-- @vector 152
-- @params 3, 2
SELECT id FROM sub_task ORDER BY id LIMIT ? OFFSET ?;
-- @vector 152
-- @params null
SELECT id FROM project WHERE budget = ? ORDER BY id;
-- @vector 152
-- @params '%a%', 'x'
SELECT id FROM project WHERE name LIKE ? AND name <> ? ORDER BY id;
-- @vector 41
SELECT (SELECT name FROM project WHERE id = 11) AS theirs, (SELECT name FROM project WHERE id = 12) AS x, 1 AS one;
-- @vector 37
SELECT id FROM project WHERE budget = (SELECT max(budget) FROM project) OR id = (SELECT min(id) FROM project) ORDER BY id;
-- @vector 47
SELECT project_id, count(*) AS n FROM task WHERE project_id IN (SELECT id FROM project WHERE budget > 50) GROUP BY project_id HAVING count(*) > 1 ORDER BY n DESC, project_id;
-- @vector 37
SELECT id FROM project UNION SELECT id FROM (SELECT id FROM manager WHERE id NOT IN (SELECT id FROM invoice)) x ORDER BY id;
-- @vector 41
SELECT id, (SELECT (SELECT (SELECT count(*) FROM task WHERE project_id = p.id))) AS deep FROM project p ORDER BY id;
-- @vector 39
SELECT id FROM project WHERE exists(select 1 from task where task.project_id = project.id and exists(select 1 from sub_task where sub_task.task_id = task.id and sub_task.points = project.budget / 100)) ORDER BY id;
-- @vector 41
SELECT DISTINCT (SELECT count(*) FROM task t WHERE t.project_id = p.id) AS n FROM project p ORDER BY n;
-- @vector 41
SELECT min(id), max(id), (SELECT count(*) FROM invoice) FROM voucher WHERE code NOT IN (SELECT code FROM voucher WHERE amount > 20);
-- @vector 45
SELECT nullif((SELECT count(*) FROM label WHERE account_id IS NULL), 3) AS x, greatest_of.n FROM (SELECT max(id) AS n FROM task) greatest_of;
