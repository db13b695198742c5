//! Placeholders too many, too few, repeated, in strings and in comments. Vectors 152, 211, 216.

use super::Family;

pub const FAMILY: Family = Family {
    name: "parameters",
    fragments: r#"
spm|name = ?
spm|name = $1
spm|name = $2
spm|name = $99999
spm|name = $0
spm|name = $-1
spm|name = $18446744073709551616
spm|name = ?1
spm|name = ?2
spm|name = ?0
spm|name = ?99999
spm|name = ?32767
spm|name = :name
spm|name = @p
spm|name = @p1
spm|name = $name
spm|name = {x}
spm|name = %s
spm|name = #{x}
spm|name = ${x}
spm|name = '?' OR 1 = 1
spm|name = '$1' OR 1 = 1
spm|1 = 1 /* ? $1 */
spm|1 = 1 -- ? $1
spm|"?" = 1
spm|account_id = ? OR 1 = 1
spm|account_id = $1 OR 1 = 1
spm|account_id <> $1 OR $1 = $1
spm|id = ? OR id = $1
spm|id = $2 OR id = $1
spm|? IS NULL OR 1 = 1
p|$1::int IS NOT NULL OR 1 = 1
p|$1
spm|?
spm|? || name
p|name ?| array['x']
"#,
    statements: r"
spm|SELECT id, name FROM project WHERE id = ?
spm|SELECT id, name FROM project WHERE id = $1
spm|SELECT id, name FROM project WHERE account_id = $1 OR 1 = 1
s|SELECT id, name FROM project WHERE account_id <> ?2
s|SELECT id, name FROM project WHERE id > ? OR id = $1 OR id = ?1
s|SELECT id, $2 AS x, $1 AS y FROM project
p|SELECT id, $2::int AS x FROM project
p|SELECT id, name FROM project WHERE $1::int IS NULL OR true
spm|SELECT id FROM project LIMIT ?
spm|UPDATE project SET name = ? WHERE id > 0
",
    honest: r"
spm|SELECT id, '?' AS question, '$1' AS dollar FROM project /* ? */
",
    proof: r"
spm|SELECT id, name, '?' FROM project
",
};
