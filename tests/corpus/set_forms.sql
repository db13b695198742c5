-- Section D: set operations with parentheses, orders and limits.

-- @vector 73
-- @only postgres mysql
(SELECT id FROM project ORDER BY budget DESC, id LIMIT 2) UNION ALL (SELECT id FROM task ORDER BY points DESC, id LIMIT 2) ORDER BY id;
-- @vector 73
-- @only postgres mysql
(SELECT id, name FROM project) UNION (SELECT id, name FROM manager) EXCEPT (SELECT id, name FROM label) ORDER BY id, name LIMIT 5;
-- @vector 73
SELECT name FROM project INTERSECT SELECT name FROM manager UNION SELECT name FROM label ORDER BY name;
-- @vector 73
SELECT name FROM project EXCEPT SELECT title FROM task ORDER BY name;
-- @vector 73
-- @only postgres mysql
SELECT title FROM task EXCEPT ALL SELECT title FROM sub_task WHERE points > 3 ORDER BY title;
-- @vector 73
-- @only postgres mysql
SELECT title FROM task INTERSECT ALL SELECT title FROM sub_task ORDER BY title;
-- @vector 73
-- @only postgres mysql
SELECT id FROM project EXCEPT (SELECT id FROM manager UNION SELECT id FROM invoice) ORDER BY id;
-- @vector 73
-- @only postgres mysql
(SELECT id FROM project UNION SELECT id FROM manager) INTERSECT SELECT id FROM task ORDER BY id;
-- @vector 78
-- @only postgres mysql
((SELECT id FROM project)) ORDER BY id LIMIT 3;
-- @vector 73
SELECT * FROM (SELECT id, name FROM project UNION ALL SELECT id, name FROM manager ORDER BY id, name LIMIT 6) x ORDER BY id, name;
-- @vector 73
-- @only postgres
SELECT id FROM project UNION DISTINCT SELECT id FROM manager ORDER BY id OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY;
-- @vector 73
SELECT 'p' AS kind, id, name FROM project UNION ALL SELECT 'm', id, name FROM manager UNION ALL SELECT 'l', id, name FROM label UNION ALL SELECT 'u', id, name FROM member ORDER BY kind, id;
-- @vector 73
SELECT count(*) AS n FROM (SELECT id FROM project UNION SELECT id FROM task UNION SELECT id FROM sub_task UNION SELECT id FROM country) u;
-- @vector 73
SELECT id, account_id FROM project UNION SELECT id, org_id FROM invoice UNION SELECT id, account_id FROM label ORDER BY id, account_id;
-- @vector 73
SELECT name FROM project WHERE id IN (SELECT id FROM manager UNION SELECT id FROM invoice WHERE total > 50) ORDER BY id;
-- @vector 73
SELECT p.name FROM project p WHERE EXISTS (SELECT 1 FROM task WHERE project_id = p.id UNION SELECT 1 FROM manager WHERE project_id = p.id) ORDER BY p.id;
-- @vector 78
-- @only postgres
VALUES (1, (SELECT count(*) FROM project)), (2, (SELECT max(id) FROM task)) ORDER BY 1 DESC;
-- @vector 73
-- @only postgres
SELECT id, name FROM project UNION ALL VALUES (1, 'one'), (2, 'two') ORDER BY id;
-- @vector 73
-- @only sqlite
SELECT id, name FROM project UNION ALL VALUES (1, 'one'), (2, 'two');
-- @vector 78
-- @only postgres sqlite
VALUES (1, 'a'), (2, 'b');
-- @vector 73
-- @only mysql postgres
SELECT d.a, d.b FROM ((SELECT id AS a, name AS b FROM member) UNION ALL (SELECT length(name), 'x' FROM project) UNION ALL (SELECT id, title FROM task WHERE id < 30) ORDER BY 1, 2) AS d ORDER BY d.a, d.b;
-- @vector 73
SELECT d.a, d.b FROM (SELECT id AS a, name AS b FROM member UNION ALL SELECT abs(id), 'x' FROM project UNION ALL SELECT id, title FROM task WHERE id < 30 ORDER BY 1, 2) AS d ORDER BY d.a, d.b;
