//! Functions that run SQL text, read or write files, look at sessions, or wait. Vectors 54, 146, 147, 206.

use super::Family;

pub const FAMILY: Family = Family {
    name: "functions",
    fragments: r#"
p|query_to_xml('SELECT name FROM project', true, true, '')::text = 'x'
p|pg_catalog.query_to_xml('SELECT name FROM project', true, true, '')
p|"query_to_xml"('SELECT name FROM project', true, true, '')
p|PG_CATALOG."query_to_xml"('SELECT 1', true, true, '')
p|QUERY_TO_XML('SELECT name FROM project', true, true, '')
p|query_to_xml_and_xmlschema('SELECT name FROM project', true, true, '')
p|table_to_xml('project', true, true, '')
p|schema_to_xml('public', true, true, '')
p|database_to_xml(true, true, '')
p|cursor_to_xml('c', 1, true, true, '')
p|(SELECT word FROM ts_stat('SELECT name::tsvector FROM project') LIMIT 1)
p|ts_rewrite('a'::tsquery, 'SELECT ''a''::tsquery, name::tsquery FROM project')
p|dblink('dbname=postgres', 'SELECT 1')
p|pg_read_file('/etc/passwd')
p|pg_ls_dir('.')
p|pg_stat_file('base')
p|lo_import('/etc/passwd')
p|lo_export(1, '{file}')
p|lo_from_bytea(0, 'x')
p|pg_terminate_backend(1)
p|pg_cancel_backend(pg_backend_pid())
p|pg_advisory_lock(1)
p|set_config('search_path', 'x', false)
p|current_setting('data_directory')
p|currval('project_id_seq')
p|lastval()
p|pg_relation_size('project')
p|pg_notify('x', 'y')
p|get_raw_page('project', 0)
p|txid_current()
p|version()
p|has_table_privilege('project', 'select')
p|row_to_json(project)
p|xmlelement(name x, name)
p|xpath('/x', '<x/>')
s|load_extension('{file}')
s|readfile('/etc/passwd')
s|writefile('{file}', 'x')
s|edit('x')
s|fts3_tokenizer('x')
s|sqlite_version()
s|sqlite_compileoption_get(1)
s|(SELECT name FROM pragma_table_info('project') LIMIT 1)
s|(SELECT file FROM pragma_database_list)
s|(SELECT sql FROM sqlite_master LIMIT 1)
s|(SELECT data FROM sqlite_dbpage LIMIT 1)
s|(SELECT payload FROM sqlite_dbdata LIMIT 1)
s|(SELECT value FROM json_each((SELECT json_group_array(name) FROM project)) LIMIT 1)
s|last_insert_rowid()
s|changes()
s|total_changes()
m|LOAD_FILE('/etc/passwd')
m|sys_exec('touch {file}')
m|sys_eval('id')
m|BENCHMARK(1, 1)
m|SLEEP(0)
m|GET_LOCK('x', 0)
m|FOUND_ROWS()
m|ROW_COUNT()
m|LAST_INSERT_ID()
m|last_insert_id(5)
m|USER()
m|DATABASE()
m|CONNECTION_ID()
m|VERSION()
m|NAME_CONST('x', 1)
m|MASTER_POS_WAIT('x', 1, 0)
m|LASTVAL(project)
m|NEXTVAL(project)
spm|upper (name)
spm|upper/**/(name)
spm|nothing_of_this_name(name)
"#,
    statements: r"
p|SELECT query_to_xml('SELECT name FROM project', true, true, '')
p|SELECT * FROM query_to_xml('SELECT name FROM project', true, true, '') AS x
p|SELECT * FROM ts_stat('SELECT name::tsvector FROM project')
p|SELECT id FROM project WHERE id IN (SELECT ndoc FROM ts_stat('SELECT name::tsvector FROM project'))
p|SELECT * FROM generate_series(1, 3) g, LATERAL (SELECT query_to_xml('SELECT name FROM project', true, true, '')) x
p|SELECT * FROM pg_ls_dir('.')
p|SELECT * FROM json_to_recordset('[{}]') AS x(a int)
p|SELECT * FROM ROWS FROM (generate_series(1, 2), table_to_xml('project', true, true, ''))
p|SELECT * FROM XMLTABLE('/x' PASSING table_to_xml('project', true, true, '') COLUMNS a text)
p|SELECT count(*) FILTER (WHERE query_to_xml('SELECT 1', true, true, '') IS NOT NULL) FROM project
p|SELECT count(*) OVER (PARTITION BY table_to_xml('project', true, true, '')::text) FROM project
p|UPDATE project SET name = query_to_xml('SELECT name FROM project', true, true, '')::text
p|INSERT INTO project (id, name) VALUES (700, query_to_xml('SELECT name FROM project', true, true, '')::text)
p|INSERT INTO project (id, name) VALUES (700, 'x') RETURNING query_to_xml('SELECT name FROM project', true, true, '')
p|INSERT INTO project (id, name) VALUES (11, 'x') ON CONFLICT (id) DO UPDATE SET name = query_to_xml('SELECT name FROM project', true, true, '')::text
p|INSERT INTO project (id, name) VALUES (700, 'x') ON CONFLICT (query_to_xml('SELECT 1', true, true, '')) DO NOTHING
p|SELECT id FROM project ORDER BY query_to_xml('SELECT name FROM project', true, true, '')::text
p|SELECT id FROM project LIMIT (SELECT length(query_to_xml('SELECT name FROM project', true, true, '')::text))
p|SELECT DISTINCT ON (query_to_xml('SELECT 1', true, true, '')::text) id FROM project
s|SELECT load_extension('{file}')
s|SELECT * FROM pragma_table_list
s|SELECT * FROM json_each((SELECT name FROM project))
s|SELECT * FROM json_tree('{}')
s|SELECT * FROM sqlite_dbpage
s|SELECT * FROM dbstat
s|SELECT * FROM bytecode('SELECT name FROM project')
s|SELECT * FROM tables_used('SELECT name FROM project')
s|INSERT INTO project (id, name) VALUES (700, 'x') ON CONFLICT (load_extension('x')) DO NOTHING
s|SELECT last_insert_rowid(), changes(), total_changes()
m|SELECT LOAD_FILE('/etc/passwd')
m|SELECT FOUND_ROWS(), ROW_COUNT(), LAST_INSERT_ID()
m|SELECT LAST_INSERT_ID(id), CONCAT(name, 'x') FROM project
m|SELECT JT.a FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a int PATH '$')) JT
m|SELECT SQL_CALC_FOUND_ROWS id FROM project LIMIT 1
m|SELECT PREVIOUS VALUE FOR project
",
    honest: r"
spm|SELECT upper(name), length(name), coalesce(budget, 0) FROM project
p|SELECT row_to_json(p), to_char(now(), 'YYYY'), nextval('project_id_seq') FROM project p
m|SELECT CONCAT(name, 'x') FROM project
",
    proof: r"
p|SELECT query_to_xml('SELECT name FROM project', true, true, '')::text
p|SELECT table_to_xml('project', true, true, '')::text
s|SELECT value FROM json_each((SELECT json_group_array(name) FROM project))
m|SELECT GROUP_CONCAT(name) FROM project
",
};
