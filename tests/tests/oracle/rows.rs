//! Random rows for three tenants: few values, so that the tenants' rows look alike; ids interleaved; parents that don't
//! exist, shared rows, and members with several tenants.

use std::collections::{BTreeMap, BTreeSet};

use tenancy_tests::isolation::{TENANTS, Value};

use crate::source::Source;

/// The rows of every table, and which keys are whose.
#[derive(Debug)]
pub struct Rows {
    tables: BTreeMap<&'static str, Vec<Vec<Value>>>,
    keys: BTreeMap<(&'static str, i32), Vec<i32>>,
}

pub const TEXTS: [&str; 5] = ["alpha", "beta", "gamma", "delta", "omega"];

macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$(Value::from($value)),+] };
}

impl Rows {
    pub fn random(seed: u64) -> Self {
        let mut rows = Self {
            tables: BTreeMap::new(),
            keys: BTreeMap::new(),
        };
        let source = &mut Source::random(seed);
        for tenant in TENANTS {
            rows.of_tenant(tenant, source);
        }
        rows.of_nobody(source);
        rows
    }

    pub fn of(&self, table: &str) -> Vec<Vec<Value>> {
        self.tables.get(table).cloned().unwrap_or_default()
    }

    /// The ids of a tenant's own rows.
    pub fn keys(&self, table: &'static str, tenant: i32) -> &[i32] {
        self.keys.get(&(table, tenant)).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, table: &'static str, row: Vec<Value>) {
        self.tables.entry(table).or_default().push(row);
    }

    fn of_tenant(&mut self, tenant: i32, source: &mut Source) {
        let name = ["acme", "beta", "core"][usize::try_from(tenant).expect("a tenant")];
        self.add("account", row![tenant, name, source.pick(&TEXTS)]);
        for (table, least, most) in [
            ("project", 1, 7),
            ("manager", 0, 6),
            ("invoice", 0, 5),
            ("voucher", 0, 5),
            ("task", 0, 10),
            ("sub_task", 0, 12),
            ("label", 0, 4),
        ] {
            for n in 1..=least + source.below(most - least + 1) {
                let id = 10 * i32::try_from(n).expect("few") + tenant;
                if let Some(row) = self.row(table, id, tenant, source) {
                    self.add(table, row);
                    self.keys.entry((table, tenant)).or_default().push(id);
                }
            }
        }
        let mut pairs = BTreeSet::new();
        for _ in 0..source.below(7) {
            let project = source.pick(self.keys("project", tenant));
            let labels = [self.keys("label", tenant), &[13, 23]].concat();
            pairs.insert((project, source.pick(&labels)));
        }
        for (project, label) in pairs {
            self.add("project_label", row![project, label, tenant]);
        }
        let members = [10 + tenant, 30 + tenant, 20, 21, 22, 13];
        let linked: BTreeSet<i32> = (0..source.below(7))
            .map(|_| source.pick(&members))
            .collect();
        for member in linked {
            self.add("account_member", row![tenant, member]);
        }
        for member in [10 + tenant, 30 + tenant] {
            self.add("member", row![member, source.pick(&TEXTS)]);
        }
    }

    fn row(&self, table: &str, id: i32, tenant: i32, source: &mut Source) -> Option<Vec<Value>> {
        let number = |source: &mut Source| i32::try_from(source.below(5)).expect("few");
        let some = |source: &mut Source| source.chance(75).then(|| number(source));
        let parent = |table, source: &mut Source| {
            let keys = self.keys(table, tenant);
            (!keys.is_empty()).then(|| source.pick(keys))
        };
        let text = source.pick(&TEXTS);
        Some(match table {
            "project" => row![id, tenant, text, some(source)],
            "manager" => {
                let project = parent("project", source).filter(|_| source.chance(70));
                row![id, tenant, project, text, number(source)]
            }
            "invoice" => row![id, tenant, format!("N-{}", id / 10), number(source)],
            "voucher" => row![id, tenant, format!("V-{id}"), number(source)],
            "task" => row![
                id,
                parent("project", source)?,
                text,
                source.chance(50),
                some(source)
            ],
            "sub_task" => row![id, parent("task", source)?, text, number(source)],
            _ => row![id, tenant, text],
        })
    }

    /// Shared and global rows, and rows that nobody sees.
    fn of_nobody(&mut self, source: &mut Source) {
        for id in [13, 23, 33] {
            self.add("label", row![id, None::<i32>, source.pick(&TEXTS)]);
        }
        for id in [20, 21, 22, 13, 99] {
            self.add("member", row![id, source.pick(&TEXTS)]);
        }
        self.add("task", row![13, 999, "lost", false, 3]);
        self.add("sub_task", row![13, 13, "lost", 1]);
        self.add("sub_task", row![23, 999, "lost", 2]);
        for (id, code) in [(1, "fr"), (2, "pe"), (10, "jp"), (11, "ke")] {
            self.add("country", row![id, code, source.pick(&TEXTS)]);
        }
    }
}
