//! What bytes choose.

use sea_orm::DbBackend;

const TABLES: [&str; 12] = [
    "project",
    "task",
    "sub_task",
    "label",
    "member",
    "account",
    "manager",
    "project_label",
    "account_member",
    "invoice",
    "voucher",
    "country",
];
const NAMES: [&str; 9] = [
    "a",
    "b",
    "c",
    "project",
    "task",
    "A",
    "tenancy_1",
    "account_member",
    "label",
];
pub(super) const COLUMNS: [&str; 10] = [
    "id",
    "account_id",
    "project_id",
    "task_id",
    "name",
    "title",
    "org_id",
    "member_id",
    "points",
    "nope",
];

pub(super) struct Choice<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) backend: DbBackend,
    pub(super) depth: usize,
}

impl Choice<'_> {
    pub(super) fn next(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((first, rest)) => {
                self.bytes = rest;
                *first
            }
            None => 0,
        }
    }

    pub(super) fn of(&mut self, count: u8) -> u8 {
        self.next() % count
    }

    pub(super) fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[usize::from(self.next()) % list.len()]
    }

    pub(super) fn maybe(&mut self, text: impl FnOnce(&mut Self) -> String) -> String {
        if self.of(3) == 1 {
            text(self)
        } else {
            String::new()
        }
    }

    pub(super) fn list(
        &mut self,
        most: u8,
        separator: &str,
        item: impl Fn(&mut Self) -> String,
    ) -> String {
        let count = 1 + self.of(most);
        let items: Vec<String> = (0..count).map(|_| item(self)).collect();
        items.join(separator)
    }

    pub(super) fn name(&mut self, text: &str) -> String {
        match (self.of(4), self.backend) {
            (0, DbBackend::MySql) => format!("`{text}`"),
            (0, _) => format!("\"{text}\""),
            _ => text.to_owned(),
        }
    }

    pub(super) fn table(&mut self) -> String {
        let name = self.one(&TABLES);
        let schema = match (self.of(12), self.backend) {
            (0, DbBackend::Postgres) => "public.",
            (0, DbBackend::Sqlite) => "main.",
            _ => "",
        };
        format!("{schema}{}", self.name(name))
    }

    pub(super) fn alias(&mut self) -> String {
        let name = self.one(&NAMES);
        self.name(name)
    }

    pub(super) fn column(&mut self) -> String {
        let column = self.one(&COLUMNS);
        let column = self.name(column);
        if self.of(2) == 0 {
            column
        } else {
            format!("{}.{column}", self.alias())
        }
    }
}
