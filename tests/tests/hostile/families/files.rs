//! Files: read, written, attached, loaded. Vectors 102, 133, 146.

use super::Family;

pub const FAMILY: Family = Family {
    name: "files",
    fragments: r"
m|1 = 1 INTO OUTFILE '{file}'
m|name INTO DUMPFILE '{file}'
m|id INTO OUTFILE '{file}' FIELDS TERMINATED BY ','
m|1 INTO OUTFILE '{file}' LINES TERMINATED BY 0x0a
m|project INTO OUTFILE '{file}'
m|1 = 1 LIMIT 1 INTO OUTFILE '{file}'
m|1 = 1 PROCEDURE ANALYSE()
m|1 PROCEDURE ANALYSE(extractvalue(1, concat(0x7e, (SELECT name FROM project LIMIT 1))), 1)
p|1 = 1; COPY project TO '{file}'
p|1 = 1; COPY project TO PROGRAM 'touch {file}'
p|name INTO stolen
p|1 INTO TEMP stolen
spm|name INTO stolen
s|1 = 1; ATTACH DATABASE '{file}.db' AS other
s|1 = 1; VACUUM INTO '{file}.db'
p|(SELECT pg_read_binary_file('/etc/passwd'))
m|(SELECT LOAD_FILE('/etc/passwd'))
",
    statements: r"
m|SELECT * FROM project INTO OUTFILE '{file}'
m|SELECT name INTO OUTFILE '{file}' FROM project
m|SELECT name FROM project LIMIT 1 INTO DUMPFILE '{file}'
m|(SELECT name FROM project) INTO OUTFILE '{file}'
m|SELECT name FROM project UNION SELECT name FROM manager INTO OUTFILE '{file}'
m|LOAD DATA INFILE '/etc/passwd' INTO TABLE project
m|LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE project
m|LOAD XML INFILE '{file}' INTO TABLE project
m|SELECT id FROM project PROCEDURE ANALYSE()
m|BACKUP STAGE START
m|INSTALL SONAME 'x'
m|CREATE FUNCTION sys_exec RETURNS int SONAME 'x.so'
p|COPY project TO '{file}'
p|COPY (SELECT name FROM project) TO PROGRAM 'touch {file}'
p|COPY project FROM PROGRAM 'id'
p|COPY project TO STDOUT
p|SELECT name INTO stolen FROM project
p|SELECT name INTO TEMP stolen FROM project
p|WITH x AS (SELECT name FROM project) SELECT * INTO stolen FROM x
p|LOAD 'x'
p|CREATE EXTENSION file_fdw
s|ATTACH DATABASE '{file}.db' AS other
s|VACUUM INTO '{file}.db'
s|DETACH DATABASE main
s|CREATE VIRTUAL TABLE v USING fts5(x)
s|CREATE TEMP TABLE stolen AS SELECT * FROM project
",
    honest: r"
spm|SELECT name FROM project
",
    proof: r"
spm|SELECT name FROM project
",
};
