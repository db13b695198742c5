-- Rows that a database reaches before it looks at their scope: by a join, a sort, a sub-query that it takes for a join, or since it
-- finds them by their key while it plans. What is evaluated, or run, there fails or not with what the row holds. Every line once
-- told tenant 1 of rows that aren't its own. Row 12 is tenant 2's, task 13 is nobody's.

-- Sorted and grouped by the name or the place of what a SELECT list computes.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x FROM task t ORDER BY x, t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x FROM task t ORDER BY 2, 1;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x, COUNT(DISTINCT t.id) AS n FROM task t GROUP BY x;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x, COUNT(*) AS n FROM task t GROUP BY x WITH ROLLUP;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id, EXP(CASE WHEN title = 'lost' THEN 1000 ELSE 1 END) AS title FROM task ORDER BY title, id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT d.id FROM (SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x FROM task t ORDER BY x LIMIT 100) AS d ORDER BY d.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x FROM task t LEFT JOIN country c USING (id) ORDER BY x, t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, (SELECT c.id FROM country c WHERE t.title = 'lost') AS x FROM task t ORDER BY x, t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id ORDER BY EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END), t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE t.points > 0 ORDER BY EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END), t.id LIMIT 2;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT s.id FROM sub_task s JOIN task t ON t.id = s.task_id ORDER BY EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END), s.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t ORDER BY 1 / (t.id - 13), t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id, 1 / (t.id - 13) AS x FROM task t ORDER BY x, t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT 1 / (t.id - 13) AS x, count(*) AS n FROM task t GROUP BY 1 ORDER BY 1;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT DISTINCT 1 / (t.id - 13) AS x FROM task t ORDER BY x;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id, row_number() OVER (ORDER BY 1 / (t.id - 13), t.id) AS n FROM task t ORDER BY t.id;

-- An aggregate in a sub-query is that query's; a term that holds one has parts that hold none.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c, project p WHERE p.id = 12 AND EXISTS (SELECT 1 FROM country d WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) + (SELECT COUNT(*) FROM country) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c, project p WHERE p.id = 12 AND c.id IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) + (SELECT COUNT(*) FROM country) FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c, project p WHERE p.id = 12 AND EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) + (SELECT COUNT(*) FROM country) IN (SELECT d.id FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c WHERE 1 IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) + (SELECT COUNT(*) FROM country) FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT (SELECT 1 FROM country d WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > (SELECT COUNT(*) FROM country)) AS x FROM project p WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c, project p WHERE p.id = 12 AND c.id IN (SELECT COUNT(*) FROM country d GROUP BY d.id HAVING COUNT(*) > 0 OR EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c, project p WHERE p.id = 12 AND EXISTS (SELECT d.id FROM country d GROUP BY d.id HAVING COUNT(*) > 0 OR EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT (SELECT COUNT(*) FROM country d HAVING COUNT(*) > 0 OR EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0) AS x FROM project p WHERE p.id = 12;

-- HAVING, and names in it.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p WHERE p.id = 12 GROUP BY p.id, p.name HAVING EXISTS (SELECT 1 FROM country d WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p WHERE p.id = 12 GROUP BY p.id, p.name HAVING p.id IN (SELECT d.id FROM country d WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p WHERE p.id = 12 GROUP BY p.id, p.name HAVING p.id IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT v.id FROM voucher v WHERE v.code = 'V-12' GROUP BY v.id, v.amount HAVING v.id IN (SELECT d.id FROM country d WHERE EXP(v.amount * 100) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id, EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) AS x FROM project p WHERE p.id = 12 GROUP BY p.id, p.name HAVING x > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id, COUNT(*) AS n, EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) AS x FROM project p WHERE p.id = 12 GROUP BY p.id, p.name HAVING n > 0 AND x > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS x FROM task t GROUP BY t.id, t.title HAVING x > 0 ORDER BY t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same
SELECT id, budget * 2 AS x FROM project HAVING x > 100 ORDER BY id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same
SELECT VAR_POP(p.budget) > 0 AS v FROM project p HAVING VAR_POP(p.budget) > 0;

-- Strict mode: what IN compares, what a set operation's columns are, and all that is compared.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND 1 IN (SELECT p.name FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND 1 IN (SELECT LOWER(p.name) FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND 1 NOT IN (SELECT p.name FROM country d WHERE d.id = 1);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND 1 < ALL (SELECT p.name FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND (1, 2) IN (SELECT p.name, p.name FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 AND 1 IN (SELECT p.name FROM country d UNION SELECT d.name FROM country d);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c WHERE c.id = 1 AND 1 IN (SELECT p.name FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c WHERE c.id = 1 AND 1 IN (SELECT t.title FROM task t WHERE t.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE manager m JOIN project p ON p.id = 12 SET m.salary = 1 IN (SELECT p.name FROM country d) WHERE m.id = 11;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT c.id, c.code, c.name FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 ON DUPLICATE KEY UPDATE name = (SELECT 'x' FROM country d WHERE d.id = 1 AND EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT c.id, c.code, c.name FROM country c JOIN project p ON p.id = 12 WHERE c.id = 1 ON DUPLICATE KEY UPDATE name = p.name, code = EXISTS (SELECT 1 FROM country d WHERE d.id = 1 AND p.name = 5);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM (SELECT id FROM project WHERE id = 12 UNION ALL SELECT name FROM project WHERE id = 12) q WHERE q.id = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE country c JOIN (SELECT id FROM task UNION ALL SELECT title FROM task WHERE title = 'lost') q ON q.id = 5 SET c.name = 'x';
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 5
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM country c JOIN project p ON p.id = 12 WHERE COALESCE(c.id, 1) = 1 AND EXISTS (SELECT 1 FROM country d WHERE d.id = 1 AND p.name = ?);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 5, 5
-- @expect same-or-refused
UPDATE country c JOIN project p ON p.id = 12 SET c.name = 'x' WHERE c.code = CAST(? AS CHAR) AND EXISTS (SELECT 1 FROM country d WHERE d.id = 1 AND p.name = ?);

-- EXPLAIN shows what rows that are found by their key hold.

-- @vector 150
-- @tenant 1
-- @only mysql
-- @expect refused
EXPLAIN FORMAT=JSON UPDATE country c JOIN project p ON p.id = 12 SET c.name = (SELECT v.id FROM voucher v WHERE v.code > p.name LIMIT 1);
-- @vector 150
-- @tenant 1
-- @only mysql
-- @expect refused
EXPLAIN DELETE FROM country WHERE id = 1 AND id IN (SELECT p.name FROM project p WHERE p.id = 12);

-- A sub-query that is taken for a join; what fails is run when a row gets there.

-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT c.id FROM country c WHERE c.id = 1 AND c.id IN (SELECT 1 / (t.id - 13) FROM task t WHERE t.id = 13);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT c.id FROM country c WHERE c.id = 1 AND c.id = ANY (SELECT 1 / (t.id - 13) FROM task t WHERE t.id = 13);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE country SET name = 'x' WHERE id = 1 AND id IN (SELECT 1 / (t.id - 13) FROM task t WHERE t.id = 13);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM country WHERE id = 1 AND id IN (SELECT 1 / (t.id - 13) FROM task t WHERE t.id = 13);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t JOIN (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) d ON d.x = t.points WHERE t.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
WITH d AS MATERIALIZED (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) SELECT t.id FROM task t JOIN d ON d.x = t.points WHERE t.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE country SET name = 'x' FROM task t JOIN (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) d ON d.x = t.points WHERE t.id = 13 AND country.id = 1;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE task SET points = 5 FROM (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) d WHERE d.x = task.points AND task.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM task USING (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) d WHERE d.x = task.points AND task.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t JOIN country e TABLESAMPLE BERNOULLI (200) ON e.id = t.points WHERE t.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t JOIN (SELECT c.id FROM country c LIMIT (SELECT count(*) - 5 FROM country)) d ON d.id = t.points WHERE t.id = 13;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, (SELECT c.id, 1 / (c.id - c.id) AS x FROM country c WHERE c.id = 1) d WHERE t.id = 13 AND CASE WHEN t.title = 'lost' THEN d.x > 0 END;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT c.id FROM country c JOIN task t ON t.id = 13 JOIN (SELECT 1 / (x.id - x.id) AS y FROM country x) d ON d.y = c.id AND t.title = 'lost';
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c LIMIT CASE WHEN t.title = 'lost' THEN '-1' ELSE 1 END) ORDER BY t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c OFFSET CASE WHEN t.title = 'lost' THEN '-1' ELSE 0 END) ORDER BY t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c TABLESAMPLE BERNOULLI (CASE WHEN t.title = 'lost' THEN 101 ELSE 100 END)) ORDER BY t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT sum(v.a) FROM (SELECT 9e131071 AS a UNION ALL SELECT CASE WHEN t.title = 'lost' THEN 9e131071 ELSE 0 END) v) ORDER BY t.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id = 13 AND EXISTS (SELECT 1 FROM country c WINDOW w AS (ORDER BY c.id ROWS BETWEEN CASE WHEN t.title = 'lost' THEN '-1' ELSE 1 END PRECEDING AND CURRENT ROW) ORDER BY count(*) OVER w);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, (SELECT c.id, c.id::float8 AS f, 1e400 + c.id AS n FROM country c WHERE c.id = 1) d WHERE t.id = 13 AND CASE WHEN t.title = 'lost' THEN d.f < d.n END;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT m.id FROM member m JOIN (SELECT sum(1 / (c.id - c.id)) AS x FROM country c) d ON d.x < m.id WHERE m.id = 99;

-- Rows are compared column by column until two differ in type; and a name that is no column's is a function's.

-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT v.id FROM voucher v WHERE v BETWEEN (12, true, 'x', 1) AND (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT voucher.id FROM voucher WHERE voucher < (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE voucher SET amount = 5 WHERE voucher >= (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT v.id FROM voucher v WHERE v IS NOT DISTINCT FROM (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT v.id FROM voucher v WHERE nullif(v, (12, true, 'x', 1)) IS NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t = (13, 999, 'lost', 5, 6);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t IN (SELECT (13, 999, 'lost', 5, 6) FROM country);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT d.id FROM (SELECT id, (id, 'x') AS r FROM voucher) d WHERE d.r < (12, true);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT count(*) AS n FROM (SELECT v, v.id FROM voucher v) d WHERE d.v >= (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT c.id FROM country c LEFT JOIN voucher v ON v >= (12, true, 'x', 1) ORDER BY c.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT v.id FROM voucher v GROUP BY v, v.id HAVING v >= (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT name.id FROM voucher name WHERE name < (12, true, 'x', 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT v.id FROM voucher v WHERE v.code = 'V-12' AND v.json_build_object IS NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE voucher v SET amount = 1 WHERE v.code = 'V-12' AND v.json_build_object IS NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE CASE WHEN t.title = 'lost' THEN t.json_build_object IS NULL END;
-- @vector 160
-- @tenant 1
-- @only postgres
-- @expect refused
SELECT currtid2('voucher', '(0,2)');

-- SQLite puts what a query computes in the place of its column.

-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM (SELECT abs(CASE WHEN c.id > 0 THEN -9223372036854775808 ELSE 1 END) AS x FROM country c) d CROSS JOIN task t WHERE CASE WHEN t.title = 'lost' THEN d.x > 0 END;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT d.id, t.id FROM (SELECT c.id, abs(-9223372036854775808 + c.id - c.id) AS y FROM country c) d LEFT JOIN project t ON t.id = 12 AND CASE WHEN t.name = 'omega' THEN d.y > 0 END;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT d.id, t.id FROM (SELECT c.id, abs(-9223372036854775808 + c.id - c.id) AS y FROM country c) d LEFT JOIN voucher t ON t.code = 'V-12' AND CASE WHEN t.code > 'V' THEN d.y > 0 END;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
WITH d AS (SELECT abs(-9223372036854775808 + c.id - c.id) AS y FROM country c) SELECT t.id FROM task t CROSS JOIN d CROSS JOIN voucher v WHERE t.title = 'lost' AND d.y IN (1, 2);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
DELETE FROM country WHERE EXISTS (SELECT 1 FROM (SELECT abs(-9223372036854775808 + c.id - c.id) AS y FROM country c) d CROSS JOIN task t WHERE CASE WHEN t.title = 'lost' THEN d.y > 0 END);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT sum(v.a) FROM (SELECT 9223372036854775807 AS a UNION ALL SELECT CASE WHEN t.title = 'lost' THEN 1 ELSE 0 END) v);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id = 13 AND EXISTS (SELECT sum(c.a) FROM (SELECT 9223372036854775807 AS a UNION ALL SELECT 1) c);

-- What keeps a user's own terms from failing goes on doing so.

-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same
SELECT v.id FROM voucher v WHERE v.amount = 77 AND v.code ->> '$.a' = 'x';
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same
SELECT v.id FROM voucher v WHERE json_valid(v.code) AND v.code ->> '$.a' = 'x';
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same
SELECT v.id FROM voucher v WHERE v.amount = 77 OR (json_valid(v.code) AND json_extract(v.code, '$.a') = 1);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same
UPDATE voucher SET amount = 1 WHERE amount = 77 AND code ->> '$.a' = 'x';
-- @vector 30
-- @tenant 1
-- @only postgres
-- @expect same
SELECT t.id, x.a FROM task t CROSS JOIN LATERAL (SELECT t.points + 1 AS a) x ORDER BY t.id;
-- @vector 30
-- @tenant 1
-- @only postgres
-- @expect same
SELECT t.id, x.n FROM task t CROSS JOIN LATERAL (SELECT count(*) + t.points AS n FROM sub_task s WHERE s.task_id = t.id) x ORDER BY t.id;
-- @vector 30
-- @tenant 1
-- @only postgres
-- @expect same
SELECT t.id FROM task t, unnest(string_to_array(t.title, 'i')) u WHERE u = 'sh' ORDER BY t.id;
-- @vector 30
-- @tenant 1
-- @only mysql
-- @expect same
SELECT id FROM project WHERE id IN (SELECT id FROM project WHERE budget + 1 IN (SELECT total + 1 FROM invoice)) ORDER BY id;
-- @vector 30
-- @tenant 1
-- @only mysql
-- @expect same
SELECT p.id FROM project p WHERE ROW(p.budget + 1, p.id) IN (SELECT q.budget + 1, q.id FROM project q) ORDER BY p.id;
-- @vector 30
-- @tenant 1
-- @only mysql
-- @expect same
SELECT COUNT(*) AS n, (SELECT d.id + COALESCE(p.budget, 5) FROM country d WHERE d.id = 1) AS v FROM project p WHERE p.id < 0;

-- MariaDB's names of columns: without the blanks that an alias begins with, after an expression's text, after a literal.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE country c JOIN (SELECT v.code AS " amount", v.id FROM voucher v) d ON d.id = 12 SET c.name = 'x' WHERE d.amount = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM (SELECT t.title AS " points", t.id FROM task t) d WHERE d.id = 13 AND d.points = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE country c JOIN (SELECT v.code " amount", v.id FROM voucher v GROUP BY v.id, v.code) d ON d.id = 12 SET c.name = 'x' WHERE d.amount = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) AS " x" FROM task t ORDER BY x, t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id, EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END) FROM task t ORDER BY `EXP(CASE WHEN t.title = 'lost' THEN 1000 ELSE 1 END)`, t.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM task t, (SELECT 'points') d WHERE t.id = 13 AND t.title = 'lost' AND d.points = t.points;

-- Locked rows stay rows of a table.

-- @vector 212
-- @only postgres mysql
SELECT t.id FROM task t WHERE t.points + 1 > 0 ORDER BY t.id LIMIT 1 FOR UPDATE;
-- @vector 212
-- @only postgres mysql
SELECT id FROM project WHERE budget + 1 > 0 ORDER BY id LIMIT 1 FOR UPDATE;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE t.points + 1 > 0 ORDER BY t.id FOR UPDATE OF t SKIP LOCKED;
-- @vector 212
-- @only mysql
-- @expect refused
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE t.points + 1 > 0 FOR UPDATE;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect refused
SELECT t.id FROM task t ORDER BY 1 / (t.id - 13) FOR UPDATE;

-- What depends on the grouped key of a table.

-- @vector 32
-- @only postgres
SELECT t.id, t.title, COUNT(*) AS n FROM task t WHERE ABS(t.id) > 0 GROUP BY t.id, ABS(t.points) ORDER BY t.id;
-- @vector 32
-- @only postgres
SELECT t.id, t.title, UPPER(p.name) AS u, COUNT(*) AS n FROM task t JOIN project p ON p.id = t.project_id GROUP BY t.id, UPPER(p.name) HAVING COUNT(*) + 1 > 0 ORDER BY t.id;
-- @vector 32
-- @only postgres
SELECT t.id, t.title, d.n FROM task t JOIN (SELECT s.task_id, COUNT(*) AS n FROM sub_task s GROUP BY s.task_id) d ON d.task_id = t.id GROUP BY t.id, d.n HAVING SUM(t.points) >= 0 ORDER BY t.id;
-- @vector 32
-- @only postgres
SELECT t.*, COUNT(*) AS n FROM task t JOIN sub_task s ON s.task_id = t.id GROUP BY t.id HAVING COUNT(*) + 1 > 2 ORDER BY t.id;
-- @vector 32
-- @only postgres
WITH c AS (SELECT project_id, COUNT(*) AS n FROM task GROUP BY project_id) SELECT t.id, t.title, c.n FROM task t JOIN c ON c.project_id = t.project_id GROUP BY t.id, c.n HAVING SUM(t.points) + 1 > 0 ORDER BY t.id;
-- @vector 32
-- @only postgres
UPDATE task SET points = q.n FROM (SELECT s.task_id, SUM(s.points) AS n FROM sub_task s GROUP BY s.task_id) q WHERE q.task_id = task.id;

-- A sub-query without FROM.

-- @vector 30
-- @only mysql
SELECT p.id, (SELECT p.budget + 1) AS x FROM project p ORDER BY p.id;
-- @vector 30
-- @only mysql
SELECT t.id FROM task t WHERE (SELECT t.points + 1) > 2 ORDER BY t.id;
-- @vector 30
-- @only mysql
SELECT t.id, (SELECT t.points + 1 FROM DUAL) AS x FROM task t ORDER BY t.id;
-- What stays possible where tables are read as queries: groups by a key, one-column relations, locks.
-- @vector 212
-- @only postgres
WITH total AS (SELECT count(*) AS total FROM task WHERE points + 1 > 2) SELECT total FROM total;
-- @vector 212
-- @only postgres
SELECT total FROM (SELECT sum(points + 1) AS total FROM task) total;
-- @vector 212
-- @only postgres
SELECT p.id, total FROM project p CROSS JOIN (SELECT sum(points + 1) AS total FROM task) total ORDER BY p.id;
-- @vector 212
-- @only postgres
SELECT p.id, total.total FROM project p CROSS JOIN (SELECT sum(points + 1) AS total FROM task) total ORDER BY p.id;
-- @vector 212
-- @only postgres
SELECT p.id, p.budget * 100 / total AS pct FROM project p, (SELECT sum(points + 1) AS total FROM task) total ORDER BY p.id;
-- @vector 212
-- @only postgres
WITH n AS (SELECT count(*) AS n FROM task WHERE points % 2 = 0) SELECT p.id, n FROM project p, n ORDER BY p.id;
-- @vector 212
-- @only postgres
WITH ranked AS (SELECT id, rank() OVER (ORDER BY points + 1) AS rank FROM task) SELECT id, rank FROM ranked rank ORDER BY id;
-- @vector 212
-- @only postgres
SELECT total FROM (SELECT count(*) AS total FROM project WHERE budget + 1 > 2) total;
-- @vector 212
-- @only postgres
SELECT to_jsonb(t) AS j, count(s.id) AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT row_to_json(t) AS j, json_agg(s.title ORDER BY s.id) AS n FROM task t JOIN sub_task s ON s.task_id = t.id AND s.points + 1 > 1 GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT row_to_json(p) AS j, json_agg(t.title ORDER BY t.id) AS n FROM project p JOIN task t ON t.project_id = p.id AND t.points + 1 > 1 GROUP BY p.id ORDER BY p.id;
-- @vector 212
-- @only postgres
SELECT t.id, t.title, count(s.id) AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id WHERE t.title ~ 'r' GROUP BY 1 ORDER BY 1;
-- @vector 212
-- @only postgres
SELECT t.id, done, count(s.id) AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id WHERE t.title ~ 'r' GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id AS task, t.title FROM task t WHERE t.title ~ 'r' GROUP BY task ORDER BY task;
-- @vector 212
-- @only postgres
SELECT t.id, rank() OVER w AS r FROM task t WHERE t.title ~ 'r' GROUP BY t.id WINDOW w AS (ORDER BY t.title) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id, rank() OVER (ORDER BY t.title) AS r FROM task t WHERE t.title ~ 'r' GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id, t.title FROM task t WHERE t.title ~ 'r' GROUP BY (t.id, t.done) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id, t.title FROM task t WHERE to_tsvector('simple', t.title) @@ plainto_tsquery('simple', 'write') GROUP BY 1 ORDER BY 1;
-- @vector 212
-- @only postgres
SELECT id, upper(title) || '!' AS u FROM task WHERE points % 2 = 0 ORDER BY id FOR UPDATE;
-- @vector 212
-- @only postgres
SELECT id, upper(title) || '!' AS u FROM task WHERE points > 0 ORDER BY id FOR UPDATE;
-- @vector 212
-- @only postgres
SELECT id, points + 1 AS u FROM task WHERE points % 2 = 0 FOR UPDATE;
-- @vector 212
-- @only postgres
SELECT t.id, k FROM task t, unnest(ARRAY['write','ship']) AS k WHERE t.title ILIKE k || '%' ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t WHERE t.id IN (SELECT x FROM unnest(ARRAY[10,11,12]) AS x) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id, t.points + 1 AS n FROM task t WHERE t.id IN (SELECT x FROM unnest(ARRAY[10,11,12]) AS x) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT p.id, x FROM project p CROSS JOIN LATERAL unnest(ARRAY[1, 2]) AS x ORDER BY p.id, x;
-- @vector 212
-- @only postgres
SELECT p.id, x FROM project p CROSS JOIN unnest(ARRAY[1, 2]) AS x ORDER BY p.id, x;
-- @vector 212
-- @only postgres
SELECT c.id, x FROM country c CROSS JOIN LATERAL unnest(ARRAY[1, 2]) AS x ORDER BY c.id, x;
-- @vector 212
-- @only postgres
SELECT t.id, to_char(t.points, '999') AS c, count(s.id) * 2 AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT m.id, m.name, count(*) + 1 AS n FROM member m GROUP BY 1 ORDER BY 1;
-- @vector 212
-- @only postgres
SELECT t.id, k FROM task t JOIN LATERAL unnest(ARRAY['write','ship']) AS k ON k = t.title ORDER BY t.id;
-- Sets of groups, and what depends on the key within sub-queries.
-- @vector 212
-- @only postgres
SELECT t.id, t.done, count(*) AS n FROM task t WHERE t.title ~ 'r' GROUP BY t.id, ROLLUP(t.done) ORDER BY t.id, t.done, n;
-- @vector 212
-- @only postgres
SELECT t.id, t.done, t.title, count(*) AS n FROM task t WHERE t.title ~ 'r' GROUP BY t.id, CUBE(t.done, t.title) ORDER BY t.id, t.done, t.title, n;
-- @vector 212
-- @only postgres
SELECT t.id, t.done, count(*) AS n FROM task t WHERE t.title ~ 'r' GROUP BY t.id, GROUPING SETS ((t.done), ()) ORDER BY t.id, t.done, n;
-- @vector 212
-- @only postgres
SELECT t.id, (SELECT sum(s.points * t.points) FROM sub_task s WHERE s.task_id = t.id) AS n FROM task t WHERE t.title ~ 'r' GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id, (SELECT jsonb_agg(jsonb_build_object('t', t.title, 's', s.title) ORDER BY s.id) FROM sub_task s WHERE s.task_id = t.id) AS n FROM task t WHERE t.title ~ 'r' GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT count(*) AS n FROM (SELECT DISTINCT ON (t.title) t.id FROM task t WHERE t.title ~ 'r' GROUP BY t.id) x;
-- @vector 212
-- @only postgres
SELECT (t.id) AS k, t.done FROM task t WHERE t.title ~ 'r' GROUP BY 1 ORDER BY 1;
-- @vector 212
-- @only postgres
SELECT t.id, t.title, count(*) AS n FROM task t WHERE t.title ~ 'r' GROUP BY GROUPING SETS ((t.id), (t.id, t.done)) ORDER BY t.id, n;
-- Names that PostgreSQL gives, and calls that want rows in order.
-- @vector 212
-- @only postgres
SELECT abs(1 / (t.id % 10 - 7)), t.id AS i FROM task t ORDER BY abs, i LIMIT 2;
-- @vector 212
-- @only postgres
SELECT (t.id % 10)::int4, count(*) AS n FROM task t GROUP BY int4 ORDER BY int4;
-- @vector 212
-- @only postgres
SELECT t.id, rank() OVER (ORDER BY abs(1 / (t.id % 10 - 7))) + 1 AS x FROM task t ORDER BY t.id LIMIT 2;
-- @vector 212
-- @only postgres
SELECT array_agg(t.id ORDER BY 1 / (t.id % 10 - 7), t.id) AS x, count(DISTINCT 1 / (t.id % 10 - 7)) AS n FROM task t;
-- @vector 212
-- @only postgres
SELECT t.id, row_to_json(t.*) AS j, count(s.id) AS n FROM task t LEFT JOIN sub_task s ON s.task_id = t.id GROUP BY t.id ORDER BY 1;

-- A table that refers to itself is filled: MariaDB gives its columns the types of the first rows, and fails longer ones.
-- @vector 212
-- @only mysql
-- @tenant 1
SELECT t.id FROM task t WHERE t.points = 6 AND t.id NOT IN (WITH RECURSIVE r AS (SELECT 'a' AS x UNION ALL SELECT 'longer' FROM r WHERE x = 'a') SELECT 1 FROM r);
-- @vector 212
-- @only mysql
-- @tenant 1
SELECT t.id FROM task t WHERE t.points = 7 AND t.id NOT IN (WITH RECURSIVE r AS (SELECT 'a' AS x UNION ALL SELECT 'longer' FROM r WHERE x = 'a') SELECT 1 FROM r);
-- @vector 212
-- @only mysql
SELECT t.id FROM task t WHERE t.points = 6 AND t.id NOT IN (WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT m.name FROM r JOIN member m ON m.id = r.x) SELECT 1 FROM r);
-- @only mysql
WITH RECURSIVE r AS (SELECT p.id, p.id AS top FROM project p WHERE p.id < 30 UNION ALL SELECT p.id, r.top FROM project p JOIN r ON p.id = r.id + 30) SELECT id, top FROM r ORDER BY id, top;

-- What can fail beside a target, or a locked table, that belongs through others is run as soon as a row of it is found.
-- @vector 212
-- @only postgres
-- @expect refused
UPDATE task SET points = 5 FROM country c LEFT JOIN country d ON d.id = 1 / (c.id - 3) WHERE task.id = 12 AND c.id = task.points;
-- @vector 212
-- @only postgres
-- @expect refused
DELETE FROM task USING country c JOIN country d ON 1 / (c.id - 3) = d.id WHERE task.id = 12 AND c.id = task.points;
-- @vector 212
-- @only postgres
-- @expect refused
SELECT task.id FROM country c JOIN country d ON 1 / (c.id - 3) = d.id JOIN task ON task.points = c.id WHERE task.id = 12 FOR NO KEY UPDATE OF task;
-- @vector 212
-- @only postgres
-- @expect refused
SELECT task.id FROM project p JOIN manager m ON 1 / (m.id - 11) = p.id, task WHERE task.id = 13 AND p.id > task.points AND task.title = 'lost' FOR UPDATE OF task;
-- @vector 212
-- @only postgres
-- @expect refused
WITH country AS MATERIALIZED (SELECT sum(1 / (id - id)) AS x FROM country) SELECT task.id FROM task JOIN country ON country.x <> task.points WHERE task.id = 12 FOR UPDATE OF task;
-- @vector 212
-- @only postgres
-- @expect refused
WITH country AS (SELECT 1 / (id - id) AS x FROM country LIMIT 9 OFFSET 0) UPDATE task SET title = 'z' FROM country WHERE country.x <> task.id AND task.id = 12;
-- @vector 212
-- @only sqlite
-- @expect refused
UPDATE task SET points = 5 FROM (SELECT max(abs(CASE WHEN c.id < 5 THEN -9223372036854775808 ELSE 1 END)) AS x FROM country c) d WHERE d.x <> task.points AND task.id = 12;
-- @vector 212
-- @only mysql
-- @expect refused
UPDATE task, (SELECT max(EXP(c.id * 1000)) AS x FROM country c) d SET task.points = 5 WHERE task.id = 12 AND d.x <> task.id;
-- @vector 212
-- @only mysql
-- @expect refused
UPDATE task JOIN (country c JOIN country d ON EXP(c.id * 1000) > d.id) ON c.id = task.points SET task.points = 5 WHERE task.id = 12;
-- @vector 212
-- @only mysql
-- @expect refused
DELETE task FROM task, country c LEFT JOIN country d ON EXP(c.id * 1000) > d.id WHERE c.id = task.points AND task.id = 12;
-- The same where nothing beside it can fail, and where the target has its tenant's key.
-- @only sqlite postgres
UPDATE task SET points = v.column2 FROM (SELECT 10 AS id, -1 AS column2 UNION ALL SELECT 11, 5) v WHERE task.id = v.id AND task.points % 7 >= 0;
-- @only postgres
UPDATE task SET points = v.points FROM (VALUES (10, -1), (11, 5), (12, 7)) v(id, points) WHERE task.id = v.id AND task.points / 2 >= 0;
-- @only postgres
DELETE FROM sub_task USING (SELECT t.id, count(*) AS n FROM task t GROUP BY t.id) d WHERE d.id = sub_task.task_id AND sub_task.points / 2 > 1;
-- @only postgres
UPDATE project SET budget = 5 FROM country c LEFT JOIN country d ON d.id = 1 / (c.id - 3) WHERE project.id = 12 AND c.id = project.budget;
-- @only mysql
UPDATE project JOIN (country c JOIN country d ON c.id = d.id) ON c.id = project.budget SET project.name = 'x' WHERE project.budget / 2 > 0;

-- Sub-queries within a query of its own that stands in a write: MariaDB shows it nothing of the row outside.
-- @only mysql
UPDATE project SET name = 'x' WHERE id IN (SELECT q.id FROM (SELECT p.id, (SELECT count(*) FROM task t WHERE t.project_id = p.id) AS n FROM project p) q WHERE q.n > 2);
-- @only mysql
DELETE FROM sub_task WHERE id IN (SELECT * FROM (SELECT (SELECT min(id) FROM sub_task) AS k) q);
-- @only mysql
UPDATE project SET budget = (WITH q AS (SELECT (SELECT min(salary) FROM manager) AS k) SELECT k FROM q) WHERE id = 11;
-- @only mysql
UPDATE project SET name = 'x' WHERE id IN (SELECT q.id FROM (SELECT p.id, (SELECT t.title FROM task t WHERE t.project_id = p.id ORDER BY t.id LIMIT 1) AS n FROM project p) q WHERE q.n <> 'a');

-- A write finds rows of the tables beside it by what they are compared with.
-- @only postgres
DELETE FROM country c USING sub_task x WHERE x.id = 98765 AND to_date(x.title, 'YYYY') IS NULL;
-- @only postgres
UPDATE country c SET name = 'z' FROM sub_task x WHERE x.id = 98765 AND to_date(x.title, 'YYYY') IS NULL;
-- @only mysql
UPDATE task JOIN (SELECT 10 AS id, 5 AS points UNION ALL SELECT 11, 6 UNION ALL SELECT 12, 7) v ON v.id = task.id SET task.points = v.points;
-- @only mysql
DELETE t FROM task AS t INNER JOIN (SELECT MAX(id) AS id, title FROM task GROUP BY title HAVING COUNT(*) > 1) d ON d.title = t.title AND t.id < d.id;
-- @only postgres
-- @params 10, 5, 11, -6
UPDATE task SET points = v.points FROM (VALUES (?::int, ?::int), (?, ?)) AS v(id, points) WHERE task.id = v.id;
-- @only postgres
-- @params 10, 5
UPDATE task SET points = v.points FROM (SELECT ?::int AS id, CAST(? AS bigint) AS points) AS v WHERE task.id = v.id;
-- @vector 212
-- @only postgres
-- @params 'x', 5
-- @tenant 1
-- @expect refused
UPDATE task SET points = v.points FROM (SELECT ?::int AS id, ?::int AS points) AS v WHERE task.id = 12 AND task.points <> v.id;
-- @vector 212
-- @only postgres
-- @params 3000000000, 5
-- @tenant 1
-- @expect refused
UPDATE task SET points = v.points FROM (SELECT ?::int AS id, ?::int AS points) AS v WHERE task.id = 12 AND task.points <> v.id;

-- SQLite's arithmetic and casts have a value for whatever they are given, so nothing has to wait there.
-- @vector 212
-- @only sqlite
UPDATE task SET points = 5 FROM country c LEFT JOIN country d ON d.id = 1 / (c.id - 3) WHERE task.id = 12 AND c.id = task.points;
-- @vector 212
-- @only sqlite
WITH land AS (SELECT 1 / (id - id) AS x FROM country LIMIT 9 OFFSET 0) UPDATE task SET title = 'z' FROM land WHERE coalesce(land.x, 0) <> task.id AND task.id = 12;
-- @vector 212
-- @only sqlite
SELECT p.id, t.id FROM project p JOIN task t ON t.project_id = p.id WHERE p.budget * 9223372036854775807 > 9223372036854775807 AND t.points % (t.points - 6) IS NOT NULL ORDER BY p.id, t.id;
-- @vector 212
-- @only sqlite
SELECT s.id FROM sub_task s WHERE -s.title <> 1 AND CAST(s.title AS INTEGER) / s.points IS NULL OR +s.title - 'x' > 5;
-- @vector 212
-- @only sqlite
SELECT p.id, (SELECT CAST(t.title AS REAL) + p.budget FROM task t WHERE t.project_id = p.id ORDER BY t.points * -1, t.id LIMIT 1) AS x FROM project p ORDER BY p.budget % 7, p.id;
-- @vector 212
-- @only sqlite
SELECT CAST(p.name AS INTEGER) AS n, count(*) FROM project p GROUP BY CAST(p.name AS INTEGER), p.budget / 0 HAVING max(p.budget - 1) > -9223372036854775808 * 2 ORDER BY n;
-- @vector 212
-- @only sqlite
DELETE FROM task WHERE points * points > 30 AND CAST(title AS BLOB) + 0 = 0;
