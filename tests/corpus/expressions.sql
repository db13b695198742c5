-- Section G: operators, functions and clauses of each database's own SQL come through as they are written.

-- @vector 151
-- @only postgres
SELECT id, budget::text AS b, name::varchar(2) AS n, (id::numeric / 3)::numeric(10, 2) AS x FROM project WHERE id::text LIKE '1%' ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE CAST(budget AS char(10)) = '100' ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE budget IS DISTINCT FROM 100 ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE budget IS DISTINCT FROM 100 ORDER BY id;
-- @vector 151
-- @only sqlite postgres
SELECT id FROM project WHERE budget IS NOT DISTINCT FROM NULL ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE budget IS 100 OR name IS NOT 'alpha' ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE budget ISNULL ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE budget NOTNULL ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE budget ISNULL OR budget NOTNULL ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE budget NOT NULL ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE name == 'alpha' ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE budget <=> NULL OR name <=> 'alpha' ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name ILIKE 'AL%' OR name SIMILAR TO '(beta|gamma)' ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name ~ '^a' OR name !~ 'a$' OR name ~* 'BETA' OR name !~* 'x' ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name NOT SIMILAR TO '%a' OR name NOT ILIKE 'b%' ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name LIKE ANY (ARRAY['al%', 'be%']) ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE name REGEXP '^a' OR name RLIKE 'b.*' OR name NOT REGEXP 'x' ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE name GLOB 'a*' ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE name NOT GLOB '*[abc]' ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE name LIKE 'a!%%' ESCAPE '!' OR name LIKE '_eta' ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE NOT (name LIKE '%a' AND budget > 100) ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE name NOT LIKE 'a%' AND id NOT IN (10, 11) AND budget NOT BETWEEN 50 AND 150 ORDER BY id;
-- @vector 151
SELECT id FROM task WHERE done IS TRUE ORDER BY id;
-- @vector 151
SELECT id FROM task WHERE done IS NOT TRUE AND points IS NOT NULL ORDER BY id;
-- @vector 151
SELECT id FROM task WHERE done IS FALSE OR (points > 2) IS NOT FALSE ORDER BY id;
-- @vector 151
SELECT id FROM task WHERE NOT done ORDER BY id;
-- @vector 151
SELECT id FROM task WHERE done ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM task WHERE (points > 2) IS UNKNOWN ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM task WHERE (points > 2) IS UNKNOWN ORDER BY id;
-- @vector 2
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' XOR budget > 100 ORDER BY id;
-- @vector 3
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' || budget > 100 ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE name = 'alpha' && budget > 100 ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE !(name = 'alpha') ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, id DIV 7 AS d, id MOD 3 AS m, id % 4 AS k, id & 6 AS a, id | 1 AS o, id ^ 3 AS x, id << 1 AS l, ~id & 255 AS t FROM project ORDER BY id;
-- @vector 151
SELECT id, id + 1 AS a, id - 1 AS b, id * 2 AS c, id / 2 AS d, id % 3 AS e, -id AS f, +id AS g FROM project ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id, id ^ 2 AS a, id # 1 AS x, |/ id AS r, @ (-id) AS ab, ~id AS n, id << 1 AS l, id & 3 AS n2 FROM project ORDER BY id;
-- @vector 3
-- @only sqlite postgres
SELECT id, name || '-' || id AS label, 'x' || coalesce(CAST(budget AS text), '?') AS b FROM project ORDER BY id;
-- @vector 3
-- @only sqlite postgres
SELECT id FROM project WHERE name || '' = 'alpha' ORDER BY id;
-- @vector 151
SELECT id, concat(name, '-', id) AS label FROM project ORDER BY id;
-- @vector 78
-- @only postgres mysql
SELECT id, EXTRACT(YEAR FROM timestamp '2024-02-03 04:05:06') AS y FROM project ORDER BY id LIMIT 2;
-- @vector 151
-- @only postgres
SELECT extract(epoch FROM interval '1 day') AS e, date_trunc('month', timestamp '2024-02-03') AS t, date_part('day', date '2024-02-03') AS d;
-- @vector 151
-- @only postgres
SELECT id, date '2024-01-01' + id AS d, timestamp '2024-01-01' + interval '1 day' * id AS t, (timestamp '2024-01-01' + make_interval(days => id))::date AS m FROM project ORDER BY id;
-- @vector 151
-- @only postgres
SELECT timestamp '2024-01-01' AT TIME ZONE 'UTC' AS t, to_char(date '2024-01-01', 'YYYY-MM') AS c, age(timestamp '2024-01-02', timestamp '2024-01-01') AS a;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE now() > timestamp '2020-01-01' + interval '1 day' AND CURRENT_DATE > date '2020-01-01' AND CURRENT_TIMESTAMP IS NOT NULL ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, DATE_ADD('2024-01-01', INTERVAL id DAY) AS d, '2024-01-01' + INTERVAL 1 MONTH AS m, DATE_FORMAT('2024-01-01', '%Y') AS y, DATEDIFF('2024-01-05', '2024-01-01') AS n, TIMESTAMPDIFF(DAY, '2024-01-01', '2024-02-01') AS t FROM project ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE NOW() > '2020-01-01' AND CURDATE() >= DATE_SUB(CURRENT_DATE, INTERVAL 1 DAY) AND UNIX_TIMESTAMP() > 0 ORDER BY id;
-- @vector 3
-- @only sqlite
SELECT id, date('2024-01-01', '+' || id || ' days') AS d, strftime('%Y', '2024-02-03') AS y, julianday('2024-01-01') AS j FROM project ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE datetime('now') > '2020-01-01' AND CURRENT_TIMESTAMP > '2020' AND CURRENT_DATE > '2020' ORDER BY id;
-- @vector 151
SELECT id, length(name) AS l, upper(name) AS u, lower(name) AS w, replace(name, 'a', 'o') AS r, trim(name) AS t, coalesce(budget, 0) AS c, nullif(name, 'alpha') AS n, abs(id) AS a, round(budget / 3.0, 1) AS ro FROM project ORDER BY id;
-- @vector 151
-- @only postgres mysql
SELECT id, substring(name FROM 2 FOR 3) AS s, substring(name, 2) AS s2, position('a' IN name) AS p, trim(LEADING 'a' FROM name) AS t, trim(BOTH FROM name) AS t2, trim(TRAILING 'a' FROM name) AS t3, char_length(name) AS c FROM project ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id, overlay(name PLACING 'XX' FROM 2 FOR 1) AS o, substring(name FROM 'a.') AS r, split_part(name, 'a', 1) AS sp, left(name, 2) AS l, right(name, 2) AS ri, lpad(name, 8, '*') AS lp, initcap(name) AS i, strpos(name, 'a') AS st, reverse(name) AS re, md5(name) AS m FROM project ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, LEFT(name, 2) AS l, RIGHT(name, 2) AS r, LPAD(name, 8, '*') AS p, CONCAT_WS('-', name, id) AS c, IF(budget > 100, 'y', 'n') AS i, IFNULL(budget, 0) AS f, FIELD(name, 'alpha', 'beta') AS fi, ELT(1, name) AS e, INSTR(name, 'a') AS ins, LOCATE('a', name) AS lo, MID(name, 2, 2) AS mi, REPEAT(name, 2) AS re, REVERSE(name) AS rv FROM project ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id, substr(name, 2, 3) AS s, instr(name, 'a') AS i, iif(budget > 100, 'y', 'n') AS f, ifnull(budget, 0) AS n, printf('%05d', id) AS p, hex(name) AS h, typeof(budget) AS t, quote(name) AS q, unicode(name) AS u, ltrim(name, 'a') AS l FROM project ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id, max(id, 15) AS a, min(id, 15) AS b, likely(id > 10) AS c FROM project ORDER BY id;
-- @vector 151
-- @only postgres mysql
SELECT id, greatest(id, 15) AS a, least(id, budget) AS b, sign(id - 20) AS c, mod(id, 7) AS m, power(id, 2) AS p, floor(id / 3.0) AS f, ceil(id / 3.0) AS ce FROM project ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project ORDER BY name COLLATE "C", id;
-- @vector 151
-- @only sqlite
SELECT id FROM project WHERE name = 'ALPHA' COLLATE NOCASE ORDER BY name COLLATE BINARY, id;
-- @vector 151
-- @only mysql
SELECT id FROM project WHERE name = 'ALPHA' COLLATE utf8mb4_bin OR BINARY name = 'beta' ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, CONVERT(name USING utf8mb4) AS c, CONVERT(id, CHAR) AS s, CAST(id AS UNSIGNED) AS u, CAST(id AS DECIMAL(10, 2)) AS d FROM project ORDER BY id;
-- @vector 151
SELECT id FROM project ORDER BY budget IS NULL, budget DESC, id;
-- @vector 151
-- @only sqlite postgres
SELECT id FROM project ORDER BY budget DESC NULLS LAST, id ASC NULLS FIRST;
-- @vector 78
SELECT id FROM project ORDER BY 1 DESC LIMIT 3;
-- @vector 78
SELECT id AS x FROM project ORDER BY x LIMIT 3 OFFSET 2;
-- @vector 78
-- @only mysql
SELECT id FROM project ORDER BY id LIMIT 2, 3;
-- @vector 78
-- @only sqlite
SELECT id FROM project ORDER BY id LIMIT 2, 3;
-- @vector 78
-- @only postgres
SELECT id FROM project ORDER BY id FETCH FIRST 2 ROWS ONLY;
-- @vector 78
-- @only postgres
SELECT id FROM project ORDER BY id OFFSET 1 ROW FETCH NEXT ROW ONLY;
-- @vector 78
-- @only postgres
SELECT id FROM project ORDER BY budget FETCH FIRST 2 ROWS WITH TIES;
-- @vector 78
-- @only postgres
SELECT id FROM project ORDER BY id LIMIT ALL OFFSET 3;
-- @vector 78
-- @only mysql
SELECT id FROM project ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY;
-- @vector 63
-- @only postgres
SELECT p FROM project p ORDER BY p.id;
-- @vector 63
-- @only postgres
SELECT count(p) AS n, count(p.*) AS m FROM project p;
-- @vector 63
-- @only postgres
SELECT row_to_json(p) AS j, to_json(p.*) AS k FROM project p ORDER BY p.id;
-- @vector 63
-- @only postgres
SELECT (p).name FROM project p ORDER BY p.id;
-- @vector 63
-- @only postgres
-- @expect same-or-refused
SELECT (p).* FROM project p ORDER BY p.id;
-- @vector 160
-- @only postgres
SELECT ctid IS NOT NULL AS c, xmin IS NOT NULL AS x, tableoid IS NOT NULL AS t FROM project;
-- @vector 160
-- @only postgres
SELECT t.id FROM task t JOIN project p ON p.id = t.project_id WHERE t.ctid IS NOT NULL AND p.ctid IS NOT NULL ORDER BY t.id;
-- @vector 160
-- @only sqlite
SELECT rowid, _rowid_, oid, id FROM project ORDER BY rowid;
-- @vector 160
-- @only sqlite
SELECT p.rowid, t.rowid AS tr FROM project p LEFT JOIN task t ON t.project_id = p.rowid ORDER BY p.rowid, t.rowid;
-- @vector 78
-- @only postgres
SELECT id, '{"a": {"b": [1, 2]}}'::jsonb -> 'a' ->> 'b' AS j, '{"a": 1}'::jsonb @> '{"a": 1}' AS c, '[1,2]'::jsonb -> 0 AS z, '{"a": {"b": 1}}'::json #> '{a,b}' AS p, '{"a": {"b": 1}}'::json #>> '{a,b}' AS q FROM project ORDER BY id LIMIT 2;
-- @vector 3
-- @only postgres
SELECT id, jsonb_build_object('n', name) || '{"x": 1}'::jsonb AS j, jsonb_build_object('n', name) - 'n' AS m, to_jsonb(name) AS t FROM project ORDER BY id;
-- @vector 151
-- @only mysql
SELECT id, JSON_OBJECT('n', name, 'b', budget) AS j, JSON_EXTRACT('{"a": 1}', '$.a') AS e, JSON_ARRAY(id, name) AS a, JSON_UNQUOTE(JSON_EXTRACT('{"a": "x"}', '$.a')) AS u, JSON_CONTAINS('[1,2]', '1') AS c FROM project ORDER BY id;
-- @vector 151
-- @only sqlite
SELECT id, json_object('n', name) AS j, json_extract('{"a": 1}', '$.a') AS e, '{"a": {"b": 2}}' -> '$.a' AS ar, '{"a": 2}' ->> '$.a' AS arr, json_array(id, name) AS a FROM project ORDER BY id;
-- @vector 3
-- @only postgres
SELECT id, ARRAY[id, budget] AS a, ARRAY[1, 2] || id AS c, (ARRAY[1, 2, 3])[2:3] AS s, array_length(ARRAY[1, 2], 1) AS l, array_position(ARRAY['alpha', 'beta'], name::text) AS p, id = ANY (ARRAY[10, 11, 12]) AS m, ARRAY[1] <@ ARRAY[1, 2] AS sub, ARRAY[1] && ARRAY[2] AS o FROM project ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE id = ANY ('{10,11,12}'::int[]) ORDER BY id;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE name = ANY (string_to_array('alpha,beta', ',')) ORDER BY id;
-- @vector 151
-- @only postgres
SELECT (date '2024-01-01', date '2024-02-01') OVERLAPS (date '2024-01-15', date '2024-03-01') AS o;
-- @vector 151
-- @only postgres
SELECT id FROM project WHERE (id, budget) = (10, 100) OR (id, name) < (20, 'beta') OR ROW(id, 1) >= ROW(80, 0) ORDER BY id;
-- @vector 78
-- @only postgres
SELECT id, E'a\tb' AS e, $$x'y$$ AS d, $tag$z$tag$ AS t, U&'\0041' AS u, B'101' AS b, X'1F' AS x FROM project ORDER BY id LIMIT 1;
-- @vector 78
-- @only mysql
SELECT id, 'a\tb' AS e, 'it''s' AS q, x'41' AS x, 0x42 AS h, b'101' AS b, _utf8mb4'x' AS u FROM project ORDER BY id LIMIT 1;
-- @vector 78
-- @only sqlite
SELECT id, 'it''s' AS q, x'41' AS x, 0x10 AS h, 1e3 AS e, .5 AS f FROM project ORDER BY id LIMIT 1;
-- @vector 143
SELECT id, 'a -- b' AS c, 'x /* y */' AS d, ';' AS s FROM project /* comment */ WHERE name <> 'a''b' -- tail
ORDER BY id;
-- @vector 151
SELECT ALL id FROM project ORDER BY id;
-- @vector 151
SELECT 1;
-- @vector 151
SELECT 1 + 1 AS two, 'x' AS x, NULL AS n;
-- @vector 151
SELECT * FROM project WHERE 1 = 1 AND (1 = 0 OR id > 20) ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE true ORDER BY id;
-- @vector 151
SELECT id FROM project WHERE false;
-- @vector 151
SELECT project.id, project.name FROM project WHERE project.budget >= 100 ORDER BY project.name ASC, project.id DESC;
-- @vector 137
-- @only postgres
SELECT public.project.id FROM public.project ORDER BY public.project.id;
-- @vector 137
-- @only sqlite
SELECT main.project.id FROM main.project ORDER BY main.project.id;
-- @vector 135
-- @only sqlite
SELECT id FROM 'project' ORDER BY id;
-- @vector 135
-- @only sqlite
SELECT id FROM [project] ORDER BY [id];
-- @vector 136
-- @only sqlite
SELECT "ID" FROM PROJECT ORDER BY "Id";
-- @vector 136
-- @only postgres
SELECT ID FROM PROJECT AS P WHERE P.NAME = 'alpha' ORDER BY ID;
-- @vector 135
-- @only mysql
SELECT `id` FROM `project` AS `p` WHERE `p`.`name` = 'alpha' ORDER BY `id`;
-- @vector 158
-- @only postgres mysql
SELECT id FROM project FOR UPDATE;
-- @vector 158
-- @only postgres mysql
SELECT p.id FROM project p JOIN task t ON t.project_id = p.id WHERE t.done = true ORDER BY p.id FOR UPDATE;
-- @vector 158
-- @only postgres
SELECT p.id FROM project p LEFT JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id FOR UPDATE OF p SKIP LOCKED;
-- @vector 158
-- @only postgres
SELECT p.id FROM project p JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id FOR UPDATE OF p FOR SHARE OF t;
-- @vector 158
-- @only postgres
SELECT id FROM project ORDER BY id LIMIT 2 FOR NO KEY UPDATE NOWAIT;
-- @vector 158
-- @only postgres
SELECT id FROM task WHERE done ORDER BY id LIMIT 1 FOR KEY SHARE SKIP LOCKED;
-- @vector 158
-- @only postgres
SELECT id FROM project WHERE id IN (SELECT project_id FROM task FOR SHARE) ORDER BY id;
-- @vector 158
-- @only mysql
SELECT id FROM project ORDER BY id LIMIT 2 FOR UPDATE NOWAIT;
-- @vector 158
-- @only mysql
SELECT id FROM project ORDER BY id LIMIT 2 FOR UPDATE SKIP LOCKED;
-- @vector 158
-- @only mysql
SELECT id FROM project ORDER BY id LOCK IN SHARE MODE;
-- @vector 151
-- @only mysql
SELECT SQL_NO_CACHE id FROM project ORDER BY id;
-- @vector 78
-- @only mysql
SELECT SQL_CALC_FOUND_ROWS id FROM project ORDER BY id LIMIT 2;
-- @vector 151
-- @only mysql
SELECT HIGH_PRIORITY id FROM project ORDER BY id;
-- @vector 151
-- @only mysql
SELECT DISTINCTROW name FROM project ORDER BY name;
-- @vector 84
-- @only mysql
SELECT id FROM project USE INDEX (PRIMARY) WHERE id > 10 ORDER BY id;
-- @vector 84
-- @only mysql
SELECT id FROM project FORCE INDEX (PRIMARY) ORDER BY id;
-- @vector 84
-- @only mysql
SELECT p.id FROM project p IGNORE INDEX (PRIMARY) JOIN task t ON t.project_id = p.id ORDER BY p.id, t.id;
-- @vector 82
-- @only mysql
SELECT 1 AS one FROM dual;
-- @vector 82
-- @only mysql
SELECT (SELECT count(*) FROM project) AS n FROM DUAL;
