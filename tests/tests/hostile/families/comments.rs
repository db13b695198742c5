//! Comments of every kind, which would hide what is appended. Vectors 142, 143, 151.

use super::Family;

pub const FAMILY: Family = Family {
    name: "comments",
    fragments: r"
spm|1 = 1 --
spm|1 = 1 -- x
spm|1 = 1 --x
spm|1 = 1 /*
spm|1 = 1 /* x */
spm|1 = 1 */
spm|1 = 1 */ OR 1 = 1 /*
m|1 = 1 #
m|1 = 1 # x{nl}OR 1 = 1
spm|1 = 1 OR/**/1/**/=/**/1
spm|1 = 1/* /* */ OR 1 = 1 -- */
spm|1 = 1 /* /* */ */ OR 1 = 1
spm|1 = 1 /* ' */ OR '1' = '1' /* ' */
spm|1 = 1 -- '{nl} OR 2 = 2
spm|1 = 1 --{nl} OR 2 = 2
spm|' --
spm|' /*
spm|x' OR '1' = '1' --
spm|x*/ OR 1 = 1 --
spm|name /* FROM country */
spm|name --{nl}
spm|name FROM project --
spm|project --
spm|project /*
spm|project -- WHERE account_id = 1
spm|1 --
spm|1;--
spm|1 = 1 OR 1 = 1 --{u:a0}x
spm|1 = 1 --{u:85}OR 1 = 1
spm|1 = 1 --{u:2028}OR 1 = 1
spm|1 = 1 -- {u:d} OR 1 = 1
spm|/**/1 = 1/**/
m|1 = 1 --{u:3}OR
spm|{nl}--{nl}1 = 1
",
    statements: r"
spm|SELECT id, name FROM project /* WHERE */ -- account_id = 1
spm|SELECT id, name FROM project /* unterminated
spm|SELECT id, name FROM project WHERE id > 0 /* nested /* comment */ -- */
spm|SELECT/**/id,name/**/FROM/**/project
spm|-- only a comment
spm|/* only a comment */
spm|SELECT id FROM project WHERE name = '--' OR name = '/*' OR name = '*/'
m|SELECT id, name FROM project # WHERE 1 = 0
m|SELECT id, name FROM project WHERE id > 0 --{u:a0}AND 1 = 0
spm|UPDATE project SET name = 'x' -- WHERE id = 0
spm|DELETE FROM invoice /* WHERE id = 0 */
",
    honest: r"
spm|SELECT id, name FROM project /* all */ -- of them
",
    proof: r"
spm|SELECT id, name FROM project /* WHERE account_id = 1 */
spm|UPDATE project SET name = 'x' -- WHERE account_id = 1
",
};
