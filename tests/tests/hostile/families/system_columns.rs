//! Columns that every row has. Vectors 63, 160.

use super::Family;

pub const FAMILY: Family = Family {
    name: "system columns",
    fragments: r"
p|ctid
p|ctid = '(0,1)'
p|xmin::text::bigint > 0
p|tableoid
p|tableoid::regclass::text
p|project
p|project.*
p|(project).name
p|project.ctid
s|rowid
s|_rowid_
s|oid
s|rowid = 12
s|rowid IN (SELECT rowid FROM project)
s|project.rowid
s|(SELECT max(rowid) FROM project)
m|_rowid
m|DB_ROW_ID
m|DB_TRX_ID
m|PARTITION
spm|*
spm|project.*
spm|count(*)
spm|name, account_id, budget
",
    statements: r"
p|SELECT ctid, xmin, xmax, tableoid, name FROM project
p|SELECT name FROM project WHERE ctid IN (SELECT ctid FROM project)
p|UPDATE project SET name = 'x' WHERE ctid = ANY (ARRAY(SELECT ctid FROM project))
p|DELETE FROM invoice WHERE ctid IN ('(0,1)', '(0,7)', '(0,13)')
p|SELECT p FROM project p
p|SELECT row_to_json(p) FROM project p
p|SELECT count(p) FROM project p
p|SELECT (p.*)::text FROM project p
p|SELECT p.name FROM project AS p(account_id, id, name, budget)
s|SELECT rowid, name FROM project
s|SELECT _rowid_, oid FROM project
s|DELETE FROM invoice WHERE rowid < 99
s|UPDATE project SET rowid = rowid + 900
s|SELECT name FROM project WHERE rowid = 12
m|SELECT _rowid, name FROM project
m|SELECT name FROM project PARTITION (p0)
m|SELECT name FROM project FOR SYSTEM_TIME ALL
",
    honest: r"
p|SELECT ctid, name FROM project
s|SELECT rowid, name FROM project
m|SELECT project.*, name FROM project
",
    proof: r"
p|SELECT p::text FROM project p
s|SELECT rowid, name FROM project
m|SELECT project.* FROM project
",
};
