-- Names, quotes, comments, aliases and locks that a rewrite must keep.

-- @vector 162
SELECT /* a comment; with a semicolon and a ? */ id FROM project ORDER BY id;
-- @vector 162
SELECT id -- the key, isn't it?
FROM project
-- all of them
ORDER BY id;
-- @vector 151
SELECT id,
       name
  FROM project
 WHERE name IN ('alpha', 'it''s')
    OR budget
       > 100
 ORDER
    BY id;
-- @vector 151
SELECT id, 10 - -1 AS n, - budget AS minus, 7 % 4 AS rest FROM project ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE name LIKE 'a!%%' ESCAPE '!' OR name LIKE '%ta' ORDER BY id;
-- @vector 151
SELECT 'a''b' AS quote, '' AS blank, '--' AS dashes, ';' AS semicolon, count(*) AS n FROM project;
-- @vector 151
-- @only mysql
SELECT 'a\\b' AS quote, 'a\nb' AS newline, count(*) AS n FROM project;
-- @vector 151
-- @only postgres
SELECT E'a\nb' AS text, $$it's$$ AS dollar, 'x'::varchar(3) AS cast_text, count(*) AS n FROM project;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name ~ '^a' AND name ILIKE 'AL%' ORDER BY id;
-- @vector 151
SELECT id, name IS NOT NULL AND budget IS NULL AS open FROM project ORDER BY id;
SELECT p."id" AS "Id", p."name" "Name" FROM "project" p ORDER BY p."id";
-- MariaDB's table names have a case of their own where its file system has.
-- @only sqlite postgres
SELECT Project.ID FROM Project WHERE Project.NAME = 'alpha' ORDER BY Project.ID;
SELECT id AS account_id FROM project ORDER BY id;
SELECT id AS account_id, name FROM country ORDER BY id;
SELECT budget AS account_id FROM project ORDER BY id;
SELECT count(*) AS account_id FROM project;
SELECT 7 AS account_id, id FROM project ORDER BY id;
SELECT account_id AS owner, id FROM project ORDER BY id;
SELECT account_id + 1 AS account_id FROM project ORDER BY id;
SELECT max(account_id) AS account_id FROM project;
SELECT p.account_id, l.account_id FROM project p LEFT JOIN label l ON l.id = p.id + 3 ORDER BY p.id, l.id;
SELECT DISTINCT account_id FROM label ORDER BY account_id;
SELECT x.account_id FROM (SELECT id AS account_id FROM task) x ORDER BY x.account_id;
SELECT x.account_id, x.n FROM (SELECT account_id, count(*) AS n FROM project GROUP BY account_id) x;
-- @only postgres
SELECT account_id, count(*) AS n FROM project GROUP BY ROLLUP (account_id) ORDER BY account_id;
-- @only mysql
SELECT account_id, count(*) AS n FROM project GROUP BY account_id WITH ROLLUP;
SELECT org_id, number FROM invoice ORDER BY id;
SELECT * FROM project p LEFT JOIN label l ON l.id = p.id + 3 ORDER BY p.id;
SELECT p.*, 5 AS account_id FROM project p ORDER BY p.id;
-- @vector 158
-- @only postgres mysql
SELECT id FROM project WHERE name = 'alpha' ORDER BY id FOR UPDATE;
-- @vector 158
-- @only postgres mysql
SELECT t.id FROM task t WHERE t.done = true ORDER BY t.id FOR UPDATE;
-- @vector 158
-- @only postgres
SELECT p.id FROM project p JOIN manager m ON m.project_id = p.id ORDER BY p.id, m.id FOR UPDATE OF p;
-- @vector 158
-- @only postgres
SELECT id FROM project ORDER BY id FOR NO KEY UPDATE SKIP LOCKED;
-- @vector 158
-- @only postgres
SELECT p.id FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id FOR SHARE OF p;
-- @vector 158
-- @only mysql
SELECT id FROM project ORDER BY id LOCK IN SHARE MODE;
-- @vector 158
-- @only mysql
SELECT p.id FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id FOR UPDATE;
-- @vector 160
-- @only sqlite
SELECT rowid, id FROM project ORDER BY rowid;
-- @vector 160
-- @only sqlite
SELECT p.rowid, t.rowid FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.rowid, t.rowid;
-- @vector 160
-- @only postgres
SELECT count(DISTINCT ctid) AS n, count(DISTINCT tableoid) AS tables FROM project;
-- @vector 13
SELECT id FROM project WHERE name = 'ALPHA' ORDER BY id;
SELECT id FROM "project" "the project" WHERE "the project".name = 'beta' ORDER BY "the project".id;
-- An alias with a quote in it.
SELECT id AS "it's" FROM project ORDER BY id;
-- @params '; DROP TABLE project; --'
SELECT id FROM project WHERE name = ? OR budget = 100 ORDER BY id;
-- Fragments as an attacker would end them.
-- @vector 61
SELECT id FROM project WHERE name = 'alpha' OR 1 = 1 -- ' AND account_id = 1
ORDER BY id;
-- @vector 61
SELECT id FROM project WHERE name = 'x' OR 1 = 1 UNION SELECT id FROM invoice WHERE 1 = 1 OR 1 = 1;
-- @vector 61
SELECT id, (SELECT count(*) FROM manager) AS secret FROM project WHERE id > 0 OR (SELECT count(*) FROM task) > 0 ORDER BY id;

-- Backslashes mean the same whatever the server's settings are.
-- @vector 157
-- @only postgres
SELECT 'a\b' AS a, 'a''\' AS b, 'x' LIKE 'x\%' AS c, 'a%' LIKE 'a!%' ESCAPE '!' AS d, id FROM project ORDER BY id;
-- @vector 157
-- @only sqlite
SELECT 'a\' AS a, id FROM project WHERE name <> 'a\b' ORDER BY id;
