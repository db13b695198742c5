//! Quotes and strings of every kind, read in the ways in which servers read them. Vectors 16, 135, 136, 139, 151, 157.

use super::Family;

pub const FAMILY: Family = Family {
    name: "quotes",
    fragments: r#"
spm|'
spm|''
spm|'''
spm|"
spm|`
spm|[
spm|\
spm|\'
spm|\\'
spm|' OR '1' = '1
spm|' OR 1 = 1 --
spm|'' OR 1 = 1 --
spm|\' OR 1 = 1 --
spm|\\' OR 1 = 1 --
spm|name = '\' OR 1 = 1 -- '
spm|name = '\' UNION SELECT id, account_id, name, budget FROM project -- '
spm|name = '\\' OR name = ' OR 1 = 1 -- '
spm|name = "\" UNION SELECT id, account_id, name, budget FROM project -- "
spm|name = '\'' OR '1' = '1'
spm|"name" = 'x' OR 'a' = "a"
spm|"account_id" <> 5
spm|'account_id' <> 5
spm|name = "name"
spm|" OR "1" = "1
spm|` OR 1 = 1 --
spm|] OR 1 = 1 --
sm|name = [name]
p|name = E'\' OR 1 = 1 -- '
p|name = E'\'' OR 1 = 1
p|name = E'\047 OR 1 = 1 -- '
p|name = E'\x27 OR 1 = 1 -- '
p|name = E'\u0027 OR 1 = 1 -- '
p|name = E'\x01t\x01'
p|name = E'\x02' || E'\x020\x02'
p|name = U&'\0027 OR 1 = 1'
p|name = U&'!0027' UESCAPE '!'
p|name = $$' OR 1 = 1 --$$
p|name = $a$' OR 1 = 1 --$a$
p|name = $a$ x $$a$ OR 1 = 1 -- $a$
p|name = $a$ x $b$a$ OR 1 = 1 -- $a$
p|name = $$a$ OR 1 = 1 -- $$
p|name = $1$ OR 1 = 1 -- $1$
p|name = a$$ OR 1 = 1 -- $$
p|name = 'a' 'b'
p|name = 'a'{nl}'b' OR 1 = 1
p|name = B'1' OR name = X'1F'
spm|name = N'\' OR 1 = 1 -- '
spm|name = n'x' OR 1 = 1
spm|name = X'\' OR 1 = 1 -- '
spm|name = x'27'
m|name = _utf8'\' OR 1 = 1 -- '
m|name = _utf8mb4'x' COLLATE utf8mb4_bin
m|name = _binary'x'
m|name = b'\' OR 1 = 1 -- '
m|name = 0x27
m|name = 'a' "b" 'c'
m|name = 'a\'b' OR 1 = 1
m|name = "a""b" OR 1 = 1
spm|name = q'[x' OR 1 = 1 --]'
spm|name = R'\' OR 1 = 1 --'
spm|name = '''' OR 1 = 1 --'
spm|name = '{u:2019} OR 1 = 1'
spm|name = {u:2019}x{u:2019}
spm|name = {u:ff07} OR 1 = 1 --
"#,
    statements: r#"
spm|SELECT id FROM 'project'
spm|SELECT id, name FROM "project"
spm|SELECT id, name FROM `project`
spm|SELECT id, name FROM [project]
spm|SELECT id, "name" FROM PROJECT
p|SELECT id, name FROM U&"pro\006aect"
p|SELECT id, U&"n\0061me" FROM project
p|SELECT id FROM project WHERE name = $q$'; DELETE FROM project; --$q$
p|SELECT id FROM project WHERE name LIKE 'a\%' OR name LIKE 'b!%' ESCAPE '!'
m|SELECT id FROM project WHERE name = 'it\'s' OR name = "say \"x\"" OR name = 'a\\'
m|SELECT id, name FROM project WHERE name = '\\\' UNION SELECT id, name FROM manager -- '
m|SELECT id, name FROM "project"
spm|SELECT id FROM project WHERE name = 'a''b' OR name = ''
"#,
    honest: r#"
s|SELECT id, name FROM [project] WHERE "name" <> 'it''s' AND `id` > 0
p|SELECT id, name FROM "project" WHERE name <> E'it\'s' AND name <> $$it's$$ AND name <> 'a\b' AND name NOT LIKE 'x\%'
m|SELECT id, name FROM `project` WHERE name <> 'it\'s' AND name <> "it's \"x\"" AND name <> 'a\\' AND name NOT LIKE 'x\%'
"#,
    proof: r#"
s|SELECT id, name FROM 'project'
s|SELECT id, name FROM [project]
p|SELECT id, name FROM U&"pro\006aect"
m|SELECT id, name FROM `project`
"#,
};
