-- Section D: set operations, and queries that are not SELECT.

-- @vector 73
SELECT id, name FROM project UNION SELECT id, name FROM manager ORDER BY id, name;
-- @vector 73
SELECT name FROM project UNION ALL SELECT name FROM label UNION ALL SELECT name FROM country ORDER BY name;
-- @vector 73
SELECT id FROM task INTERSECT SELECT id FROM sub_task ORDER BY id;
-- @vector 73
SELECT id FROM sub_task EXCEPT SELECT id FROM task ORDER BY id;
-- @vector 73
SELECT name FROM label EXCEPT SELECT title FROM task ORDER BY name;
-- @vector 73
-- @only postgres mysql
(SELECT id FROM project ORDER BY id LIMIT 2) UNION ALL (SELECT id FROM manager ORDER BY id DESC LIMIT 2) ORDER BY id;
-- @vector 73
-- @only postgres mysql
(SELECT id FROM project) EXCEPT (SELECT project_id FROM task) ORDER BY 1;
-- @vector 73
SELECT x.name FROM (SELECT name FROM project UNION SELECT name FROM manager) x ORDER BY x.name;
-- @vector 73
SELECT id FROM country WHERE id IN (SELECT points FROM task UNION SELECT points FROM sub_task) ORDER BY id;
-- @vector 73
SELECT id FROM project WHERE name IN (SELECT name FROM project WHERE budget IS NULL INTERSECT SELECT name FROM project WHERE budget > 0) ORDER BY id;
-- @vector 73
WITH c AS (SELECT id FROM project UNION ALL SELECT id FROM task) SELECT count(*) AS n FROM c;
-- @vector 73
SELECT count(*) AS n FROM project UNION ALL SELECT count(*) FROM task UNION ALL SELECT count(*) FROM member;
-- @vector 73
SELECT id, account_id FROM project WHERE name = 'alpha' UNION SELECT id, org_id FROM invoice ORDER BY id, account_id;
-- @vector 73
SELECT slug AS name FROM account UNION SELECT code FROM voucher ORDER BY name;
-- @vector 75
SELECT id, 1 AS kind FROM project UNION ALL SELECT id, 2 FROM country ORDER BY kind, id;
-- @vector 75
SELECT * FROM project WHERE id < 30 UNION ALL SELECT * FROM project WHERE id > 60 ORDER BY id;
-- @vector 76
-- @only postgres
-- @expect refused
TABLE project;
-- @vector 77
VALUES (1, 'a'), (2, 'b');
-- @vector 77
SELECT v.n, p.id FROM (SELECT 100 AS n UNION SELECT 200) v JOIN project p ON p.budget = v.n ORDER BY v.n, p.id;
-- @vector 77
-- @only postgres
SELECT v.n, p.id FROM (VALUES (100), (200)) AS v (n) JOIN project p ON p.budget = v.n ORDER BY v.n, p.id;
-- @vector 77
-- @only sqlite postgres
SELECT id FROM project WHERE (name, budget) IN (VALUES ('alpha', 100), ('beta', 200)) ORDER BY id;
-- @vector 63
-- @only postgres
-- @expect same-or-refused
-- Whole rows have no rule.
SELECT row_to_json(p)::text AS j FROM project p ORDER BY p.id;
-- @vector 63
-- @only postgres
-- @expect same-or-refused
SELECT p FROM project p ORDER BY p.id;
-- @vector 63
-- @only postgres
SELECT count(p) AS n FROM project p;
