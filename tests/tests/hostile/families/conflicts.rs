//! Upserts by fragments. Vectors 57, 114–120.

use super::Family;

pub const FAMILY: Family = Family {
    name: "conflicts",
    fragments: r"
spm|(1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = 'stolen'
spm|(1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name, account_id = {tenant}
spm|(1{other}, 'x') ON CONFLICT DO NOTHING
spm|(1{other}, 'x') ON DUPLICATE KEY UPDATE name = 'stolen'
spm|(1{other}, 'x') ON DUPLICATE KEY UPDATE account_id = {tenant}
spm|(1{other}, 'x') ON DUPLICATE KEY UPDATE name = (SELECT MAX(name) FROM manager)
spm|(1{other}, 'x') RETURNING name
spm|(1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE true OR project.account_id = {other} RETURNING name
spm|(1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = project.name RETURNING project.name
spm|excluded.name
spm|project.name
spm|(SELECT max(name) FROM manager)
spm|VALUES(name)
spm|true OR project.account_id = {other}
spm|name = excluded.name WHERE true
spm|id) DO UPDATE SET name = 'x' --
spm|id) WHERE true DO UPDATE SET account_id = {tenant} --
p|(1{other}, 'x') ON CONFLICT ON CONSTRAINT project_pkey DO UPDATE SET name = 'x'
s|(1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = 'x' ON CONFLICT DO UPDATE SET name = 'y'
",
    statements: r"
sp|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name
sp|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON CONFLICT (id) DO UPDATE SET name = project.name RETURNING name
sp|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON CONFLICT (id) DO UPDATE SET account_id = {tenant}
sp|INSERT INTO voucher (id, code, amount) VALUES (700, 'x', 1) ON CONFLICT (code) DO UPDATE SET amount = voucher.amount + 1 RETURNING amount
sp|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON CONFLICT DO NOTHING RETURNING name
s|INSERT OR IGNORE INTO project (id, name) VALUES (1{other}, 'x')
m|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON DUPLICATE KEY UPDATE name = 'stolen'
m|INSERT INTO project (id, name) VALUES (1{other}, 'x') ON DUPLICATE KEY UPDATE account_id = {tenant}, name = 'x'
m|INSERT IGNORE INTO project (id, name) VALUES (1{other}, 'x')
m|INSERT INTO project SET id = 1{other}, name = 'x' ON DUPLICATE KEY UPDATE name = 'y'
",
    honest: r"
sp|INSERT INTO project (id, name) VALUES (1{tenant}, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name
m|INSERT INTO project (id, name) VALUES (1{tenant}, 'x') ON DUPLICATE KEY UPDATE name = VALUES(name)
",
    proof: r"
sp|INSERT INTO project (id, account_id, name) VALUES (12, 1, 'x') ON CONFLICT (id) DO UPDATE SET name = 'stolen'
m|INSERT INTO project (id, account_id, name) VALUES (12, 1, 'x') ON DUPLICATE KEY UPDATE name = 'stolen'
",
};
