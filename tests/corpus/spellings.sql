-- Section G: spellings that a parser doesn't know, or takes for something else.

-- A number, neither the string X'10' nor `0 AS x10`.
-- @vector 151
-- @only sqlite
SELECT id, 0x10 AS h, 0X1f + id AS u FROM project WHERE id > 0xA ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, 0x41 AS h, x'41' AS s, 0x0A + id AS n, b'101' + 0 AS b FROM project ORDER BY id;
-- @vector 151
-- @only sqlite postgres
-- @expect refused
SELECT 1x FROM project;
-- @vector 151
-- @only sqlite
-- @params null, 'alpha'
SELECT id FROM project WHERE budget IS ? OR name IS NOT ? ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT p.id, p.budget IS (SELECT max(budget) FROM project) AS most FROM project p WHERE p.name IS NOT 'beta' AND (p.budget IS NULL OR p.budget IS NOT 100) ORDER BY p.id;
-- @vector 151
-- @only sqlite
SELECT id FROM manager WHERE project_id IS NULL AND salary IS NOT NULL AND (salary > 1000) IS TRUE ORDER BY id;
-- @vector 151
-- @only sqlite postgres
SELECT id, budget ISNULL AS a, (budget NOTNULL) AS b FROM project WHERE NOT (budget ISNULL) ORDER BY id;
-- @vector 1
-- @only sqlite
SELECT id FROM project WHERE name NOT GLOB 'a*' OR name GLOB 'al*' AND budget > 100 ORDER BY id;
-- @vector 2
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' && budget > 100 || !(name = 'beta') XOR id MOD 20 = 1 ORDER BY id;
-- @vector 2
-- @only mysql
SELECT id, !(budget > 100) AS a, !(budget IS NULL) = 1 AS b, id MOD 7 + 1 AS c, MOD(id, 7) AS d FROM project ORDER BY id;
-- @vector 27
-- @only mysql
SELECT p.id, t.id AS tid, m.id AS mid FROM project p LEFT JOIN (task t, manager m) ON t.project_id = p.id AND m.project_id = p.id ORDER BY 1, 2, 3;
-- @vector 27
-- @only mysql
SELECT c.id, p.id AS pid, t.id AS tid FROM country c LEFT JOIN (project p, task t LEFT JOIN sub_task s ON s.task_id = t.id) ON p.budget = 100 * c.id AND t.project_id = p.id ORDER BY 1, 2, 3, s.id;
-- @vector 27
-- @only mysql
SELECT p.id, i.id AS iid FROM (project p, invoice i) WHERE i.id = p.id ORDER BY 1;
-- @vector 148
-- @only mysql
SELECT (SELECT count(*) FROM task) AS n, d.x FROM (SELECT 1 AS x FROM DUAL WHERE EXISTS (SELECT 1 FROM project WHERE budget > 100)) d;
-- @vector 112
-- @only mysql
INSERT INTO project (id, name) SELECT 700, 'x' FROM dual WHERE NOT EXISTS (SELECT 1 FROM project WHERE name = 'nope');
-- @vector 148
-- @only mysql
-- @expect refused
SELECT 1 FROM "dual";
-- @vector 135
-- @only sqlite
SELECT p.id FROM 'project' AS p JOIN 'task' ON task.project_id = p.id ORDER BY p.id, task.id;
-- @vector 135
-- @only sqlite
SELECT count(*) AS n FROM 'sub_task';
-- @vector 135
-- @only sqlite
-- @expect refused
SELECT * FROM 'undeclared';
-- @vector 102
-- @only mysql
INSERT LOW_PRIORITY INTO project (id, name) VALUES (500, 'x');
-- @vector 102
-- @only mysql
INSERT HIGH_PRIORITY IGNORE INTO invoice (id, number, total) VALUES (500, 'N-1', 1), (501, 'N-99', 2);
-- @vector 102
-- @only mysql
-- @expect refused
INSERT DELAYED INTO project (id, name) VALUES (500, 'x');
-- @vector 107
-- @only mysql
-- @expect refused
INSERT project (id, account_id, name) VALUES (500, 9, 'x');
-- Rows in SET.
-- @vector 124
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
UPDATE manager SET (project_id, name) = (SELECT 12, 'x') WHERE id = 11;
-- @vector 124
-- @only sqlite postgres
UPDATE manager SET (project_id, name) = (SELECT p.id, p.name FROM project p WHERE p.id >= manager.id ORDER BY p.id LIMIT 1) WHERE id < 60;
-- @vector 124
-- @only sqlite postgres
UPDATE manager SET (name, project_id, salary) = (SELECT DISTINCT p.name, p.id, 5 FROM project p WHERE p.id = manager.id UNION SELECT 'none', NULL, 6 FROM account WHERE manager.id > 90);
-- @vector 96
-- @only sqlite postgres
-- @expect refused
UPDATE invoice SET (total, org_id) = (SELECT 1, org_id + 1 FROM invoice);
-- @vector 96
-- @tenant 0 1
-- @only sqlite postgres
-- @expect refused
UPDATE invoice SET (total, org_id) = ROW(1, 2);
-- @vector 96
-- @only sqlite postgres
-- @expect refused
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 9) ON CONFLICT (org_id, number) DO UPDATE SET (total, org_id) = (excluded.total, 77);
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
-- @expect refused
INSERT INTO project AS p (id, name, budget) VALUES (11, 'x', 1) ON CONFLICT (id) DO UPDATE SET (name, budget) = (excluded.name, p.budget + 1);
-- @vector 114
-- @tenant 0
-- @only sqlite postgres
INSERT INTO project AS p (id, name, budget) VALUES (10, 'x', 1) ON CONFLICT (id) DO UPDATE SET (name, budget) = (SELECT max(m.name), max(m.salary) FROM manager m);
-- Columns that don't name their table in MySQL's UPDATE of joined tables.
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE project p JOIN invoice i ON i.id = p.id SET org_id = 7;
-- @vector 96
-- @only mysql
-- @expect refused
UPDATE project p, invoice i SET account_id = 7 WHERE i.id = p.id;
-- @vector 88
-- @only mysql
UPDATE project p JOIN invoice i ON i.id = p.id SET budget = total, number = concat('x', i.id), total = 0;
-- @vector 88
-- @only mysql
-- @expect refused
UPDATE manager m JOIN project p ON p.id = m.project_id SET name = 'which one';
-- @vector 124
-- @only mysql
-- @tenant 1
-- @expect refused
UPDATE task t JOIN project p ON p.id = t.project_id SET project_id = 12;
-- MySQL's DELETE FROM … USING.
-- @vector 89
-- @only mysql
DELETE FROM project, manager USING project LEFT JOIN manager ON manager.project_id = project.id WHERE project.budget IS NULL;
-- @vector 89
-- @only mysql
-- @copy DELETE l FROM label l LEFT JOIN project_label pl ON pl.label_id = l.id WHERE pl.label_id IS NULL AND l.account_id IS NOT NULL
DELETE FROM l USING label l LEFT JOIN project_label pl ON pl.label_id = l.id WHERE pl.label_id IS NULL;
-- @vector 89
-- @only mysql
-- @expect refused
DELETE FROM a USING account a JOIN project p ON p.account_id = a.id;
-- @vector 89
-- @only mysql
-- @expect refused
DELETE FROM x USING task t JOIN project p ON p.id = t.project_id;
-- A row in the way is left as it is; what tenancy raises still fails the statement.
-- @vector 99
-- @only sqlite
-- @tenant 1
-- @expect refused
UPDATE OR IGNORE task SET project_id = 12 WHERE id = 11;
-- @vector 99
-- @only sqlite
UPDATE OR IGNORE invoice SET number = 'N-1';
-- @vector 99
-- @only sqlite
-- @expect refused
UPDATE OR FAIL invoice SET number = 'N-1';
-- Comments that MySQL and MariaDB run; those of a version, or of MariaDB alone, are run by some servers.
-- @vector 142
-- @only mysql
SELECT id FROM project WHERE id = 11 /*! OR 1=1 */ ORDER BY id;
-- @vector 142
-- @only mysql
SELECT id FROM project WHERE id = 11 /*!40101 OR id > 0 */ ORDER BY id;
-- @vector 142
-- @only mysql
-- @expect refused
SELECT id FROM project WHERE id = 11 /*M! OR id > 0 */ ORDER BY id;
-- @vector 142
-- @only mysql
-- @expect refused
SELECT id FROM project WHERE id = 11 /*M!100100 OR id > 0 */;
-- @vector 142
-- @only mysql
-- @expect refused
SELECT id FROM project WHERE id = 11 /*!99999 OR id > 0 */;
-- @vector 142
-- @only mysql
-- @expect refused
SELECT id FROM project WHERE id = 11 /*!100100 OR id > 0 */;
-- @vector 146
-- @only sqlite
SELECT sqlite_version() IS NOT NULL AS known;
-- BINARY before an operand.
-- @vector 17
-- @only mysql
DELETE FROM sub_task WHERE BINARY title = 'SHIP';
-- @vector 17
-- @only mysql
SELECT id FROM project WHERE BINARY name = 'DELTA' OR budget > 1000 ORDER BY id;
-- @vector 17
-- @only mysql
SELECT p.id FROM project p JOIN manager m ON BINARY p.name = m.name OR BINARY (p.id) = m.project_id ORDER BY p.id, m.id;
-- @vector 17
-- @only mysql
-- @params 'DELTA'
SELECT id, BINARY 'a' = 'A' AS b, BINARY lower(name) LIKE 'd%' AS l, name = BINARY ? AS n, CAST(name AS BINARY) = 'delta' AS c, CONVERT(name, BINARY(2)) = 'de' AS d FROM project WHERE BINARY name IN ('delta', 'OMEGA') ORDER BY id;
