//! More than one statement. Vectors 144, 145.

use super::Family;

pub const FAMILY: Family = Family {
    name: "stacked",
    fragments: r#"
spm|1 = 1 END DELETE FROM project
spm|1 = 1 END OR 1 = 1
spm|1 = 1; DELETE FROM project
spm|1 = 1; SELECT name FROM manager
spm|1 = 1;
spm|1 = 1;;
spm|; SELECT name FROM manager
spm|1; UPDATE project SET account_id = {tenant}
spm|'; DELETE FROM project; --
spm|x'; UPDATE project SET name = 'x' WHERE '1' = '1
spm|"; DELETE FROM project; --
spm|`; DELETE FROM project; --
spm|1 = 1); DELETE FROM project; SELECT (1
spm|project; DROP TABLE voucher
spm|name; COMMIT; DELETE FROM project
spm|1 = 1; BEGIN; DELETE FROM project; COMMIT
spm|1 = 1{nl};{nl}DELETE FROM project{nl};
m|1 = 1; DELIMITER //
p|1 = 1 \; DELETE FROM project
p|1 = 1 \g DELETE FROM project
spm|1 = 1; CREATE TABLE stolen AS SELECT * FROM project
spm|{u:37e} DELETE FROM project
spm|1 = 1{u:ff1b} DELETE FROM project
"#,
    statements: r"
spm|DELETE FROM invoice END WHERE id = 0
spm|SELECT 1; DELETE FROM project
spm|SELECT 1; SELECT name FROM project
spm|DELETE FROM project; SELECT 1
spm|UPDATE project SET name = 'x' WHERE id = 0; UPDATE project SET name = 'y'
spm|;
spm|;;SELECT name FROM project;;
spm|BEGIN; DELETE FROM project; COMMIT
spm|SELECT id FROM project;
spm|SELECT 1;{nl}-- x{nl}DELETE FROM project
",
    honest: r"
spm|SELECT id FROM project;
",
    proof: r"
s|DELETE FROM project WHERE id > 0; SELECT 1
p|DELETE FROM project WHERE id > 0
m|DELETE FROM project WHERE id > 0
",
};
