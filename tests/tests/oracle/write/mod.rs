//! Writes: of the tenant's own rows, in every form that the databases share, with what they read drawn like any query.

mod delete;
mod insert;
mod update;

use tenancy_tests::Backend;
use tenancy_tests::isolation::{Kind, Table};

use crate::draw::{Draw, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

/// What may be written so that the copy needs no form of its own: not the rows that several tenants share.
const WRITTEN: [&str; 7] = [
    "project", "manager", "invoice", "voucher", "task", "sub_task", "country",
];

impl Draw<'_> {
    pub fn write(&mut self) -> Sql {
        let mut table = self.source.pick(&WRITTEN);
        // A row whose parent can't be named can't be written.
        let parents = ["project_id", "task_id"].map(|column| Self::referred(table, column));
        if parents
            .iter()
            .flatten()
            .any(|parent| self.rows.keys(parent, self.tenant).is_empty())
        {
            table = "project";
        }
        if self.is(Backend::Postgres) && self.source.chance(15) {
            return self.write_and_read(table);
        }
        match self.source.below(10) {
            0..=3 => self.insert(table),
            4..=7 => self.update(table),
            _ => self.delete(table),
        }
    }

    /// A write within a query that reads what it returns.
    fn write_and_read(&mut self, table: &'static str) -> Sql {
        let name = self.name("w");
        let condition = self.which(table, table);
        let changeable = Self::changeable(table);
        let (column, of) = self.source.pick(&changeable);
        let value = self.value(of);
        let write = match self.source.chance(50) {
            true => sql![format!("DELETE FROM {table} WHERE "), condition],
            false => sql![
                format!("UPDATE {table} SET {column} = "),
                value,
                " WHERE ",
                condition
            ],
        };
        let mut scope = Scope::default();
        scope.ctes.push(Relation {
            name: name.clone(),
            columns: vec![("n".to_owned(), Type::Int)],
            keyed: false,
        });
        let types = self.types();
        let read = self.query_without_with(&types, &scope, 2, true);
        sql![
            format!("WITH {name} (n) AS ("),
            write,
            format!(" RETURNING {table}.id) "),
            read
        ]
    }

    /// A condition on the rows to write, with sub-queries of its own.
    fn which(&mut self, table: &str, name: &str) -> Sql {
        let scope = Scope::of(vec![Relation::table(table, name)]);
        self.condition(&scope, 2)
    }

    /// The columns that an UPDATE may change without leaving the tenant: not keys.
    fn changeable(table: &str) -> Vec<(&'static str, Type)> {
        let columns = Table::named(table).columns.iter();
        columns
            .filter(|column| column.kind != Kind::Id && !column.name.ends_with("_id"))
            .filter(|column| !["number", "code"].contains(&column.name))
            .map(|column| (column.name, Type::of(column.kind)))
            .collect()
    }

    /// The table to which a column refers, if it is one of those that are written.
    fn referred(table: &str, column: &str) -> Option<&'static str> {
        match (table, column) {
            ("manager" | "task", "project_id") => Some("project"),
            ("sub_task", "task_id") => Some("task"),
            _ => None,
        }
    }

    /// A key of the tenant's own rows, said in one way or another.
    fn own_key(&mut self, table: &'static str, scope: &Scope) -> Option<Sql> {
        let keys = self.rows.keys(table, self.tenant);
        if keys.is_empty() {
            return None;
        }
        let key = keys[self.source.below(keys.len())];
        Some(match self.source.below(4) {
            0 => Sql::param(tenancy_tests::isolation::Param::Int(key.into())),
            1 if self.unread != Some(table) => {
                let extreme = self.source.pick(&["min", "max"]);
                format!("(SELECT {extreme}(id) FROM {table})").into()
            }
            2 if self.unread != Some(table) => {
                let condition = self.condition(scope, 0);
                let other = keys[self.source.below(keys.len())];
                crate::sql![
                    "CASE WHEN ",
                    condition,
                    format!(" THEN {key} ELSE {other} END")
                ]
            }
            _ => key.to_string().into(),
        })
    }
}
