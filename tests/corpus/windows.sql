-- Section D: window functions see own rows alone.

-- @vector 79
SELECT id, row_number() OVER (PARTITION BY name ORDER BY budget DESC, id) AS rn, rank() OVER (ORDER BY name) AS r, dense_rank() OVER (ORDER BY name DESC) AS d FROM project ORDER BY id;
-- @vector 79
SELECT id, sum(salary) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, avg(salary) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS around FROM manager ORDER BY id;
-- @vector 79
SELECT id, sum(points) OVER w AS s, count(*) OVER w AS n FROM task WINDOW w AS (PARTITION BY project_id ORDER BY id) ORDER BY id;
-- @vector 79
SELECT id, first_value(name) OVER w AS f, last_value(name) OVER w AS l, nth_value(name, 2) OVER w AS s FROM manager WINDOW w AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ORDER BY id;
-- @vector 79
SELECT id, ntile(3) OVER (ORDER BY id) AS t, percent_rank() OVER (ORDER BY id) AS p, cume_dist() OVER (ORDER BY id) AS c FROM project ORDER BY id;
-- @vector 79
SELECT id, lag(name, 1) OVER (ORDER BY id) AS prev, lead(salary, 2) OVER (ORDER BY id) AS nxt FROM manager ORDER BY id;
-- @vector 79
SELECT p.id, t.id AS tid, row_number() OVER (PARTITION BY p.id ORDER BY t.points DESC, t.id) AS rn FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 79
SELECT x.id, x.title FROM (SELECT t.id, t.title, row_number() OVER (PARTITION BY t.project_id ORDER BY t.id DESC) AS rn FROM task t JOIN project p ON p.id = t.project_id) x WHERE x.rn = 1 ORDER BY x.id;
-- @vector 79
SELECT name, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS r, sum(count(*)) OVER () AS total FROM project GROUP BY name ORDER BY name;
-- @vector 79
-- @only sqlite postgres
SELECT id, count(*) FILTER (WHERE budget > 100) OVER (PARTITION BY name) AS n FROM project ORDER BY id;
-- @vector 79
-- @only sqlite postgres
SELECT id, sum(budget) OVER (ORDER BY budget RANGE BETWEEN 100 PRECEDING AND 100 FOLLOWING) AS n FROM project WHERE budget IS NOT NULL ORDER BY id;
-- @vector 79
SELECT id, max(salary) OVER (PARTITION BY (SELECT min(p.name) FROM project p WHERE p.id = manager.project_id)) AS m FROM manager ORDER BY id;
-- @vector 79
SELECT id, rank() OVER (ORDER BY (SELECT count(*) FROM task t WHERE t.project_id = project.id)) AS r FROM project ORDER BY id;
-- @vector 79
SELECT id, sum(budget) OVER w1 AS a, count(*) OVER w2 AS b FROM project WINDOW w1 AS (PARTITION BY name), w2 AS (w1 ORDER BY id) ORDER BY id;
-- @vector 79
SELECT id, count(*) OVER (PARTITION BY account_id) AS n FROM label ORDER BY id;
-- @vector 79
SELECT id, salary - avg(salary) OVER () AS diff FROM manager ORDER BY id;
-- @vector 79
SELECT DISTINCT project_id, max(points) OVER (PARTITION BY project_id) AS m FROM task ORDER BY project_id;
-- @vector 79
SELECT id FROM project ORDER BY row_number() OVER (ORDER BY name, id DESC) LIMIT 4;
