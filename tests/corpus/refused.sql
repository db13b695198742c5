-- Sections D, E and G: what is refused as a whole.

-- @vector 82
-- @only postgres
-- @expect refused
SELECT * FROM ONLY project;
-- @vector 202
-- @expect refused
SELECT * FROM undeclared;
-- @vector 82
-- @expect refused
SELECT * FROM information_schema.tables;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT query FROM pg_stat_activity;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT most_common_vals FROM pg_stats;
-- @vector 149
-- @only sqlite
-- @expect refused
SELECT sql FROM sqlite_master;
-- @vector 149
-- @only mysql
-- @expect refused
SHOW PROCESSLIST;
-- @vector 83
-- @only postgres
-- @expect same-or-refused
SELECT count(*) AS n FROM project TABLESAMPLE BERNOULLI (100);
-- @vector 83
-- @only postgres
-- @expect refused
DELETE FROM member TABLESAMPLE BERNOULLI ((SELECT max(salary) FROM manager));
-- @vector 83
-- @only postgres
-- @expect refused
DELETE FROM project TABLESAMPLE BERNOULLI (100);
-- @vector 54
-- @expect refused
DELETE FROM member ((SELECT max(salary) FROM manager));
-- @vector 84
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project USE INDEX (PRIMARY) ORDER BY id;
-- @vector 84
-- @only sqlite
-- @expect same-or-refused
SELECT id FROM project NOT INDEXED ORDER BY id;
-- @vector 85
-- @only postgres
-- @expect refused
DECLARE c CURSOR FOR SELECT * FROM project;
-- @vector 85
-- @only postgres
-- @expect refused
UPDATE project SET name = 'x' WHERE CURRENT OF c;
-- @vector 77
-- @only postgres
-- @expect refused
SELECT * INTO stolen FROM project;
-- @vector 77
-- @expect refused
CREATE TABLE stolen AS SELECT * FROM project;
-- @vector 77
-- @expect refused
CREATE VIEW stolen AS SELECT * FROM project;
-- @vector 102
-- @only postgres mysql
-- @expect refused
TRUNCATE TABLE invoice;
-- @vector 102
-- @expect refused
DROP TABLE invoice;
-- @vector 102
-- @expect refused
ALTER TABLE invoice ADD COLUMN x int;
-- @vector 102
-- @only postgres
-- @expect refused
COPY project TO STDOUT;
-- @vector 102
-- @only postgres
-- @expect refused
LOCK TABLE project;
-- @vector 102
-- @only sqlite postgres
-- @expect refused
VACUUM;
-- @vector 102
-- @only sqlite
-- @expect refused
PRAGMA table_info(project);
-- @vector 102
-- @only sqlite
-- @expect refused
SELECT name FROM pragma_table_info('project');
-- @vector 102
-- @only mysql
-- @expect refused
LOAD DATA INFILE '/tmp/x' INTO TABLE project;
-- @vector 103
-- @only postgres
-- @expect refused
MERGE INTO project p USING country c ON p.id = c.id WHEN MATCHED THEN UPDATE SET name = 'x' WHEN NOT MATCHED THEN INSERT (id, name) VALUES (c.id, c.name);
-- @vector 150
-- @only postgres
-- @expect refused
EXPLAIN ANALYZE DELETE FROM project;
-- @vector 144
-- @expect refused
SELECT 1 AS a; SELECT id FROM project;
-- @vector 144
-- @expect refused
SELECT id FROM project; DELETE FROM project;
-- @vector 146
-- @only postgres
-- @expect refused
SELECT query_to_xml('select * from project', true, true, '');
-- @vector 146
-- @only postgres
-- @expect refused
SELECT table_to_xml('project', true, true, '');
-- @vector 146
-- @only postgres
-- @expect refused
SELECT pg_read_file('/etc/passwd');
-- @vector 138
-- @only postgres
-- @expect refused
SELECT set_config('search_path', 'x', false);
-- @vector 146
-- @only sqlite
-- @expect refused
SELECT load_extension('x');
-- @vector 146
-- @only mysql
-- @expect refused
SELECT LOAD_FILE('/etc/passwd');
-- @only mysql
-- @expect refused
SELECT id FROM project INTO OUTFILE '/tmp/project.txt';
-- @vector 54
-- @only postgres
-- @expect same-or-refused
SELECT * FROM generate_series(1, (SELECT count(*)::int FROM project)) AS n;
-- @vector 202
-- @expect refused
SELECT project.id FROM project JOIN undeclared ON undeclared.id = project.id;
-- @expect refused
SELECT id FROM country WHERE EXISTS (SELECT 1 FROM undeclared);
-- @expect refused
INSERT INTO undeclared (id) SELECT id FROM project;
-- @expect refused
DELETE FROM undeclared;
-- @expect refused
SET x = 1;
-- @vector 147
-- @only postgres mysql
-- @expect refused
CALL steal();
-- @vector 145
-- @only postgres
-- @expect refused
DO 'begin delete from project; end';
-- @only postgres
-- @expect refused
GRANT SELECT ON project TO public;
-- @only sqlite
-- @expect refused
ATTACH DATABASE ':memory:' AS other;
-- @vector 137
-- @expect refused
SELECT id FROM other.project;
-- @expect refused
BEGIN;
-- @expect refused
COMMIT;
-- @only mysql
-- @expect refused
HANDLER project OPEN;
-- @vector 52
-- @only mysql
-- @expect same-or-refused
SELECT id FROM project PROCEDURE ANALYSE();
-- The text ends in the middle.
-- @expect refused
SELECT id FROM project WHERE (name = 'alpha';

-- Nobody links itself to a stranger's row, whatever a statement makes the new link's key: member 12 is tenant 2's alone.
-- @expect refused
-- @vector 213
-- @only sqlite postgres
INSERT INTO member (name) VALUES ('x') RETURNING 12 AS id;
-- @expect refused
-- @vector 213
-- @only sqlite postgres
INSERT INTO member (name) VALUES ('x') RETURNING id, 12 AS id;
-- @expect refused
-- @vector 213
-- @only postgres
WITH m AS (INSERT INTO member (id, name) VALUES (512, 'x') RETURNING id) SELECT 12 AS id;
-- @expect refused
-- @vector 213
-- @only sqlite
INSERT OR IGNORE INTO member (id, name) VALUES (12, 'x');
-- @expect refused
-- @vector 213
-- @only mysql
INSERT IGNORE INTO member (id, name) VALUES (12, 'x');
-- @expect refused
-- @vector 213
EXPLAIN INSERT INTO member (id, name) VALUES (12, 'x');
-- MySQL counts a key of its own for 0.
-- @expect refused
-- @vector 213
-- @only mysql
INSERT INTO member (id, name) VALUES (0, 'x');

-- PostgreSQL ends an operator where a comment begins; what follows is no string to it.
-- @expect refused
-- @vector 151
-- @only postgres
-- @params 1
SELECT id -/* 2 AS x FROM project WHERE name = '*/ 3, name FROM project WHERE $1::int IS NOT NULL --';
-- @expect refused
-- @vector 151
-- @only postgres
SELECT id, 1 |/* 2, '*/ 3, (SELECT max(name) FROM project) FROM country --' FROM country;
-- MariaDB executes this comment.
-- @expect refused
-- @vector 142
-- @only mysql
SELECT id, name FROM country /*M! UNION SELECT id, name FROM project */;
-- @expect refused
-- @vector 150
-- @only postgres
EXPLAIN (ANALYZE true) DELETE FROM project;
-- @expect refused
-- @vector 150
-- @only postgres
EXPLAIN (VERBOSE, ANALYZE) SELECT name FROM project;
-- What another tenant's statement left in the session.
-- @expect refused
-- @vector 130
-- @only mysql
SELECT FOUND_ROWS() AS n;
-- @expect refused
-- @vector 130
-- @only mysql
SELECT LAST_INSERT_ID() AS n;
-- @expect refused
-- @vector 130
-- @only mysql
SELECT ROW_COUNT() AS n;
-- @expect refused
-- @vector 130
-- @only sqlite
SELECT last_insert_rowid() AS n;
-- @expect refused
-- @vector 130
-- @only sqlite
SELECT changes() AS n, total_changes() AS m;
-- @expect refused
-- @vector 206
-- @only mysql
SELECT GET_LOCK('x', 0) AS n;
-- The parser would be content with what stands before END.
-- @expect refused
-- @vector 144
DELETE FROM invoice END WHERE id = 0;
-- @expect refused
-- @vector 144
SELECT id END FROM project;
-- Statements that load rows, and what tenants would share beside the rows.
-- @vector 133
-- @only postgres
-- @expect refused
COPY project FROM '/tmp/project';
-- @vector 145
-- @only postgres
-- @expect refused
PREPARE p AS SELECT * FROM project;
-- @vector 145
-- @only mysql
-- @expect refused
PREPARE p FROM 'SELECT * FROM project';
-- @vector 206
-- @only postgres
-- @expect refused
SELECT pg_advisory_lock(1);
-- @vector 206
-- @only postgres
-- @expect refused
SELECT setval('project_id_seq', 1);
-- @vector 206
-- @only postgres
-- @expect refused
NOTIFY project;
-- Names that only look like a table's: a blank, a space without width, a Cyrillic letter.
-- @vector 140
-- @expect refused
SELECT id FROM "project ";
-- @vector 140
-- @expect refused
SELECT id FROM "proj​ect";
-- @vector 140
-- @expect refused
SELECT id FROM "prоject";

-- SQLite's other names of a key: writes to the key under them would not be looked at.
-- @vector 160
-- @only sqlite
-- @expect refused
UPDATE account SET rowid = 9;
-- @vector 160
-- @only sqlite
-- @expect refused
UPDATE project SET rowid = 13;
-- @vector 160
-- @only sqlite
-- @expect refused
UPDATE project SET name = 'x', "_ROWID_" = 13 WHERE id = 10;
-- @vector 160
-- @only sqlite
-- @expect refused
UPDATE task SET (title, oid) = ('x', 13);
-- @vector 160
-- @only sqlite
-- @expect refused
UPDATE task SET [RowId] = id + 500;
-- @vector 160
-- @only sqlite
-- @expect refused
INSERT INTO project (rowid, name) VALUES (500, 'x');
-- @vector 160
-- @only sqlite
-- @expect refused
INSERT INTO manager (name, salary, `oid`) SELECT name, 1, id + 500 FROM project;
-- @vector 160
-- @only sqlite
-- @expect refused
INSERT INTO project (id, name) VALUES (500, 'x') ON CONFLICT (id) DO UPDATE SET rowid = 501;
-- @vector 160
-- @only sqlite
-- @expect refused
WITH x AS (SELECT 1) UPDATE project SET oid = 13;
-- @vector 160
-- @only sqlite
SELECT rowid, id FROM project WHERE oid > 11 ORDER BY _rowid_;
