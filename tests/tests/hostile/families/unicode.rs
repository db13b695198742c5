//! Names and signs that look alike, are invisible, or are the planner's own. Vectors 135–141.

use super::Family;

pub const FAMILY: Family = Family {
    name: "unicode",
    fragments: r"
spm|pro{u:200b}ject
spm|{u:feff}project
spm|project{u:feff}
spm|{u:ff50}roject
spm|pr{u:43e}ject
spm|proj{u:e9}ct
spm|proje{u:301}ct
spm|PROJECT
spm|pROjECt
spm|account_{u:131}d
spm|account_{u:130}d
spm|name{u:a0}
spm|{u:a0}name{u:a0}
spm|name{u:2003}FROM{u:2003}manager
spm|1 = 1{u:a0}OR{u:a0}1 = 1
spm|1 = 1{u:0}
spm|name = 'x{u:0}' OR 1 = 1
spm|{u:0}
spm|name{u:0} UNION SELECT name FROM manager
spm|{u:1}t{u:1}
spm|{u:1}g0{u:1}
spm|{u:2}0{u:2}
spm|name = '{u:1}t{u:1}'
spm|name = {u:1}t{u:1} OR 1 = 1
spm|{u:3}
spm|{u:7f}
spm|{u:1b}[2J
spm|name{u:b}
spm|1{u:c}={u:c}1
spm|{u:202e}project
spm|name = '{u:1f600}' OR 1 = 1
spm|{u:1f600}
spm|{u:fffd}
spm|{u:d7ff}name
spm|{u:ff1d}
spm|1 {u:ff1d} 1 OR 1 = 1
spm|1 = 1 {u:ff2f}{u:ff32} 1 = 1
spm|{u:1e9e}
spm|manager{u:ad}
",
    statements: r#"
spm|SELECT id, name FROM pro{u:200b}ject
spm|SELECT id, name FROM "project{u:200b}"
spm|SELECT id, name FROM pr{u:43e}ject
spm|SELECT id, name FROM {u:feff}project
spm|{u:feff}SELECT id, name FROM project
spm|SELECT id, name FROM project{u:a0}
spm|SELECT{u:a0}id, name FROM project
spm|SELECT id, name FROM project{u:0} WHERE account_id = 1
spm|SELECT id AS "x{u:0}y", name FROM project
spm|SELECT 'x{u:0}', id FROM project
spm|SELECT id FROM project WHERE name = '{u:1}g0{u:1}'
spm|SELECT id, {u:1}t{u:1} AS x FROM project
spm|SELECT id FROM project FOR UPDATE OF {u:2}0{u:2}
spm|SELECT id, name FROM PROJECT
spm|SELECT id, name FROM "PROJECT"
spm|SELECT id, name FROM PRO{u:4a}ECT
s|SELECT id, name FROM project WHERE account_{u:131}d = 1 OR 1 = 1
"#,
    honest: r#"
sp|SELECT id, name AS "{u:df}{u:e9}{u:4e16}" FROM project WHERE name <> '{u:1f600}'
m|SELECT id, name AS `{u:df}{u:e9}{u:4e16}` FROM project WHERE name <> '{u:1f600}'
"#,
    proof: r"
spm|SELECT id, name FROM {u:70}roject
sp|SELECT id, name FROM PROJECT
",
};
