//! Session variables and settings. Vectors 138, 157, 167.

use super::Family;

pub const FAMILY: Family = Family {
    name: "variables",
    fragments: r#"
m|@x
m|@x := name
m|(@x := name)
m|@x := (SELECT MAX(name) FROM project)
m|@'x'
m|@`x`
m|@"x"
m|@@global.version
m|@@sql_mode
m|@@session.sql_mode
m|@@GLOBAL.secure_file_priv
m|name INTO @x
m|(SELECT name INTO @x FROM project LIMIT 1)
m|1 = 1 INTO @x
m|a@b
p|current_setting('x.y', true) = 'x'
p|current_setting('search_path')
p|set_config('x.y', name, false)
p|current_user
p|session_user
p|current_catalog
p|:x
s|:x
s|@x
s|@x = name
s|$x
s|?1
m|:x
m|NEW.name
m|@p0
"#,
    statements: r"
m|SET @x = 1
m|SET SESSION sql_mode = 'ANSI_QUOTES'
m|SET GLOBAL general_log = 1
m|SET NAMES gbk
m|SELECT name INTO @x FROM project LIMIT 1
m|SELECT @x := name FROM project
m|SELECT @@datadir
m|SELECT id FROM project WHERE (@r := 1) = 1
m|UPDATE project SET name = @x := 'x'
m|SET STATEMENT max_statement_time = 1 FOR SELECT name FROM project
p|SET search_path TO x
p|SET ROLE postgres
p|SET LOCAL x.y = 'z'
p|SET SESSION AUTHORIZATION postgres
p|SET standard_conforming_strings = off
p|RESET ALL
p|DISCARD ALL
p|SELECT set_config('standard_conforming_strings', 'off', false)
s|PRAGMA writable_schema = 1
s|PRAGMA trusted_schema = 1
s|PRAGMA user_version = 7
s|PRAGMA case_sensitive_like = 1
",
    honest: r"
sp|SELECT id, name, current_timestamp FROM project
m|SELECT id, name, CURRENT_USER() FROM project
",
    proof: r"
m|SELECT @x := name FROM project
p|SELECT name, current_setting('search_path') FROM project
s|SELECT name, current_timestamp FROM project
",
};
