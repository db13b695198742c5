-- Conditions that fail, or don't, with what another tenant's row holds: the error is the answer. A database looks at conditions
-- in an order of its own. Every line once told tenant 1 of rows that aren't its own.

-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE id = 12 AND EXP(budget * 1000) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE id = 12 AND CASE WHEN name IS NOT NULL THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT code FROM voucher FORCE INDEX (code) WHERE code > 'V' AND CASE WHEN code = 'V-12' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id, amount FROM voucher FORCE INDEX (code) WHERE code > 'V' AND CASE WHEN code = 'V-12' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM voucher WHERE code > 'V' AND abs(CASE code WHEN 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE id = 12 AND CASE WHEN name LIKE 'o%' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE manager m JOIN project p ON p.id = 12 SET m.salary = 5 WHERE CASE WHEN p.name LIKE 'o%' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT * FROM project) AS x WHERE x.id = 12 AND CASE WHEN x.name LIKE 'o%' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT a.id FROM project a JOIN project b ON b.id = 12 AND CASE WHEN b.name LIKE 'o%' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE id IN (SELECT id FROM project WHERE id = 12 AND CASE WHEN name LIKE 'o%' THEN EXP(1000) ELSE 1 END > 0);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM (SELECT * FROM project) AS x WHERE id = 11 OR id = 12 AND abs(CASE WHEN name LIKE 'o%' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM voucher WHERE code > 'V' AND abs(CASE WHEN code LIKE 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT a.id FROM manager a JOIN voucher v ON v.code >= 'V' AND abs(CASE WHEN v.code LIKE 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id = 12 AND abs(CASE WHEN t.title LIKE '%' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM project WHERE id = 11 OR id = 12 AND abs(CASE WHEN id = 12 AND name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
UPDATE project SET budget = 1 WHERE id = 11 OR id = 12 AND abs(CASE WHEN id = 12 AND name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
DELETE FROM project WHERE id = 11 OR id = 12 AND abs(CASE WHEN id = 12 AND name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM (SELECT * FROM project) AS x WHERE id = 11 OR id = 12 AND abs(CASE WHEN id = 12 AND name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
WITH x AS (SELECT * FROM project) SELECT id FROM x WHERE id = 11 OR id = 12 AND abs(CASE WHEN id = 12 AND name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT m.id FROM manager m JOIN project p ON p.id = 11 OR p.id = 12 AND abs(CASE WHEN p.id = 12 AND p.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT m.id FROM manager m LEFT JOIN project p ON p.id = 11 OR p.id = 12 AND abs(CASE WHEN p.id = 12 AND p.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM voucher WHERE code > 'V' AND abs(CASE WHEN code = 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE id = 12 AND CASE WHEN id = 12 AND name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT * FROM project) AS x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE manager m JOIN project p ON p.id = 12 SET m.salary = 5 WHERE CASE WHEN p.id = 12 AND p.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM voucher WHERE code = 'V-12' AND CASE WHEN id = 12 AND amount > 0 THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project WHERE account_id = 1 AND id = 12 AND CASE WHEN id = 12 AND name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
DELETE v FROM voucher v JOIN country c ON c.id=1 WHERE v.id = 12 AND CASE WHEN v.code='V-12' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
INSERT INTO country (code, name) SELECT 'x', name FROM project WHERE id = 12 AND CASE WHEN name='omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM project WHERE id = 11 OR id = 12 AND name LIKE CASE WHEN id = 12 AND name = 'omega' THEN 'x' ELSE 'y' END ESCAPE CASE WHEN id = 12 AND name = 'omega' THEN 'xx' ELSE 'x' END;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN project p ON p.id = 12 AND p.account_id = 1 AND CASE WHEN p.id = 12 AND p.name = 'omega' THEN EXP(1000) ELSE 1 END > 0 WHERE c.id = 1;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT m.id FROM country c JOIN label m ON m.account_id = 1 WHERE abs(CASE WHEN m.id = 12 AND m.name = 'feature' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT count(*) FROM country c GROUP BY CASE WHEN t.title = 'lost' THEN EXP(1000) ELSE 1 END);
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (VALUES (abs(CASE WHEN t.title = 'lost' THEN -9223372036854775808 ELSE 1 END)));
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT t.id FROM member t WHERE t.id IN (VALUES (abs(CASE WHEN t.name = 'Ivy' THEN -9223372036854775808 ELSE 1 END)));
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
UPDATE manager SET project_id = 0x0B;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT id, name, COUNT(*) AS n FROM project GROUP BY id, name) AS x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT DISTINCT id, name FROM project) AS x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT id, name FROM project UNION SELECT id, name FROM manager) AS x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM (SELECT id, name, ROW_NUMBER() OVER (PARTITION BY id, name) AS r FROM project) AS x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
WITH x AS (SELECT id, name FROM project) SELECT x.id FROM x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
WITH x AS (SELECT id, name FROM project GROUP BY id, name) SELECT x.id FROM x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c WHERE c.id IN (SELECT x.id FROM project x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c WHERE EXISTS (SELECT x.id FROM project x WHERE x.id = 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT c.id FROM country c JOIN project x ON x.id = 12 WHERE CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM project x WHERE x.id BETWEEN 12 AND 12 AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT x.id FROM project x WHERE x.id IN (12) AND CASE WHEN x.id = 12 AND x.name = 'omega' THEN EXP(1000) ELSE 1 END > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM (SELECT DISTINCT id, name FROM project) AS x WHERE x.id = 11 OR x.id = 12 AND abs(CASE WHEN x.id = 12 AND x.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM (SELECT id, name FROM project UNION ALL SELECT id, name FROM manager) AS x WHERE x.id = 11 OR x.id = 12 AND abs(CASE WHEN x.id = 12 AND x.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM (SELECT id, name, row_number() OVER (PARTITION BY id, name) AS r FROM project) AS x WHERE x.id = 11 OR x.id = 12 AND abs(CASE WHEN x.id = 12 AND x.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM project x GROUP BY x.id, x.name HAVING x.id = 11 OR x.id = 12 AND abs(CASE WHEN x.id = 12 AND x.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT x.id FROM country c LEFT JOIN project x ON x.id = 11 OR x.id = 12 AND abs(CASE WHEN x.id = 12 AND x.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (VALUES (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE t.id IN (VALUES (1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM UNNEST(ARRAY[1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END)]) AS u(a) WHERE u.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE EXISTS (SELECT 1 FROM UNNEST(ARRAY[1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END)]) AS u(a) WHERE u.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c LIMIT 1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE EXISTS (SELECT 1 FROM country c LIMIT 1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c OFFSET 1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT count(*) FROM country c GROUP BY 1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT c.id FROM country c ORDER BY 1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END) LIMIT 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE t.id IN (SELECT c.id FROM country c ORDER BY 1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END) LIMIT 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT DISTINCT ON (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END)) c.id FROM country c);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM (VALUES (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END))) AS v(a) WHERE v.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE EXISTS (SELECT 1 FROM (VALUES (1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END))) AS v(a) WHERE v.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c, LATERAL (VALUES (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END))) AS v(a) WHERE v.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE EXISTS (SELECT 1 FROM country c, LATERAL (VALUES (1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END))) AS v(a) WHERE v.a > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT max(v.a) FROM (VALUES (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END))) AS v(a));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM member t WHERE t.id IN (SELECT max(v.a) FROM (VALUES (1 / (CASE WHEN t.name = 'Ivy' THEN 0 ELSE 1 END))) AS v(a));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, LATERAL (SELECT 1/(t.id - 13) AS x) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, LATERAL (SELECT 1/(t.id-12) AS x) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM sub_task t JOIN LATERAL (SELECT 1/(t.id-12) AS x) s ON s.x = 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t JOIN LATERAL (SELECT 1/(t.id-12) AS x) s ON s.x = 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t LEFT JOIN LATERAL (SELECT 1/(t.id-12) AS x) s ON s.x = 0 WHERE s.x IS NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t LEFT JOIN LATERAL (SELECT 1/(t.id-12) AS x OFFSET 0) s ON true WHERE s.x IS NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, LATERAL (VALUES (1/(t.id-12))) s(x) WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t JOIN (VALUES (1)) v(a) ON v.a = 1 CROSS JOIN LATERAL (SELECT 1/(t.id-12) AS x) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM (VALUES (1/(t.id-12))) s(x) WHERE s.x > 0);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT c.id FROM country c ORDER BY 1/(t.id-12) LIMIT 1);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
-- @fails
SELECT t.id FROM task t WHERE t.id IN (SELECT c.id FROM country c LIMIT 1/(t.id-12));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
-- @fails
SELECT t.id FROM task t WHERE (t.id, 1) IN (SELECT c.id, 1 FROM country c LIMIT (1/(t.id-12)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (VALUES (1/(t.id-12)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT u FROM unnest(ARRAY[1/(t.id-12)]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM unnest(ARRAY[1/(t.id-12)]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id NOT IN (SELECT u FROM unnest(ARRAY[1/(t.id-12)]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c JOIN unnest(ARRAY[1/(t.id-12)]) u ON true);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT m.id FROM member m, LATERAL (SELECT 1/(m.id-12) AS x) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM project p JOIN manager m ON 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM project p WHERE 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM project p LEFT JOIN manager m ON 5/m.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN (project p JOIN manager m ON 5/p.account_id IS NOT NULL) ON true;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c JOIN project p ON 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c JOIN LATERAL (SELECT 1 AS o) s ON true JOIN project p ON 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c, LATERAL (SELECT * FROM project p WHERE 5/p.account_id IS NOT NULL) p;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c NATURAL JOIN (SELECT 1 AS z) d CROSS JOIN project p WHERE 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE project SET name = 'x' FROM country c JOIN manager m ON 5/m.account_id IS NOT NULL WHERE project.id = m.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM project USING country c JOIN manager m ON 5/m.account_id IS NOT NULL WHERE project.id = m.id;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM country WHERE EXISTS (SELECT 1 FROM manager m JOIN project p ON 5/p.account_id IS NOT NULL WHERE m.id = country.id);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM (SELECT * FROM project) p JOIN country c ON 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
WITH p AS (SELECT * FROM project) SELECT p.id FROM p JOIN country c ON 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM (SELECT * FROM project) p WHERE 5/p.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM (SELECT id, 5/account_id AS q FROM project) p WHERE p.q IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT l.id FROM label l JOIN country c ON 5/l.account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM project WHERE account_id <> 1 AND name LIKE 'sig%' AND int4range(id, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT count(*) FROM manager WHERE account_id <> 1 AND int4range(salary, 5000) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE manager SET name = 'x' WHERE account_id <> 1 AND int4range(salary, 3000) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM manager WHERE account_id <> 1 AND int4range(salary, 3000) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT account_id FROM project GROUP BY account_id HAVING 5/account_id IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT account_id FROM project GROUP BY account_id HAVING account_id <> 1 AND int4range(account_id, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE task SET title = 'x' WHERE EXISTS (SELECT 1 FROM unnest(ARRAY[1/(task.id-12)]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM task WHERE id IN (VALUES (1/(task.id-12)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM sub_task USING task t, LATERAL (SELECT 1/(t.id-12) AS x) s WHERE sub_task.task_id = t.id AND s.x = 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM invoice WHERE id = 22 AND int4range(total, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM account WHERE slug = 'core' AND int4range(id, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM voucher WHERE code = 'V-12' AND int4range(amount, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT project_id FROM project_label WHERE project_id = 12 AND int4range(label_id, -1) IS NOT NULL;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM country USING (SELECT t.id, 1/(t.id-12) AS x FROM task t) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE country SET name = 'x' FROM (SELECT t.id, 1/(t.id-12) AS x FROM task t) s WHERE s.x > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM unnest(ARRAY[abs(t.id-12)]) u WHERE u.chr IS NULL);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (SELECT count(*) FROM country c GROUP BY 1/(t.id-12+c.id-c.id));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT m.id FROM member m WHERE EXISTS (SELECT 1 FROM unnest(ARRAY[1/(m.id-12)]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
DELETE FROM member WHERE id IN (VALUES (1/(member.id-12)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE member SET name = 'x' WHERE id IN (VALUES (1/(member.id-12)));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM project WHERE account_id <> 1 AND has_database_privilege(name, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE t.id IN (VALUES (abs(ascii(chr(CASE t.id % 10 WHEN 1 THEN 1 ELSE t.id + 2000000 END)))));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM voucher WHERE id = 22 AND has_database_privilege(code, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM manager WHERE id = 12 AND has_database_privilege(name, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM project WHERE account_id <> 1 AND name LIKE 'sig\';
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
-- @params 'sig\'
SELECT id FROM project WHERE account_id <> 1 AND name LIKE ?;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT l.id FROM country c JOIN label l ON l.id = 12 AND l.account_id > 1 AND has_database_privilege(l.name, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT m.id FROM member m WHERE m.id = 12 AND m.id IN (VALUES (CASE WHEN has_database_privilege(m.name, 'connect') THEN 1 END));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t, LATERAL (SELECT CASE WHEN t.id = 12 THEN has_database_privilege(t.title, 'connect') END AS x) s WHERE s.x;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM unnest(ARRAY[CASE WHEN t.id = 12 THEN has_database_privilege(t.title, 'connect') END]) u);
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE task SET title = 'x' FROM (SELECT CASE WHEN t.id = 12 THEN has_database_privilege(t.title, 'connect') END AS x FROM task t) s WHERE s.x;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
INSERT INTO project (id, name) SELECT 990, 'x' FROM project p WHERE p.id = 12 AND has_database_privilege(p.name, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT (SELECT max(m.id) FROM manager m WHERE m.id = 12 AND has_database_privilege(m.name, 'connect'));
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM manager WHERE id = 12 GROUP BY id HAVING has_database_privilege(name, 'connect');
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN task p ON true WHERE p.id = 13 AND 1/(CASE WHEN p.title = 'lost' THEN 0 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN task p ON true JOIN country d ON p.id = 13 AND 1/(CASE WHEN p.title = 'lost' THEN 0 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN project p ON true WHERE p.id = 12 AND CASE WHEN p.name = 'omega' THEN ARRAY[ARRAY[p.id], ARRAY[p.id, p.id]] IS NOT NULL END;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
UPDATE country SET name = 'x' FROM country d LEFT JOIN task p ON true WHERE p.id = 13 AND 1/(CASE WHEN p.title = 'lost' THEN 0 ELSE 1 END) > 0 AND d.id = country.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN project p ON true WHERE p.id = 12 AND EXP(CASE WHEN p.name = 'omega' THEN 1000 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p RIGHT JOIN country c ON p.id = 12 WHERE EXP(LENGTH(p.name) * 1000) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN (country e JOIN project p ON p.id = 12) ON true WHERE EXP(LENGTH(p.name) * 1000) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN project p ON true WHERE p.id = 12 AND abs(CASE WHEN p.name = 'omega' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT p.id FROM country c LEFT JOIN task p ON true JOIN country d ON p.id = 13 AND abs(CASE WHEN p.title = 'lost' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p JOIN (SELECT 1 AS k) d ON p.id = 12 AND EXP(CASE WHEN p.name = 'omega' THEN 1000 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
WITH d AS (SELECT 1 AS k) SELECT p.id FROM d JOIN voucher p ON p.id = 12 AND EXP(CASE WHEN p.code = 'V-12' THEN 1000 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM project p LEFT JOIN (SELECT 1 AS k) c ON EXP(CASE WHEN p.name = 'omega' THEN 1000 ELSE 1 END) > 0 WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT p.id FROM task p WHERE p.title = 'lost' ORDER BY EXP(CASE WHEN p.title = 'lost' THEN 1000 ELSE 1 END);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
SELECT count(*) AS n FROM task p WHERE p.title = 'lost' GROUP BY EXP(CASE WHEN p.title = 'lost' THEN 1000 ELSE 1 END) WITH ROLLUP;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM project WHERE id = 12 AND CASE WHEN name = 'omega' THEN ARRAY[ARRAY[id], ARRAY[id, id]] IS NOT NULL END;
-- @vector 212
-- @tenant 1
-- @only postgres
-- @expect same-or-refused
SELECT id FROM task WHERE id = 13 AND CASE WHEN title = 'lost' THEN length('a', title) > 0 END;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT p.code, abs(CASE WHEN p.code = 'V-12' THEN -9223372036854775808 ELSE 1 END) AS b FROM voucher p WHERE p.code >= 'V' AND b > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT abs(CASE WHEN p.title = 'lost' THEN -9223372036854775808 ELSE 1 END) AS b FROM task p WHERE p.id = 13 GROUP BY b HAVING b > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT code, account_id AS a FROM voucher WHERE abs(CASE WHEN code = 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0 AND code > 'V' AND a = 1;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT code, account_id AS a FROM voucher JOIN (SELECT 1 AS k) d ON a = 1 WHERE code > 'V' AND abs(CASE WHEN code = 'V-12' THEN -9223372036854775808 ELSE 1 END) > 0;
-- @vector 212
-- @tenant 1
-- @only sqlite
-- @expect same-or-refused
SELECT p.code, abs(CASE WHEN p.code = 'V-12' THEN -9223372036854775808 ELSE 1 END) AS b FROM (country c JOIN voucher p ON p.code >= 'V' AND b > 0);

-- A row that MariaDB finds by its key it reads while it plans, and puts into sub-queries what it holds.
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND NOT EXISTS (SELECT 1 FROM country WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND p.id IN (SELECT country.id FROM country WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND p.id > (SELECT max(country.id) FROM country WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) IN (SELECT country.id FROM country);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND (EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END), 1) IN (SELECT country.id, 1 FROM country);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) NOT IN (SELECT country.id FROM country UNION SELECT 7);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 AND EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > ALL (SELECT country.id FROM country);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id, (SELECT c.name FROM country c WHERE c.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END)) AS n FROM project p WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id, (SELECT c.name FROM country c JOIN country d ON d.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) LIMIT 1) AS n FROM project p WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id, (SELECT max(c.name) FROM country c HAVING EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > 1) AS n FROM project p WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 ORDER BY (SELECT c.name FROM country c WHERE c.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p WHERE p.id = 12 GROUP BY p.id, (SELECT c.name FROM country c WHERE c.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c JOIN project p ON c.id = (SELECT max(id) FROM country d WHERE d.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END)) WHERE p.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c LEFT JOIN project p ON p.id = 12 AND c.id = (SELECT max(id) FROM country d WHERE d.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT m.id FROM manager m WHERE m.id = 11 AND EXISTS (SELECT 1 FROM project p WHERE p.id = 12 AND EXISTS (SELECT 1 FROM country WHERE EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) > m.id));
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id NOT IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM project p WHERE p.id = 12 GROUP BY EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM project p WHERE p.id = 12 GROUP BY p.name);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE (c.id, 1) IN (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END), 1 FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id = ANY (SELECT EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END) FROM project p WHERE p.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT c.id FROM country c WHERE c.id IN (SELECT EXP(CASE WHEN t.title LIKE '%' THEN 1000 ELSE 1 END) FROM task t WHERE t.id = 12);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT t.id FROM task t WHERE t.id = 12 AND NOT EXISTS (SELECT 1 FROM country WHERE EXP(CASE WHEN t.title LIKE '%' THEN 1000 ELSE 1 END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT t.id, (SELECT c.name FROM country c WHERE c.id = EXP(CASE WHEN t.title LIKE '%' THEN 1000 ELSE 1 END)) AS n FROM task t WHERE t.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
SELECT p.id FROM project p JOIN task t ON t.id = 12 WHERE p.id = 11 AND EXISTS (SELECT 1 FROM country WHERE EXP(CASE WHEN t.title LIKE '%' THEN 1000 ELSE p.id END) > 0);
-- @vector 212
-- @tenant 1
-- @only mysql
DELETE p FROM project_label p WHERE p.project_id = 12 AND p.label_id = 12 AND EXISTS (SELECT 1 FROM country c WHERE c.id = EXP(CASE WHEN p.account_id IS NOT NULL THEN 1000 ELSE 1 END));
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country k ON k.id = 1 SET p.name = (SELECT max(c.name) FROM country c WHERE c.id = EXP(CASE WHEN p.name LIKE 'o%' THEN 1000 ELSE 1 END)) WHERE p.id = 12;

-- Under strict mode a write fails where it compares a text with a number.

-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND NOT p.name;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND NOT p.name;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name IN ('a', 0);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name IN ('a', 0);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name BETWEEN 0 AND 1;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name BETWEEN 0 AND 1;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name = p.id;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name = p.id;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND (p.id, 1) = (12, p.name);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND (p.id, 1) = (12, p.name);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND NULLIF(p.name, 0) IS NULL;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND NULLIF(p.name, 0) IS NULL;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND CASE p.name WHEN 0 THEN 1 END;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND CASE p.name WHEN 0 THEN 1 END;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name <=> 0;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name <=> 0;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name IS TRUE;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name IS TRUE;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND (p.name OR 1 = 0);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND (p.name OR 1 = 0);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name > TRUE;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name > TRUE;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name = NOW();
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name = NOW();
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.budget = 'abc';
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.budget = 'abc';
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND IFNULL(p.name, 1) = 1;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND IFNULL(p.name, 1) = 1;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name IN (SELECT c.id FROM country c);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name IN (SELECT c.id FROM country c);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND EXISTS (SELECT 1 FROM country c WHERE c.id = p.name);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND EXISTS (SELECT 1 FROM country d WHERE d.id = p.name);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND IF(p.name, 1, 0);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND IF(p.name, 1, 0);
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 0
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name = ?;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 0
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name = ?;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 'abc'
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.budget = ?;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 'abc'
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.budget = ?;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND p.name = (SELECT max(c.id) FROM country c);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND p.name = (SELECT max(c.id) FROM country c);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND (p.name XOR 1);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND (p.name XOR 1);
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', p.name FROM project p WHERE p.id = 12 AND LOWER(p.name) = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE project p JOIN country c ON c.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND LOWER(p.name) = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
DELETE l FROM project_label l JOIN project p ON p.id = 12 AND p.name = 0 WHERE l.project_id = p.id;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @expect same-or-refused
DELETE l FROM project l JOIN label b USING (name) WHERE b.id = 12;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) SELECT 900, 'xx', d.id FROM (SELECT name AS id FROM project p WHERE p.id = 12) AS d WHERE d.id = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
INSERT INTO country (id, code, name) WITH d (id) AS (SELECT name FROM project p WHERE p.id = 12) SELECT 900, 'xx', d.id FROM d WHERE d.id = 5;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE manager m JOIN project p ON p.id = 12 SET m.salary = 5 WHERE m.name = p.budget;
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE manager SET salary = 5 WHERE id = 11 AND EXISTS (SELECT 1 FROM project p WHERE p.id = 12 AND p.name = 0);
-- @vector 212
-- @tenant 1
-- @only mysql
UPDATE task SET points = 5 WHERE id = 12 AND title = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
DELETE FROM task WHERE id = 12 AND title = 0;
-- @vector 212
-- @tenant 1
-- @only mysql
-- @params 0
DELETE FROM sub_task WHERE id = 12 AND title = ?;
