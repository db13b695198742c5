-- What only a second tenancy can get wrong. Account 1 lies in zone 2; row 11 is there, its twin 16 in zone 1; row 10 is
-- account 0's in zone 1, its twin 15 account 0's in zone 2.

-- The zone's column in reading.
SELECT id, account_id, zone_id FROM project ORDER BY id;
SELECT id, slug, zone_id FROM account;
SELECT * FROM zone;
-- @tenant 1
SELECT count(*) AS n FROM project WHERE zone_id = 1 OR account_id = 0 OR id IN (16, 15, 10);
SELECT p.id, m.id FROM project p JOIN manager m ON m.project_id = p.id ORDER BY p.id, m.id;
SELECT m.id, p.id FROM manager m LEFT JOIN project p ON p.id = m.project_id ORDER BY m.id;
SELECT l.id, pl.project_id FROM label l LEFT JOIN project_label pl ON pl.label_id = l.id ORDER BY l.id, pl.project_id;
SELECT z.id, count(p.id) AS n FROM zone z LEFT JOIN project p ON p.zone_id = z.id GROUP BY z.id;
SELECT a.id, z.id FROM account a JOIN zone z ON z.id = a.zone_id;
SELECT id FROM label WHERE account_id IS NULL ORDER BY id;
-- What an INSERT says of the zone.
-- @tenant 1
INSERT INTO project (id, account_id, zone_id, name) VALUES (500, 1, 2, 'x');
-- @tenant 1
INSERT INTO project (id, zone_id, name) VALUES (500, 2, 'x');
-- @tenant 1
INSERT INTO project (id, zone_id, name) VALUES (500, NULL, 'x'), (501, 2, 'y');
-- @tenant 1
-- @params 500, 2, 'x'
INSERT INTO project (id, zone_id, name) VALUES (?, ?, ?);
-- @tenant 1
-- @expect refused
INSERT INTO project (id, zone_id, name) VALUES (500, 1, 'x');
-- @tenant 1
-- @expect refused
INSERT INTO project (id, account_id, zone_id, name) VALUES (500, 1, 1, 'x');
-- The keys change places.
-- @tenant 1
-- @expect refused
INSERT INTO project (id, account_id, zone_id, name) VALUES (500, 2, 1, 'x');
-- @tenant 1
-- @expect refused
INSERT INTO project (id, zone_id, name) VALUES (500, 2, 'x'), (501, 1, 'y');
-- @tenant 1
-- @params 500, 1, 'x'
-- @expect refused
INSERT INTO project (id, zone_id, name) VALUES (?, ?, ?);
INSERT INTO project (id, account_id, zone_id, name) SELECT 700 + id, account_id, zone_id, name FROM project;
-- @tenant 1
-- @expect refused
INSERT INTO project (id, zone_id, name) SELECT 700 + id, 1, name FROM project;
-- @tenant 1
-- @expect refused
INSERT INTO project (id, zone_id, name) SELECT 700 + id, account_id, name FROM project;
-- @tenant 1
-- @expect refused
INSERT INTO label (id, account_id, zone_id, name) VALUES (500, 1, 1, 'x');
-- @tenant 1
INSERT INTO label (id, account_id, zone_id, name) VALUES (500, 1, 2, 'x');
-- @tenant 1
-- @expect refused
INSERT INTO label (id, zone_id, name) VALUES (500, 2, 'x');
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO project SET id = 500, zone_id = 1, name = 'x';
-- What an UPDATE says of it.
-- @tenant 1
UPDATE project SET name = 'x' WHERE zone_id = 1 OR zone_id = 2 OR account_id = 0;
-- @tenant 1
UPDATE project SET zone_id = 2, name = 'x' WHERE id = 11;
-- @tenant 1
-- @expect refused
UPDATE project SET zone_id = 1 WHERE id = 11;
-- @tenant 1
-- @params 1
-- @expect refused
UPDATE project SET zone_id = ? WHERE id = 11;
-- @expect refused
UPDATE project SET zone_id = 3 - zone_id;
-- @expect refused
UPDATE account SET zone_id = 3 - zone_id;
-- @tenant 1
-- @expect refused
UPDATE project SET account_id = zone_id WHERE id = 11;
-- @tenant 1
UPDATE project SET name = 'x' WHERE id IN (16, 15, 10);
-- @tenant 1
DELETE FROM project WHERE id IN (16, 15, 10);
DELETE FROM project;
DELETE FROM task;
DELETE FROM manager WHERE project_id IS NOT NULL;
-- @expect refused
DELETE FROM zone;
-- @expect refused
INSERT INTO zone (id, name) VALUES (3, 'x');
-- @expect refused
UPDATE zone SET id = 3;
-- Keys to the rows of the other zone.
-- @tenant 1
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 11, 'x', 1);
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 16, 'x', 1);
-- @tenant 1
-- @expect refused
INSERT INTO manager (id, project_id, name, salary) VALUES (500, 11, 'x', 1), (501, 16, 'y', 1);
-- @tenant 1
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (500, 16, 'x', false);
-- @tenant 1
-- @expect refused
INSERT INTO sub_task (id, task_id, title, points) VALUES (500, 16, 'x', 1);
-- @tenant 1
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (16, 11);
-- @tenant 1
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (91, 16);
-- @tenant 1
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (91, 18);
-- @tenant 1
INSERT INTO project_label (project_id, label_id) VALUES (91, 13);
-- @tenant 1
-- @expect refused
UPDATE manager SET project_id = 16 WHERE id = 11;
-- @tenant 1
-- @expect refused
UPDATE task SET project_id = 16 WHERE id = 11;
-- @tenant 1
-- @expect refused
UPDATE task SET project_id = project_id + 5;
-- Rows of the other zone in the way.
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (16, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1 abroad', 5) ON CONFLICT (org_id, number) DO UPDATE SET total = excluded.total;
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11 abroad', 5) ON CONFLICT (code) DO UPDATE SET amount = 0;
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (16, 11, 'x', true) ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id;
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO project_label (project_id, label_id) VALUES (11, 16) ON CONFLICT (project_id, label_id) DO UPDATE SET account_id = 1;
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO project (id, name) VALUES (16, 'x') ON DUPLICATE KEY UPDATE name = VALUES(name);
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO invoice (id, number, total) VALUES (500, 'N-1 abroad', 5) ON DUPLICATE KEY UPDATE total = VALUES(total);
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO voucher (id, code, amount) VALUES (500, 'V-11 abroad', 5) ON DUPLICATE KEY UPDATE amount = 0;
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO task (id, project_id, title, done) VALUES (16, 11, 'x', true) ON DUPLICATE KEY UPDATE project_id = VALUES(project_id);
-- @tenant 1
-- @only mysql
-- @expect refused
INSERT INTO project (id, name, zone_id) VALUES (11, 'x', 2) ON DUPLICATE KEY UPDATE zone_id = 1;
-- @tenant 1
-- @only mysql
INSERT INTO project (id, name, zone_id) VALUES (11, 'x', 2) ON DUPLICATE KEY UPDATE zone_id = VALUES(zone_id), name = VALUES(name);
-- @tenant 1
-- @only sqlite postgres
INSERT INTO project (id, name, zone_id) VALUES (11, 'x', 2) ON CONFLICT (id) DO UPDATE SET zone_id = excluded.zone_id, name = excluded.name;
-- @tenant 1
-- @only sqlite postgres
-- @expect refused
INSERT INTO project (id, name) VALUES (11, 'x') ON CONFLICT (id) DO UPDATE SET zone_id = 1;
