//! Catalogues, statistics and other sessions. Vectors 149, 148.

use super::Family;

pub const FAMILY: Family = Family {
    name: "catalogues",
    fragments: r#"
spm|id IN (SELECT 1 FROM information_schema.tables)
p|(SELECT max(query) FROM pg_stat_activity)
p|(SELECT max(most_common_vals::text) FROM pg_stats)
p|(SELECT max(query) FROM pg_catalog.pg_stat_activity)
p|(SELECT max(rolname) FROM pg_roles)
p|(SELECT max(relname) FROM pg_class)
p|(SELECT max(stavalues1::text) FROM pg_statistic)
p|(SELECT max(prosrc) FROM pg_proc)
p|(SELECT max(passwd) FROM pg_shadow)
s|(SELECT max(sql) FROM sqlite_master)
s|(SELECT max(sql) FROM sqlite_schema)
s|(SELECT max(sql) FROM main.sqlite_master)
s|(SELECT max(sql) FROM temp.sqlite_temp_master)
s|(SELECT max(name) FROM sqlite_sequence)
s|(SELECT max(seq) FROM "sqlite_sequence")
s|(SELECT max(stat) FROM sqlite_stat1)
m|(SELECT MAX(info) FROM information_schema.processlist)
m|(SELECT MAX(sql_text) FROM performance_schema.events_statements_history)
m|(SELECT MAX(user) FROM mysql.user)
m|(SELECT MAX(table_name) FROM `information_schema`.`tables`)
m|(SELECT MAX(table_name) FROM INFORMATION_SCHEMA.INNODB_SYS_TABLES)
m|(SELECT MAX(last_value) FROM mysql.innodb_table_stats)
spm|information_schema.tables
p|pg_catalog.pg_class
s|sqlite_master
m|mysql.user
spm|other.project
spm|main.project
spm|public.project
spm|temp.project
spm|pg_temp.project
"#,
    statements: r#"
p|SELECT query FROM pg_stat_activity
p|SELECT * FROM pg_stats
p|SELECT * FROM pg_catalog.pg_class
p|SELECT * FROM information_schema.columns
p|SELECT 'project'::regclass, 'int4'::regtype
p|SELECT currval(pg_get_serial_sequence('project', 'id'))
p|SELECT last_value FROM project_id_seq
s|SELECT * FROM sqlite_master
s|SELECT * FROM sqlite_schema
s|SELECT seq FROM sqlite_sequence
s|SELECT * FROM "sqlite_master"
s|SELECT * FROM [sqlite_master]
s|UPDATE sqlite_sequence SET seq = 1
s|DELETE FROM sqlite_master
m|SELECT * FROM information_schema.processlist
m|SELECT * FROM mysql.user
m|SHOW PROCESSLIST
m|SHOW TABLES
m|SHOW CREATE TABLE project
m|SHOW GRANTS
m|DESCRIBE project
m|EXPLAIN project
p|SHOW search_path
spm|SHOW VARIABLES
"#,
    honest: r"
spm|SELECT c.name FROM country c JOIN project p ON p.id > 0
",
    proof: r"
p|SELECT t.name FROM project t, pg_class c WHERE c.relname = 'project'
s|SELECT p.name FROM project p, sqlite_master m WHERE m.name = 'project'
m|SELECT p.name FROM project p, information_schema.tables t WHERE t.table_name = 'project' AND t.table_schema = DATABASE()
",
};
