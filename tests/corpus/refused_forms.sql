-- Sections D and G: what reaches beyond the tenant, or into the session, is refused.

-- @vector 139
-- @only postgres
-- @expect same-or-refused
SELECT id FROM U&"pr\006fject" ORDER BY id;
-- @vector 136
-- @only postgres
-- @expect refused
SELECT * FROM "Project";
-- @vector 137
-- @expect refused
SELECT id FROM nowhere.project;
-- @vector 137
-- @only sqlite
-- @expect refused
SELECT id FROM temp.project;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT relname FROM pg_class;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT relname FROM pg_catalog.pg_class;
-- @vector 149
-- @only mysql
-- @expect refused
SELECT table_name FROM information_schema.tables;
-- @vector 149
-- @only sqlite
-- @expect refused
SELECT name FROM sqlite_schema;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT pg_sleep(0) FROM pg_tables;
-- @vector 146
-- @only postgres
-- @expect refused
SELECT current_setting('data_directory'), pg_ls_dir('.');
-- @vector 146
-- @only postgres
-- @expect refused
SELECT * FROM dblink('dbname=x', 'select 1') AS t(x int);
-- @vector 146
-- @only postgres
-- @expect refused
SELECT lo_import('/etc/passwd');
-- @vector 146
-- @only postgres
-- @expect refused
SELECT ts_stat('select 1');
-- @vector 145
-- @only postgres
-- @expect refused
PREPARE p AS SELECT * FROM project;
-- @vector 145
-- @only postgres
-- @expect refused
EXECUTE p;
-- @vector 145
-- @only mysql
-- @expect refused
PREPARE s FROM 'SELECT 1';
-- @vector 138
-- @only mysql
-- @expect refused
SELECT @x := 1;
-- @vector 138
-- @only mysql
-- @expect refused
SELECT @@version;
-- @vector 206
-- @only postgres
-- @expect refused
LISTEN x;
-- @vector 206
-- @only postgres
-- @expect refused
NOTIFY x;
-- @vector 102
-- @expect refused
CREATE INDEX i ON project (name);
-- @vector 102
-- @expect refused
SAVEPOINT x;
-- @vector 138
-- @only mysql
-- @expect refused
USE mysql;
-- @vector 149
-- @only mysql
-- @expect refused
SHOW TABLES;
-- @vector 102
-- @only mysql
-- @expect refused
LOCK TABLES project WRITE;
-- @vector 138
-- @only postgres
-- @expect refused
SHOW search_path;
-- @vector 138
-- @only postgres
-- @expect refused
SET search_path TO x;
-- @vector 102
-- @only postgres
-- @expect refused
RESET ALL;
-- @vector 102
-- @only postgres
-- @expect refused
ANALYZE project;
-- @vector 150
-- @only postgres
-- @expect refused
EXPLAIN ANALYZE UPDATE project SET budget = 1;
-- @vector 149
-- @only postgres
-- @expect refused
SELECT nextval('project_id_seq') FROM pg_sequences;
-- @vector 102
-- @only postgres
-- @expect refused
REFRESH MATERIALIZED VIEW x;
-- @vector 54
-- @only postgres
-- @expect same-or-refused
SELECT generate_series(1, 3) AS n;
-- @vector 54
-- @only postgres
-- @expect same-or-refused
SELECT p.id, n FROM project p, generate_series(1, 2) AS n ORDER BY p.id, n;
-- @vector 54
-- @only postgres
-- @expect same-or-refused
SELECT p.id, e.value FROM project p, jsonb_array_elements('[1,2]'::jsonb) e ORDER BY p.id;
-- @vector 54
-- @only sqlite
-- @expect same-or-refused
SELECT p.id, e.value FROM project p, json_each('[1,2]') e ORDER BY p.id, e.value;
-- @vector 54
-- @only sqlite
-- @expect same-or-refused
SELECT value FROM generate_series(1, 3);
-- @vector 54
-- @only mysql
-- @expect same-or-refused
SELECT p.id, j.n FROM project p, JSON_TABLE('[1,2]', '$[*]' COLUMNS (n INT PATH '$')) j ORDER BY p.id, j.n;
-- A literal of type `name`, which the parser takes for an alias.
-- @vector 144
-- @only postgres
-- @expect refused
SELECT id, name 'x' FROM manager;
-- What only a table has, of one that is read as a query.
-- @vector 212
-- @only postgres
-- @expect refused
SELECT t.id, t.ctid IS NULL AS c FROM task t WHERE 10 / (t.points - 3) < 4;
-- @vector 212
-- @only postgres
-- @expect refused
SELECT t FROM task t WHERE 10 / (t.points - 3) < 4;
-- @vector 212
-- @only sqlite
-- @expect refused
SELECT t.rowid FROM task t WHERE abs(t.points) < 4;
-- @vector 212
-- @only sqlite
-- @expect refused
SELECT p.oid, m.id FROM project p JOIN manager m ON m.project_id = p.id WHERE abs(m.salary) < 4;
