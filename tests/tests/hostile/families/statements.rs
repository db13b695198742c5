//! Statements that aren't queries, whole or smuggled in. Vectors 76, 77, 85, 102, 103, 120, 145, 150.

use super::Family;

pub const FAMILY: Family = Family {
    name: "statements",
    fragments: r#"
spm|(DELETE FROM project RETURNING name)
spm|(UPDATE project SET name = 'x')
p|EXISTS (WITH d AS (DELETE FROM project RETURNING *) SELECT * FROM d)
spm|1 = 1 RETURNING name
spm|1 = 1 RETURNING (SELECT max(name) FROM project)
spm|1 = 1 FOR UPDATE
p|1 = 1 FOR UPDATE OF project SKIP LOCKED
p|1 = 1 FOR KEY SHARE
m|1 = 1 LOCK IN SHARE MODE
spm|EXPLAIN SELECT name FROM project
p|EXECUTE p
p|CURRENT OF c
spm|1 = 1 WINDOW w AS (ORDER BY id)
spm|name = 'x' WHERE 1 = 1
spm|name = 'x', account_id = {other}
spm|account_id = {other}
spm|"account_id" = {other}
spm|ACCOUNT_ID = {other}
spm|project.account_id = {other}
spm|(name, account_id) = ('x', {other})
spm|account_id
spm|(800, 'x'), (801, 'y')
spm|(800, 'x', {other})
spm|DEFAULT VALUES
spm|SELECT id + 700, name FROM manager
m|name = 'x', project.account_id = {other}
p|LATERAL (SELECT name FROM manager) x
p|ONLY project
p|project TABLESAMPLE SYSTEM (100)
spm|project, manager
spm|project NATURAL JOIN manager
spm|project JOIN manager USING (id)
spm|project CROSS JOIN task
"#,
    statements: r"
p|PREPARE p AS SELECT name FROM project
p|EXECUTE p
p|DEALLOCATE ALL
p|DO $$ BEGIN DELETE FROM project; END $$
p|CALL purge()
p|LISTEN x
p|NOTIFY x, 'y'
p|DECLARE c CURSOR FOR SELECT name FROM project
p|FETCH ALL FROM c
p|LOCK TABLE project
p|TABLE project
p|CREATE ROLE thief SUPERUSER LOGIN
p|CREATE FUNCTION thief() RETURNS int LANGUAGE sql AS 'SELECT 1'
p|ALTER ROLE postgres SET search_path = 'x'
p|EXPLAIN ANALYZE DELETE FROM project
p|EXPLAIN (ANALYZE, VERBOSE) SELECT name FROM project
p|EXPLAIN (ANALYZE true) DELETE FROM project
p|EXPLAIN VERBOSE SELECT name FROM project
p|MERGE INTO project p USING country c ON true WHEN MATCHED THEN DELETE
p|REFRESH MATERIALIZED VIEW x
p|SECURITY LABEL ON TABLE project IS 'x'
p|COMMENT ON TABLE project IS 'x'
p|TRUNCATE project CASCADE
p|WITH d AS (DELETE FROM project RETURNING *) SELECT * FROM d
p|WITH u AS (UPDATE project SET name = 'x' RETURNING *) SELECT count(*) FROM u
p|WITH i AS (INSERT INTO project (id, name) SELECT id + 700, name FROM project RETURNING *) SELECT name FROM i
m|PREPARE p FROM 'DELETE FROM project'
m|EXECUTE IMMEDIATE 'DELETE FROM project'
m|HANDLER project OPEN
m|HANDLER project READ FIRST
m|LOCK TABLES project WRITE
m|UNLOCK TABLES
m|FLUSH TABLES
m|KILL 1
m|DO SLEEP(0)
m|CALL purge()
m|TRUNCATE TABLE project
m|REPLACE INTO project (id, name) VALUES (1{other}, 'x')
m|RENAME TABLE project TO stolen
m|ANALYZE SELECT name FROM project
m|ANALYZE FORMAT=JSON DELETE FROM project
m|EXPLAIN EXTENDED SELECT name FROM project
m|SHOW WARNINGS
m|HELP 'x'
m|CREATE USER thief
m|GRANT ALL ON *.* TO thief
m|CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM project
m|BEGIN NOT ATOMIC DELETE FROM project; END
m|XA START 'x'
m|UPDATE project p, manager m SET p.name = 'x', m.name = 'y'
m|DELETE p, m FROM project p JOIN manager m
m|INSERT INTO project SET id = 700, name = 'x', account_id = {other}
s|REPLACE INTO project (id, name) VALUES (1{other}, 'x')
s|INSERT OR REPLACE INTO project (id, name) VALUES (1{other}, 'x')
s|UPDATE OR REPLACE project SET id = 1{other} WHERE id = 1{tenant}
s|EXPLAIN SELECT name FROM project
s|EXPLAIN QUERY PLAN DELETE FROM project
s|PRAGMA table_info(project)
s|CREATE TRIGGER t AFTER INSERT ON project BEGIN DELETE FROM project; END
s|CREATE TEMP VIEW v AS SELECT * FROM project
s|REINDEX
s|ANALYZE
s|SAVEPOINT x
s|RELEASE x
spm|CREATE TABLE stolen AS SELECT * FROM project
spm|CREATE VIEW stolen AS SELECT * FROM project
spm|CREATE INDEX i ON project (name)
spm|ALTER TABLE project RENAME TO stolen
spm|DROP TABLE voucher
spm|BEGIN
spm|ROLLBACK
spm|UPDATE project SET account_id = {other}
spm|UPDATE project SET account_id = account_id + 1
spm|UPDATE task SET project_id = 1{other}
spm|INSERT INTO project (id, account_id, name) VALUES (700, {other}, 'x')
spm|INSERT INTO project VALUES (700, {other}, 'x', 1)
spm|INSERT INTO task (id, project_id, title, done) VALUES (700, 1{other}, 'x', true)
spm|INSERT INTO account_member (member_id) VALUES (1{other})
spm|DELETE FROM account
spm|DELETE FROM account_member
spm|INSERT INTO account (id, slug, name) VALUES (9, 'x', 'x')
",
    honest: r"
spm|UPDATE project SET name = 'x' WHERE id > 0
spm|DELETE FROM invoice WHERE id > 0
spm|INSERT INTO project (id, name) VALUES (700, 'x')
",
    proof: r"
spm|UPDATE project SET name = 'x'
spm|DELETE FROM invoice
",
};
