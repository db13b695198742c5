//! Errors that quote values. Vectors 128, 212.

use super::Family;

pub const FAMILY: Family = Family {
    name: "errors",
    fragments: r"
p|CAST(name AS integer) > 0
p|CAST(title AS integer) > 0
p|CAST((SELECT max(name) FROM project) AS integer) > 0
p|name::regclass IS NOT NULL
p|title::regclass IS NOT NULL
p|title::regtype IS NOT NULL
p|title::date IS NOT NULL
p|title::jsonb IS NOT NULL
p|title::xml IS NOT NULL
p|title::uuid IS NOT NULL
p|title::inet IS NOT NULL
p|current_setting(title) IS NULL
p|to_tsquery(title || ' (') IS NOT NULL
p|title ~ (title || '(')
p|(title || '[')::jsonpath IS NOT NULL
p|convert_from('x', title) = 'x'
p|now() AT TIME ZONE title IS NULL
p|nextval(title) > 0
p|has_table_privilege(title, 'select')
p|to_regclass(title) IS NULL
p|decode(title, 'hex') IS NULL
p|to_number(title, title) > 0
p|1 / (CASE WHEN title = '{task}' THEN 0 ELSE 1 END) = 1
s|json_extract('{}', title) IS NULL
s|json_extract(title, '$') IS NULL
s|json_extract('{}', name) IS NULL
s|json_set('{}', title, 1) IS NULL
s|json_extract('{}', (SELECT max(title) FROM task)) IS NULL
s|title -> '$' IS NULL
s|title MATCH 'x'
s|title REGEXP 'x'
s|abs(-9223372036854775807 - (title = '{task}')) > 0
s|name LIKE 'x' ESCAPE name
s|zeroblob(CASE WHEN title = '{task}' THEN 99999999999 ELSE 1 END) IS NOT NULL
m|extractvalue(1, concat(0x7e, (SELECT MAX(name) FROM project)))
m|updatexml(1, concat(0x7e, (SELECT MAX(title) FROM task)), 1)
m|extractvalue(1, concat(0x7e, title))
m|EXP(IF(title = '{task}', 9999, 1)) > 0
m|EXP(~(SELECT MAX(points) FROM task))
m|points * 9000000000000000000 > 0
m|CAST(title AS SIGNED) = 0
m|JSON_EXTRACT('{}', title) IS NULL
m|JSON_VALUE(title, '$.x') IS NULL
m|title REGEXP IF(title = '{task}', '(', 'x')
m|ST_GeomFromText(title) IS NULL
m|(SELECT COUNT(*) FROM project GROUP BY CONCAT((SELECT MAX(name) FROM project), FLOOR(RAND(0) * 2)))
m|IF(title = '{task}', (SELECT 1 UNION SELECT 2), 1) = 1
m|CONVERT(title USING nothing)
m|STR_TO_DATE(title, '%Y') IS NULL
m|INET6_ATON(title) IS NULL
spm|(SELECT name FROM project) = 'x'
spm|title = title + 1
spm|nothing = 1
spm|id.name = 1
",
    statements: r"
p|SELECT s.id FROM sub_task s JOIN task t ON current_setting(t.title) = 'x'
p|SELECT s.id FROM sub_task s JOIN task t ON t.title::regclass::oid = s.id
p|SELECT s.id FROM sub_task s JOIN task t ON to_tsquery(t.title || ' (') IS NOT NULL
p|SELECT s.id FROM sub_task s LEFT JOIN task t ON to_tsquery(t.title || ' (') IS NOT NULL
p|SELECT s.id FROM task t RIGHT JOIN sub_task s ON to_tsquery(t.title || ' (') IS NOT NULL
p|SELECT title FROM task GROUP BY title HAVING to_tsquery(title || ' (') IS NOT NULL
p|SELECT title::regclass FROM task
p|UPDATE task SET points = 1 WHERE title::regclass IS NOT NULL
p|UPDATE task SET points = title::int
p|DELETE FROM sub_task WHERE to_tsquery(title || ' (') IS NOT NULL
p|UPDATE project SET budget = 1 FROM task t WHERE t.title::regclass::oid = project.id
p|DELETE FROM project USING task t WHERE current_setting(t.title) = 'x'
p|SELECT m.id FROM member m WHERE m.name::regclass IS NOT NULL
s|SELECT s.id FROM sub_task s JOIN task t ON json_extract('{}', t.title) IS NULL
s|SELECT s.id FROM sub_task s LEFT JOIN task t ON json_extract('{}', t.title) IS NULL
s|SELECT title FROM task GROUP BY title HAVING json_extract('{}', title) IS NULL
s|SELECT m.id FROM member m WHERE json_extract('{}', m.name) IS NULL
s|SELECT id FROM task ORDER BY json_extract('{}', title)
s|SELECT max(json_extract('{}', title)) FROM task
s|UPDATE task SET points = 1 WHERE json_extract('{}', title) IS NULL
s|DELETE FROM sub_task WHERE json_extract('{}', title) IS NULL
s|DELETE FROM member WHERE json_extract('{}', name) IS NULL
m|UPDATE task SET points = CAST(title AS SIGNED)
m|UPDATE task SET points = 1 WHERE CAST(title AS SIGNED) = 0
m|DELETE FROM sub_task WHERE CAST(title AS SIGNED) = 5
m|UPDATE project p JOIN task t ON CAST(t.title AS SIGNED) = p.id SET p.name = 'x'
m|SELECT * FROM (SELECT NAME_CONST((SELECT MAX(name) FROM project), 1), NAME_CONST((SELECT MAX(name) FROM project), 1)) x
spm|INSERT INTO voucher (id, code, amount) SELECT id + 700, code, 1 FROM voucher
spm|INSERT INTO project (id, name) VALUES (1{other}, 'x')
spm|INSERT INTO voucher (id, code, amount) VALUES (1{other}, 'x', 1)
",
    honest: r#"
p|SELECT CAST(id AS text), CAST(budget AS integer) FROM project WHERE CAST(id AS integer) > 0
s|SELECT CAST(id AS text), json_extract('{"a": 1}', '$.a') FROM project
m|SELECT CAST(id AS CHAR), EXP(1) FROM project
"#,
    proof: r"
p|SELECT id FROM project WHERE account_id <> 1 AND CAST(name AS integer) > 0
s|SELECT id FROM project WHERE account_id <> 1 AND json_extract('{}', name) IS NULL
m|UPDATE task SET points = 1 WHERE CAST(title AS SIGNED) = 5
",
};
