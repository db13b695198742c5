//! LIMIT, OFFSET, FETCH and what follows them. Vectors 49, 78, 90.

use super::Family;

pub const FAMILY: Family = Family {
    name: "paging",
    fragments: r"
spm|1 UNION SELECT name FROM manager
spm|(SELECT count(*) FROM manager)
spm|(SELECT max(salary) FROM manager)
spm|1 OFFSET (SELECT count(*) FROM project)
spm|1, 2
spm|-1
spm|1e9
spm|ALL
spm|NULL
spm|CASE WHEN (SELECT count(*) FROM task) > 30 THEN 1 ELSE 5 END
spm|1 FOR UPDATE
spm|1 INTO @x
p|1 FETCH FIRST 1 ROW WITH TIES
p|(SELECT length(max(name)) FROM project)::int
spm|9 OFFSET 0 -- x
spm|5 -- OFFSET 3
m|1 LOCK IN SHARE MODE
m|1 PROCEDURE ANALYSE()
m|1 ROWS EXAMINED 5
spm|id LIMIT 1 OFFSET 1
spm|id DESC LIMIT 99
spm|(CASE WHEN (SELECT count(*) FROM project WHERE name = '{project}') > 0 THEN id ELSE -id END)
spm|(SELECT name FROM project WHERE name = '{project}') DESC
",
    statements: r"
spm|SELECT id FROM project ORDER BY id LIMIT (SELECT count(*) FROM manager)
spm|SELECT id FROM project ORDER BY id LIMIT 99 OFFSET (SELECT count(*) FROM task) / 8
p|SELECT id FROM project ORDER BY id FETCH FIRST (SELECT count(*) FROM task) ROWS ONLY
p|SELECT id FROM project ORDER BY name FETCH FIRST 3 ROWS WITH TIES
m|SELECT id FROM project ORDER BY id LIMIT 3, 99
m|UPDATE project SET name = 'x' ORDER BY id DESC LIMIT 3
m|DELETE FROM invoice ORDER BY id DESC LIMIT 3
m|SELECT id FROM project LIMIT ROWS EXAMINED 5
s|SELECT id FROM project ORDER BY id LIMIT 3, 99
s|DELETE FROM invoice ORDER BY id LIMIT 3
",
    honest: r"
spm|SELECT id FROM project ORDER BY id LIMIT 3 OFFSET 1
",
    proof: r"
spm|SELECT id, name FROM project ORDER BY id DESC LIMIT 9 OFFSET 1
",
};
