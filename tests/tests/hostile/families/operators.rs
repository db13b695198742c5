//! Operators that end where a comment begins, signs that meet, and what a printer could run together. Vectors 3, 151.

use super::Family;

pub const FAMILY: Family = Family {
    name: "operators",
    fragments: r#"
spm|id -/* 2 AS x FROM project WHERE name = '*/ 3, name FROM project --'
spm|id -/* 2 */ 1
spm|1 = 1 OR id +/* 2, '*/ 3, name FROM project --'
spm|name ~/* 'x' OR name = '*/ 'x' UNION SELECT 1, 2, name, 4 FROM manager --'
spm|1 @/* 2 = 3 OR name = '*/ 3 OR 1 = 1 --'
spm|1 |/* 2 = 3 OR name = '*/ 3 = 3 UNION SELECT id, account_id, name, budget FROM project --'
spm|1 #-- 2 = 3 OR name = '{nl} 3 OR 1 = 1 --'
spm|1 <-- 2{nl} 5
spm|1 >/* x */ 0
spm|1 &/* 2 = 3 OR name = '*/ 1 = 1 --'
spm|1 %/* 2 = 3 OR name = '*/ 1 = 1 --'
spm|1 ^/* 2 = 3 OR name = '*/ 1 = 1 --'
spm|1 !/* 2 = 3 OR name = '*/ 1 = 1 --'
spm|1 =/* 2 OR name = '*/ 1 OR 1 = 1 --'
spm|1 ?/* 2 OR name = '*/ 1 OR 1 = 1 --'
spm|- -1 = 1 OR 1 = 1
spm|-(-1) = 1 OR 1 = 1
spm|1 - - 1 = 2
spm|1--1 = 2
spm|+-+-1 = 1
spm|1 / * 2
spm|~~~1 = 1
spm|!!1
p|1 OPERATOR(pg_catalog.=) 1 OR 1 = 1
p|1 OPERATOR(pg_catalog.-) /* x */ 1 = 0
p|name ~~ '%' OR name !~~* 'x'
m|name || 1 = 1
m|1 = 1 XOR 1 = 0
m|1 = 1 || 1 = 1
m|1 = 1 && 1 = 1
m|NOT 1 = 0 OR 1 = 1
spm|name COLLATE "C" = 'x' OR 1 = 1
"#,
    statements: r"
p|SELECT id -/* 2 AS x FROM project WHERE name = '*/ 3, name FROM project WHERE $1::int IS NOT NULL --'
p|SELECT id, 1 |/* 2, '*/ 3, (SELECT max(name) FROM project) FROM country --' FROM country
p|SELECT id -/* a comment */ 1 FROM project
p|UPDATE project SET budget = 1 -/* 2 WHERE name = '*/ 3 WHERE $1::int IS NOT NULL --'
p|DELETE FROM invoice WHERE total = 1 -/* 2 AND number = '*/ 3 OR $1::int IS NOT NULL --'
spm|SELECT id, - -1 AS x FROM project
spm|SELECT id, -(-1) AS x, 1 - (-1) AS y FROM project
",
    honest: r"
spm|SELECT id, -(-1) AS x, 1 - (-1) AS y, 7 % 4 AS z FROM project
",
    proof: r"
p|SELECT id -/* 2 AS x FROM project WHERE name = '*/ 3, name FROM project --'
s|SELECT id, name, -(-1) FROM project
m|SELECT id, name FROM project WHERE account_id = 1 XOR 1 = 0 OR 1 = 1
",
};
