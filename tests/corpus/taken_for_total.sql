-- What can fail, and doesn't look like it: every statement here once failed on rows of others.
-- SQLite: LIMIT/OFFSET of a sub-query that is no integer
-- @vector 212
-- @only sqlite
-- @tenant 1
SELECT t.id FROM task t WHERE t.title = 'lost' AND EXISTS (SELECT 1 FROM country LIMIT NULL);
-- @vector 212
-- @only sqlite
-- @tenant 1
SELECT v.id FROM voucher v WHERE v.code = 'V-12' AND EXISTS (SELECT 1 FROM country LIMIT NULL);
-- @vector 212
-- @expect refused
-- @only sqlite
-- @tenant 1
-- @params null
SELECT t.id FROM task t WHERE t.title = 'lost' AND EXISTS (SELECT 1 FROM country LIMIT ?);
-- @vector 212
-- @expect refused
-- @only sqlite
-- @tenant 1
-- @params 'abc'
SELECT t.id FROM task t WHERE t.title = 'lost' AND EXISTS (SELECT 1 FROM country LIMIT 1 OFFSET ?);
-- @vector 212
-- @expect refused
-- @only sqlite
-- @tenant 1
-- @params 1.5
SELECT t.id FROM task t WHERE t.title = 'lost' AND 5 IN (SELECT id FROM country LIMIT ?, 3);
-- PostgreSQL: FETCH of a given value, and LIMIT of a given value that rounds below zero
-- @vector 212
-- @expect refused
-- @only postgres
-- @tenant 1
-- @params -1
SELECT t.id FROM task t WHERE t.title = 'lost' AND t.id IN (SELECT c.id FROM country c WHERE c.id < t.points FETCH FIRST ? ROWS ONLY);
-- @vector 212
-- @expect refused
-- @only postgres
-- @tenant 1
-- @params -5.5
SELECT t.id FROM task t WHERE t.title = 'lost' AND t.id IN (SELECT c.id FROM country c WHERE c.id < t.points LIMIT ?);
-- SQLite: sums
-- @vector 212
-- @only sqlite
-- @tenant 1
SELECT t.id FROM task t WHERE t.title = 'lost' AND 5 IN (SELECT sum(CASE WHEN c.id > 0 THEN '9223372036854775807' ELSE '0' END) FROM country c);
-- @vector 212
-- @only sqlite
-- @tenant 1
-- @params 9223372036854775807
SELECT t.id FROM task t WHERE t.title = 'lost' AND EXISTS (SELECT 1 FROM country c GROUP BY c.id > 0 HAVING sum(CASE WHEN c.id > 0 THEN ? ELSE 0 END) > 0);
-- @vector 212
-- @only sqlite
-- @tenant 1
SELECT t.id FROM task t WHERE t.title = 'lost' AND 5 IN (SELECT sum(CASE WHEN a.id > 0 THEN 999999999999999 ELSE 0 END) FROM country a, country b, country c, country d, country e, country f, country g);
-- PostgreSQL: sums of doubles
-- @vector 212
-- @only postgres
-- @tenant 1
-- @params 1.0e308
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c HAVING sum(CASE WHEN c.id > 0 AND t.title = 'lost' THEN ? ELSE 0 END) > 0);
-- @vector 212
-- @only postgres
-- @tenant 1
-- @params 1.0e308
SELECT t.id FROM task t WHERE EXISTS (SELECT 1 FROM country c GROUP BY c.id > 0 ORDER BY avg(CASE WHEN c.id > 0 AND t.title = 'lost' THEN ? ELSE 0 END) OFFSET 1);
-- PostgreSQL: implicit cast numeric -> double precision
-- @vector 212
-- @only postgres
-- @tenant 1
-- @params 1.5
SELECT t.id FROM task t WHERE ? > CASE WHEN t.title = 'lost' THEN 1e400 ELSE 1 END;
-- @vector 212
-- @only postgres
-- @tenant 1
-- @params 1.5
SELECT m.id FROM member m WHERE ? < CASE WHEN m.name = 'Ivy' THEN 1e400 ELSE 1 END;
-- MySQL: the check of a key that is written, in an UPDATE of joined tables.
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager p JOIN country k ON k.id = 1 SET p.project_id = LOWER(p.name) WHERE p.id = 12;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager p JOIN country k ON k.id = 1 SET p.project_id = EXP(p.salary * 1000) WHERE p.id = 12 AND EXP(p.id) > 0;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE task p JOIN country k ON k.id = 1 SET p.project_id = COALESCE(p.title, 11) WHERE p.id = 12;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager m JOIN manager p ON p.id = 12 SET m.project_id = LOWER(p.name) WHERE m.id = 11;
-- @vector 212
-- @only mysql
-- @tenant 1
INSERT INTO manager (id, project_id, name, salary) SELECT 11, 11, 'x', 5 FROM manager p WHERE p.id = 12 ON DUPLICATE KEY UPDATE project_id = LOWER(p.name);
-- MySQL: a number as a text of a length.
-- @vector 212
-- @only mysql
-- @tenant 1
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM project p WHERE p.id = 12 AND CAST(p.budget AS CHAR(1)) IS NULL;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE project p JOIN country k ON k.id = 1 SET p.name = 'zz' WHERE p.id = 12 AND CAST(p.budget AS CHAR(1)) LIKE 'zz';
-- MySQL: aggregates of a column around them, which is known before their rows.
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE country k JOIN project p ON p.id = 12 SET p.name = 'zz' WHERE k.id = 1 AND k.id IN (SELECT GROUP_CONCAT(EXP(p.budget * 1000)) FROM country d);
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE country k JOIN project p ON p.id = 12 SET p.name = (SELECT JSON_ARRAYAGG(EXP(p.budget * 1000)) FROM country d) WHERE k.id = 1;
-- The same with a row that nobody has.
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager p JOIN country k ON k.id = 1 SET p.project_id = LOWER(p.name) WHERE p.id = 917;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE country k JOIN project p ON p.id = 917 SET p.name = 'zz' WHERE k.id = 1 AND k.id IN (SELECT GROUP_CONCAT(EXP(p.budget * 1000)) FROM country d);
-- @vector 212
-- @only mysql
-- @tenant 1
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM project p WHERE p.id = 917 AND CAST(p.budget AS CHAR(1)) IS NULL;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE country k JOIN project p ON p.id = 12 SET p.name = 'zz' WHERE k.id = 1 AND EXISTS (SELECT 1 FROM country d HAVING GROUP_CONCAT(EXP(p.budget * 1000)) > 0);
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager p JOIN country k ON k.id = 1 SET p.project_id = p.name WHERE p.id = 12;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE manager p JOIN country k ON k.id = 1 SET p.project_id = CASE WHEN p.name = 0 THEN 11 ELSE 21 END WHERE p.id = 12;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE sub_task p JOIN country k ON k.id = 1 SET p.task_id = NULLIF(p.title, 0) WHERE p.id = 12;
-- Patterns that the planner would match with statistics: other names of LIKE are refused, computed patterns hidden.
-- @vector 212
-- @only postgres
-- @expect refused
SELECT id FROM sub_task WHERE textlike(title, 'l%');
-- @vector 212
-- @only postgres
-- @expect refused
SELECT id FROM sub_task WHERE title ~~ 'l%\';
-- @vector 212
-- @only postgres
SELECT id FROM sub_task WHERE title ~~ 'l%' ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM sub_task WHERE title LIKE (lower('L') || '%') ORDER BY id;
-- @vector 212
-- @only postgres
SELECT id FROM sub_task WHERE title NOT LIKE ('l%') AND title ILIKE ANY (ARRAY['s%', 'w%']) ORDER BY id;
-- @vector 212
-- @only postgres
-- @params 'S'
SELECT s.id FROM sub_task s JOIN task t ON t.id = s.task_id WHERE s.title ILIKE '%' || ? || '%' AND t.title !~~* ('x' || '%') ORDER BY s.id;
-- @vector 212
-- @only postgres
SELECT id FROM sub_task WHERE title LIKE ('wx%') ESCAPE 'x' OR title LIKE 's%' ESCAPE ('x') ORDER BY id;
-- VALUES as a branch.
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT t.id FROM task t WHERE t.id IN (SELECT 1 UNION ALL VALUES (1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END)));
-- @vector 212
-- @only postgres
-- @tenant 1
INSERT INTO country (id, code, name) VALUES (1, 'a', 'b') ON CONFLICT (id) DO UPDATE SET name = 'c' WHERE EXISTS (SELECT 1 FROM task t WHERE t.id IN (SELECT 1 UNION VALUES (1/(t.id-12))));
-- @vector 212
-- @only sqlite
-- @tenant 1
SELECT t.id FROM task t WHERE t.id IN (VALUES (abs(CASE WHEN t.title = 'lost' THEN -9223372036854775808 ELSE 1 END)) UNION ALL SELECT 1);
-- @vector 212
-- @only sqlite
-- @tenant 1
DELETE FROM task AS t WHERE t.id IN (12, 13, 99) AND t.id IN (SELECT 1 INTERSECT VALUES (abs(CASE WHEN t.title = 'lost' AND t.id IN (12, 13, 99) THEN -9223372036854775808 ELSE 1 END)));
-- What an aggregate is sorted by.
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT t.id FROM task t WHERE t.id IN (SELECT max(c.id ORDER BY 1 / (CASE WHEN t.title = 'lost' THEN 0 ELSE 1 END)) FROM country c);
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT z.id FROM country z LEFT JOIN task t ON t.id IN (SELECT count(c.id ORDER BY 1/(t.id-12)) FROM country c);
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT t.id FROM task t WHERE t.id IN (SELECT max(c.id ORDER BY (SELECT d.id FROM country d WHERE t.id = 12)) FROM country c);
-- @vector 212
-- @only postgres
-- @tenant 1
WITH x AS (UPDATE country SET name = 'q' WHERE EXISTS (SELECT 1 FROM task t WHERE t.id IN (SELECT max(c.id ORDER BY 1/(t.id-12)) FROM country c)) RETURNING id) SELECT id FROM x;
-- An ESCAPE of two characters, a FETCH that is no number, numbers in an array, bytes as text.
-- @vector 212
-- @only sqlite
-- @tenant 1
-- @expect refused
SELECT t.id FROM task t WHERE t.id = 12 AND t.title LIKE 'a' ESCAPE '\\';
-- @vector 212
-- @only sqlite
-- @tenant 1
-- @expect refused
-- @params 'a'
SELECT member.id FROM member WHERE member.id = 12 AND member.name LIKE ? ESCAPE '\\';
-- @vector 212
-- @only sqlite
-- @tenant 1
-- @expect refused
DELETE FROM task WHERE task.id = 12 AND task.title LIKE 'a' ESCAPE '\\';
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT t.id FROM task t WHERE t.title = 'lost' AND EXISTS (SELECT 1 FROM country c WHERE c.id < t.id FETCH FIRST '-1' ROWS ONLY);
-- @vector 212
-- @only postgres
-- @tenant 1
SELECT t.id FROM task t WHERE t.title = 'lost' AND t.id IN (SELECT c.id FROM country c WHERE c.id < t.id ORDER BY c.id FETCH FIRST '-1' ROWS WITH TIES);
-- @vector 212
-- @only postgres
-- @tenant 1
-- @params 1.5
SELECT t.id FROM task t WHERE coalesce(CASE WHEN t.title = 'lost' THEN ARRAY[1e400] ELSE ARRAY[1.5] END, ARRAY[?]) IS NOT NULL;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE country k JOIN project p ON p.id = 12 SET k.name = 'zz' WHERE k.id = 1 AND CAST(CASE WHEN p.name = 'omega' THEN 0xff ELSE 0x61 END AS CHAR) LIKE 'q';
-- @vector 212
-- @only mysql
-- @tenant 1
INSERT INTO country (id, code, name) SELECT 977, 'a', 'b' FROM voucher p WHERE p.id = 12 AND CAST(CASE WHEN p.code = 'V-12' THEN b'11111111' ELSE 'a' END AS CHAR) IS NULL;
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE task p JOIN country k ON k.id = 1 SET p.title = 'zz' WHERE p.id = 13 AND CAST(CASE WHEN p.title = 'lost' THEN 0xff ELSE 0x61 END AS CHAR) LIKE 'q';
-- Patterns as arrays.
-- @vector 212
-- @only postgres
SELECT t.id FROM project t WHERE t.name NOT LIKE ALL (ARRAY['l%', 's%']) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t WHERE t.title LIKE ANY ('{s%,r%}') ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t WHERE t.title ILIKE SOME (ARRAY['S%', upper('w%')]) ORDER BY t.id;
-- Patterns that are columns or come of a query.
-- @vector 212
-- @only postgres
SELECT s.id FROM sub_task s, (SELECT 's%' AS p) x WHERE s.title LIKE x.p ORDER BY s.id;
-- @vector 212
-- @only postgres
SELECT s.id FROM sub_task s WHERE s.title LIKE ANY (SELECT 's%') ORDER BY s.id;
-- @vector 212
-- @only postgres
SELECT s.id FROM sub_task s, (SELECT ARRAY['s%', 'w%'] AS p) x WHERE s.title LIKE ANY (x.p) ORDER BY s.id;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t WHERE t.title::bytea LIKE ('w%') OR t.title::bytea LIKE NULL ORDER BY t.id;
-- @vector 212
-- @only postgres
-- @expect refused
SELECT t.id FROM task t WHERE t.title LIKE ANY (VALUES ('w%'), ('s%')) ORDER BY t.id;
-- @vector 212
-- @only postgres
SELECT t.id FROM task t JOIN sub_task s ON s.task_id = t.id AND s.title ILIKE t.title || '%' WHERE t.title LIKE s.title ORDER BY t.id, s.id;

-- What is told from now alone, signed numbers, one row of a sub-query, and aggregates of some rows.
-- @only postgres
SELECT t.id FROM task t WHERE now() - interval '7 days' < now() AND t.points > -1 AND CURRENT_DATE > date '2000-01-01' AND t.id / 1 > 0 ORDER BY t.id;
-- @only mysql
SELECT t.id FROM task t WHERE NOW() - INTERVAL 7 DAY < NOW() AND t.points > -1 AND t.id / 1 > 0 ORDER BY t.id;
-- @only mysql
-- @tenant 1
UPDATE task SET title = 'x' WHERE id = 12 AND points < NOW() - INTERVAL 7 DAY;
-- @only mysql
-- @fails
UPDATE task SET title = 'x' WHERE points < NOW() - INTERVAL 7 DAY;
SELECT t.id FROM task t WHERE t.points = (SELECT max(s.points) FROM sub_task s) OR t.points > -1 ORDER BY t.id;
SELECT t.id FROM task t WHERE t.points >= (SELECT s.points FROM sub_task s WHERE s.task_id = t.id ORDER BY s.id LIMIT 1) ORDER BY t.id;
-- An aggregate of the query around makes no row of a sub-query's many; it is computed of own rows.
-- @vector 212
-- @only postgres mysql
-- @fails
SELECT t.id, (SELECT max(t.points) FROM country) AS n FROM task t GROUP BY t.id ORDER BY t.id;
-- @vector 212
-- @tenant 1
SELECT t.id, (SELECT max(t.points) FROM country) AS n FROM task t WHERE t.id = 12 GROUP BY t.id ORDER BY (SELECT max(t.points) FROM country);
-- @vector 212
-- @tenant 1
SELECT t.id FROM task t WHERE t.id = 12 GROUP BY t.id HAVING (SELECT max(t.points) FROM country) > 0;
-- @vector 212
-- @tenant 1
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE t.id IN (12, 22) GROUP BY t.id, p.id HAVING (SELECT max(t.points) FROM country) > 0 ORDER BY t.id;
-- @vector 212
-- @only postgres
-- @fails
SELECT t.id FROM task t WHERE t.id = 12 AND now() - interval '999 years 999999 years' < now();
-- @vector 212
-- @only postgres
-- @fails
SELECT t.id FROM task t WHERE t.points = 6 AND now() - interval '999999 years' < now();
-- @only sqlite postgres
SELECT p.id, count(*) FILTER (WHERE t.points > 2) AS n, sum(CASE WHEN t.done THEN t.points ELSE 0 END) AS done FROM project p JOIN task t ON t.project_id = p.id GROUP BY p.id HAVING count(*) FILTER (WHERE t.points > 2) > 0 ORDER BY p.id;
-- @only postgres
SELECT id FROM voucher WHERE amount = (SELECT max(amount) FROM voucher) ORDER BY id FOR UPDATE;
-- @only mysql
SELECT id FROM voucher WHERE amount = (SELECT max(amount) FROM voucher) ORDER BY id FOR UPDATE;
-- A text with a sign is no number: MariaDB fails what is none in a write.
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE task SET title = 'x' WHERE id = 12 AND points > -'abc';
-- @vector 212
-- @only mysql
-- @tenant 1
UPDATE task SET title = 'x' WHERE points = 6 AND points > -'abc';
-- @vector 212
-- @only mysql
-- @tenant 1
-- @params 'abc'
UPDATE task SET title = 'x' WHERE points = 6 AND points > -?;
