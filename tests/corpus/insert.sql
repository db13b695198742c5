-- Section F: what is inserted, and for whom.

INSERT INTO project (id, name) VALUES (500, 'new');
INSERT INTO project (name, id, budget) VALUES ('new', 500, 7), ('other', 501, NULL);
INSERT INTO project (name) VALUES ('generated');
INSERT INTO project (name) VALUES ('generated'), ('twice');
-- @params 500, 'new', null
INSERT INTO project (id, name, budget) VALUES (?, ?, ?);
-- @params 500, 'a', 501, 'b', 502, 'c'
INSERT INTO project (id, name) VALUES (?, ?), (?, ?), (?, ?);
INSERT INTO invoice (id, number, total) VALUES (500, 'N-99', 5);
-- Numbers are unique a tenant: N-1 is everybody's, and taken.
-- @fails
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1', 5);
INSERT INTO voucher (id, code, amount) VALUES (500, 'fresh', 5);
INSERT INTO manager (id, name, salary) VALUES (500, 'Zoe', 5);
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'new') RETURNING id, account_id, name;
-- @only sqlite postgres
INSERT INTO project (name) VALUES ('generated') RETURNING *;
-- @only sqlite postgres
INSERT INTO project (id, name) VALUES (500, 'new'), (501, 'x') RETURNING id;
-- @vector 56
-- @only postgres
INSERT INTO project (id, name) VALUES (500, 'new') RETURNING id, (SELECT count(*) FROM manager) AS n, (SELECT max(points) FROM task) AS most;
-- @vector 56
-- @only sqlite
INSERT INTO project (id, name) VALUES (500, 'new') RETURNING id, (SELECT count(*) FROM manager) AS n, (SELECT max(points) FROM task) AS most;
-- @only mysql
INSERT INTO project (id, name) VALUES (500, 'new') RETURNING id, account_id, name;
-- @vector 106
-- @expect refused
INSERT INTO project VALUES (500, 0, 'x', 1);
-- @vector 106
-- @expect refused
INSERT INTO project SELECT 700 + id, account_id, name, budget FROM project;
-- @vector 106
INSERT INTO country (id, code, name) VALUES (9, 'xx', 'X');
-- @vector 107
-- @tenant 1
INSERT INTO project (id, account_id, name) VALUES (500, 1, 'mine');
-- @vector 107
-- @tenant 0
INSERT INTO project (id, account_id, name) VALUES (500, 0, 'mine');
-- @vector 107
-- @tenant 0
-- @params 500, 0, 'mine'
INSERT INTO project (id, account_id, name) VALUES (?, ?, ?);
-- @vector 107
-- @tenant 1 2
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (500, 0, 'theirs');
-- @vector 107
-- @tenant 0
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (500, 2, 'theirs');
-- @vector 107
-- @tenant 0 1
-- @params 500, 2, 'theirs'
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (?, ?, ?);
-- @vector 107
-- @expect refused
INSERT INTO invoice (id, org_id, number, total) VALUES (500, 77, 'x', 1);
-- @vector 107
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (500, (SELECT id FROM account) + 1, 'x');
-- @vector 107
-- @expect refused
INSERT INTO project (id, "account_id", name) VALUES (500, -1, 'x');
-- @vector 107
-- @only postgres mysql
-- @expect refused
INSERT INTO project (id, ACCOUNT_ID, name) VALUES (500, 99, 'x');
-- @vector 108
INSERT INTO project (id, account_id, name) VALUES (500, NULL, 'x');
-- @vector 108
-- @params 500, null, 'x'
INSERT INTO project (id, account_id, name) VALUES (?, ?, ?);
-- @vector 108
-- @only postgres mysql
INSERT INTO project (id, account_id, name) VALUES (500, DEFAULT, 'x');
-- @vector 108
INSERT INTO invoice (id, org_id, number, total) VALUES (500, NULL, 'N-99', 1), (501, NULL, 'N-98', 1);
-- @vector 109
-- @tenant 1
INSERT INTO project (id, account_id, name) VALUES (500, 1, 'x'), (501, NULL, 'y');
-- @vector 109
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (500, 0, 'x'), (501, 1, 'y'), (502, 2, 'z');
-- @vector 109
-- @tenant 1
-- @params 500, 1, 'x', 501, 2, 'y'
-- @expect refused
INSERT INTO project (id, account_id, name) VALUES (?, ?, ?), (?, ?, ?);
-- @vector 110
-- @only sqlite postgres
-- @fails
INSERT INTO project DEFAULT VALUES;
-- @vector 111
-- @only mysql
INSERT INTO project SET id = 500, name = 'new', budget = 5;
-- @vector 111
-- @only mysql
-- @expect refused
INSERT INTO project SET id = 500, account_id = 9, name = 'new';
-- @vector 112
INSERT INTO project (id, name, budget) SELECT 700 + id, name, budget FROM project;
-- @vector 112
INSERT INTO project (id, name) SELECT 700 + m.id, m.name FROM manager m JOIN project p ON p.id = m.project_id WHERE p.budget > 50 OR m.salary > 1000;
-- @vector 112
INSERT INTO project (id, name, budget) SELECT 700, 'all', count(*) FROM task;
-- @vector 112
INSERT INTO project (id, name, budget) SELECT 700 + min(id), title, count(*) FROM task GROUP BY title;
-- @vector 112
INSERT INTO project (id, name) SELECT 700 + id, code FROM country;
-- @vector 112
INSERT INTO invoice (id, number, total) SELECT 700 + id, code, amount FROM voucher WHERE amount > 10;
-- @vector 112
INSERT INTO project (id, name) SELECT DISTINCT 700 + points, 'p' FROM sub_task;
-- @vector 112
INSERT INTO project (id, name) SELECT id + 700, name FROM project ORDER BY id LIMIT 2;
-- @vector 112
INSERT INTO project (id, account_id, name) SELECT 700 + id, account_id, name FROM project;
-- @vector 112
-- @expect refused
INSERT INTO project (id, account_id, name) SELECT 700 + id, id, name FROM country;
-- @vector 113
INSERT INTO country (id, code, name) SELECT 700 + id, 'xx', name FROM project;
-- @vector 113
INSERT INTO country (id, code, name) SELECT 700 + id, 'xx', title FROM task WHERE done = true UNION SELECT 2000 + id, 'yy', name FROM member;
-- @vector 113
INSERT INTO country (id, code, name) VALUES (9, 'xx', coalesce((SELECT name FROM project WHERE id = 11), 'none'));
-- @vector 74
INSERT INTO project (id, name) SELECT 700 + id, name FROM project UNION SELECT 800 + id, name FROM manager;
-- @vector 74
INSERT INTO project (id, name) SELECT 700 + id, name FROM project UNION ALL SELECT 900, 'one';
-- @vector 55
INSERT INTO project (id, name, budget) VALUES (500, 'x', (SELECT count(*) FROM task)), (501, 'y', (SELECT max(salary) FROM manager));
-- @vector 55
INSERT INTO invoice (id, number, total) VALUES ((SELECT 900 + count(*) FROM project), 'N-99', (SELECT sum(total) FROM invoice));
-- Optional: say whose it is.
-- @expect refused
INSERT INTO label (id, name) VALUES (500, 'x');
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (500, NULL, 'shared');
-- @params 500, null, 'shared'
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (?, ?, ?);
-- @tenant 2
INSERT INTO label (id, account_id, name) VALUES (500, 2, 'mine');
-- @tenant 0
INSERT INTO label (id, account_id, name) VALUES (500, 0, 'mine'), (501, 0, 'too');
-- @tenant 0
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (500, 0, 'mine'), (501, 1, 'theirs');
-- @tenant 0
-- @expect refused
INSERT INTO label (id, account_id, name) VALUES (500, 0, 'mine'), (501, NULL, 'shared');
-- The tenant table.
-- @expect refused
INSERT INTO account (id, slug, name) VALUES (5, 'new', 'New');
-- Many-to-many: the row and its link.
-- @tenant 0
-- @copy INSERT INTO member (id, name) VALUES (500, 'Zoe')
-- @copy INSERT INTO account_member (account_id, member_id) VALUES (0, 500)
INSERT INTO member (id, name) VALUES (500, 'Zoe');
-- @tenant 1
-- @params 500, 'Zoe', 501, 'Yan'
-- @copy INSERT INTO member (id, name) VALUES (?, ?), (?, ?)
-- @copy INSERT INTO account_member (account_id, member_id) VALUES (1, 500), (1, 501)
INSERT INTO member (id, name) VALUES (?, ?), (?, ?);
-- @tenant 2
-- @only sqlite postgres
-- @copy INSERT INTO member (name) VALUES ('Zoe') RETURNING id
-- @copy INSERT INTO account_member (account_id, member_id) VALUES (2, 1000)
INSERT INTO member (name) VALUES ('Zoe') RETURNING id;
-- @vector 213
-- @tenant 0 1
-- @expect refused
INSERT INTO account_member (account_id, member_id) VALUES (1, 12);
-- @vector 213
-- @tenant 1
-- @expect refused
INSERT INTO account_member (member_id) VALUES (12);
-- @vector 213
-- @tenant 1
-- @expect refused
INSERT INTO account_member (account_id, member_id) VALUES (1, 99);
-- @vector 213
-- @tenant 1
-- @expect refused
INSERT INTO account_member (account_id, member_id) SELECT 1, 12;
-- @vector 213
-- @tenant 0
-- @expect refused
INSERT INTO account_member (account_id, member_id) VALUES (1, 10);
-- An own parent, told by a sub-query or by a join.
-- @vector 122
INSERT INTO task (id, project_id, title, done) SELECT 700 + p.id, p.id, m.name, m.salary > 2000 FROM project p JOIN manager m ON m.project_id = p.id AND m.id = (SELECT min(n.id) FROM manager n WHERE n.project_id = p.id);
-- @vector 112
INSERT INTO voucher (id, code, amount) SELECT 700 + p.id, concat('P-', p.id), count(t.id) FROM project p LEFT JOIN task t ON t.project_id = p.id GROUP BY p.id;
-- @vector 112
-- @params 700, 'x', 2
INSERT INTO project (id, name, budget) SELECT ? + id, ?, points FROM task WHERE points > ?;
-- @vector 112
INSERT INTO project (id, name) SELECT 700 + x.id, x.title FROM (SELECT id, title FROM task WHERE done = true UNION ALL SELECT 1000 + id, name FROM label) x;
-- @vector 112
INSERT INTO project (id, name, budget) VALUES (500, 'x', (SELECT budget FROM project WHERE id = (SELECT max(id) FROM project)));
-- @vector 112
INSERT INTO project (id, name, budget) SELECT 700 + id, name, row_number() OVER (ORDER BY id) FROM project;
-- @vector 112
-- @only sqlite postgres
INSERT INTO project (id, name) SELECT 700 + id, name FROM project WHERE budget > 100 RETURNING id, account_id;
-- @vector 112
INSERT INTO country (id, code, name) SELECT 700 + count(*), 'nn', max(title) FROM sub_task;
-- @vector 106
INSERT INTO country SELECT 700 + id, code, name FROM country;
-- @vector 108
-- @params null
-- @only sqlite postgres
INSERT INTO project (id, name, account_id) VALUES (500, 'x', ?) RETURNING account_id;
-- @vector 107
-- @params 2
-- @tenant 0 1
-- @expect refused
INSERT INTO invoice (id, number, total, org_id) VALUES (500, 'N-77', 1, ?);
-- @vector 107
-- @expect refused
INSERT INTO project (id, name, account_id) VALUES (500, 'x', (SELECT 2 FROM country WHERE id = 1));
-- @vector 107
-- @expect refused
INSERT INTO project (id, account_id, name) SELECT 700 + id, 9, name FROM project;
-- @vector 107
-- @expect refused
INSERT INTO project (id, account_id, name) SELECT 700 + p.id, a.id + 1, p.name FROM project p JOIN account a ON a.id = p.account_id;
-- The column twice, as a fragment would bring it.
-- @vector 81
-- @expect refused
INSERT INTO project (id, account_id, name, account_id) VALUES (500, NULL, 'x', 2);
-- IGNORE makes warnings of errors, but not of those that a key to another tenant's row raises.
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT IGNORE INTO manager (id, project_id, name, salary) VALUES (500, 10, 'Zoe', 1);
-- @vector 122
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT IGNORE INTO task (id, project_id, title, done) VALUES (500, 11, 'x', false), (501, 10, 'x', false);
-- @vector 122
-- @tenant 1
-- @only sqlite
-- @expect refused
INSERT OR IGNORE INTO task (id, project_id, title, done) VALUES (500, 10, 'x', false);
-- @vector 114
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT IGNORE INTO project (id, name) VALUES (12, 'x') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @vector 213
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT IGNORE INTO account_member (account_id, member_id) VALUES (1, 12);
