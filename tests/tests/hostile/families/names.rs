//! Names of tables, columns and aliases that mean something else: aliases and CTEs that hide what is injected, schemas, keywords. Vectors 15, 62, 66, 67, 83, 137, 215, 217.

use super::Family;

pub const FAMILY: Family = Family {
    name: "names",
    fragments: r#"
spm|account
spm|account_id
spm|t
spm|project AS account
spm|project project
spm|task AS project
spm|country AS project
spm|(SELECT 1 AS id, {tenant} AS account_id) AS project
spm|(SELECT * FROM project) AS country
spm|project p, country project
spm|only
spm|lateral
spm|dual
spm|values
spm|select
spm|"name", "account_id"
spm|name AS account_id
spm|{other} AS account_id
spm|{tenant} AS account_id, name
spm|name x, account_id y
spm|p" UNION SELECT name FROM manager --
spm|p` UNION SELECT name FROM manager --
spm|x" FROM manager --
spm|x` FROM manager --
spm|x"" FROM manager --
spm|project" p, "manager
spm|project` p, `manager
spm|id", "name
spm|id`, `name
spm|manager m JOIN project
spm|name" = 'x' OR "id
spm|upper(name), lower
spm|max(name) FROM manager; --
spm|int), (SELECT max(name) FROM manager
spm|text) FROM manager --
spm|upper(name) || (SELECT max(name) FROM manager) || upper
spm|NULL, name FROM manager --
spm|NULL) UNION SELECT name FROM manager --
spm|= 1 OR 1 =
spm|= ANY (SELECT id FROM manager) OR 1 =
spm|, name, 1 +
spm|) FROM manager --
"#,
    statements: r#"
spm|WITH project(id, account_id, name) AS (SELECT 1{other}, {tenant}, 'x') SELECT title FROM task
spm|WITH project AS (SELECT * FROM project) SELECT id, name FROM project
spm|WITH account_member(account_id, member_id) AS (SELECT {tenant}, 1{other}) SELECT name FROM member
spm|WITH task(id, project_id) AS (SELECT id, project_id FROM project) SELECT title FROM sub_task
spm|SELECT title FROM task, (SELECT 1{other} AS id, {tenant} AS account_id) AS project
spm|SELECT t.title FROM task t WHERE EXISTS (SELECT 1 FROM country AS project WHERE project.id > 0)
spm|SELECT project.name FROM country AS project
spm|SELECT country.name FROM project AS country
spm|SELECT p.name FROM project AS p WHERE p.account_id IS NOT NULL
spm|SELECT account_id AS id, id AS account_id FROM project
spm|SELECT name FROM other.project
spm|SELECT name FROM project.project
sp|SELECT x.a FROM (SELECT id, name FROM project) AS x(b, a)
p|SELECT name FROM public.project
p|SELECT name FROM pg_temp.project
p|SELECT name FROM "public"."project"
p|SELECT name FROM postgres.public.project
s|SELECT name FROM main.project
s|SELECT name FROM temp.project
s|SELECT name FROM "main"."project"
m|SELECT name FROM mysql.project
p|SELECT p.id FROM project AS p(account_id, id)
"#,
    honest: r#"
sp|SELECT p.name AS "account_id", p.id AS x FROM project p
m|SELECT p.name AS `account_id`, p.id AS x FROM project p
"#,
    proof: r"
spm|SELECT country.name FROM project AS country
pm|WITH project AS (SELECT * FROM project) SELECT id, name FROM project
",
};
