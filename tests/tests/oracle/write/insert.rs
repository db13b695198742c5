use tenancy_tests::Backend;
use tenancy_tests::isolation::{Kind, Table};

use crate::draw::{Draw, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    pub(super) fn insert(&mut self, table: &'static str) -> Sql {
        if self.is(Backend::Mysql) {
            self.unread = Some(table);
        }
        let said = self.source.chance(20);
        let keyed = self.source.chance(70);
        let columns: Vec<&str> = Table::named(table)
            .columns
            .iter()
            .filter(|column| match column.name {
                "id" => keyed || column.kind != Kind::Id,
                "account_id" | "org_id" => said,
                _ => true,
            })
            .map(|column| column.name)
            .collect();
        let mut sql: Sql = format!("INSERT INTO {table} ({}) ", columns.join(", ")).into();
        if self.source.chance(35) {
            sql.push(self.source_of(table, &columns));
        } else {
            sql.push(self.rows_of(table, &columns));
        }
        if keyed && self.source.chance(40) {
            sql.push(self.on_conflict(table));
        }
        if !self.is(Backend::Mysql) && self.source.chance(25) {
            sql.push(self.returning(table, table));
        }
        sql
    }

    fn rows_of(&mut self, table: &'static str, columns: &[&str]) -> Sql {
        let rows: Vec<Sql> = (0..=self.source.below(3))
            .map(|at| {
                let values: Vec<Sql> = columns
                    .iter()
                    .map(|column| self.inserted(table, column, at))
                    .collect();
                sql!["(", Sql::join(values, ", "), ")"]
            })
            .collect();
        sql!["VALUES ", Sql::join(rows, ", ")]
    }

    /// A value for a column of a new row.
    fn inserted(&mut self, table: &'static str, column: &str, at: usize) -> Sql {
        let fresh = 500 + at * 10 + self.source.below(3);
        match column {
            "id" => {
                let own = self.rows.keys(table, self.tenant);
                if !own.is_empty() && self.source.chance(25) {
                    return own[(self.source.below(own.len()) + at) % own.len()]
                        .to_string()
                        .into();
                }
                fresh.to_string().into()
            }
            "account_id" | "org_id" => self.tenant.to_string().into(),
            "number" | "code" => format!("'N{fresh}'").into(),
            _ => {
                let of = Type::of(kind(table, column));
                if let Some(parent) = Self::referred(table, column) {
                    let nothing = Scope::default();
                    // A row without a parent can't be written: the statement is another one then.
                    return self
                        .own_key(parent, &nothing)
                        .unwrap_or_else(|| "NULL".into());
                }
                match self.source.chance(15) && of == Type::Int && self.unread.is_none() {
                    true => "(SELECT count(*) FROM task)".into(),
                    false => self.value(of),
                }
            }
        }
    }

    /// A query whose rows are inserted; every key in it is the tenant's own by the query's own meaning.
    fn source_of(&mut self, table: &'static str, columns: &[&str]) -> Sql {
        let from = match table {
            "sub_task" => "task",
            _ => "project",
        };
        let name = self.name("s");
        let scope = Scope::of(vec![Relation::table(from, &name)]);
        let items: Vec<Sql> = columns
            .iter()
            .map(|column| match *column {
                "id" => format!("{name}.id + 600").into(),
                "account_id" | "org_id" => self.tenant.to_string().into(),
                "number" | "code" => format!("concat('N', {name}.id)").into(),
                "project_id" | "task_id" => format!("{name}.id").into(),
                column => {
                    let of = Type::of(kind(table, column));
                    match of {
                        Type::Bool => self.value(of),
                        _ => {
                            let (value, depth) = (self.value(of), self.source.below(3));
                            let item = self.expression(of, &scope, depth);
                            sql!["coalesce(", item, ", ", value, ")"]
                        }
                    }
                }
            })
            .collect();
        let condition = self.condition(&scope, 2);
        // The database numbers the rows in the order in which they come.
        let order = match columns.contains(&"id") {
            true => String::new(),
            false => format!(" ORDER BY {name}.id"),
        };
        let items = Sql::join(items, ", ");
        sql![
            "SELECT ",
            items,
            format!(" FROM {from} {name} WHERE "),
            condition,
            order
        ]
    }

    fn on_conflict(&mut self, table: &'static str) -> Sql {
        let changeable = Self::changeable(table);
        let (column, of) = changeable[self.source.below(changeable.len())];
        let value = self.value(of);
        if self.is(Backend::Mysql) {
            return match self.source.below(2) {
                0 => format!(" ON DUPLICATE KEY UPDATE {column} = VALUES({column})").into(),
                _ => sql![format!(" ON DUPLICATE KEY UPDATE {column} = "), value],
            };
        }
        match self.source.below(4) {
            0 => " ON CONFLICT (id) DO NOTHING".into(),
            1 => format!(" ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}").into(),
            2 => sql![
                format!(" ON CONFLICT (id) DO UPDATE SET {column} = "),
                value,
                format!(" WHERE {table}.id <> 20")
            ],
            _ => sql![
                format!(" ON CONFLICT (id) DO UPDATE SET {column} = "),
                value
            ],
        }
    }

    pub(super) fn returning(&mut self, table: &str, name: &str) -> Sql {
        let scope = Scope::of(vec![Relation::table(table, name)]);
        match self.source.below(3) {
            0 => " RETURNING *".into(),
            1 => format!(" RETURNING {name}.id AS one").into(),
            _ => {
                // SQLite computes RETURNING between the rows of a DELETE: it sees some and not others.
                let depth = if self.is(Backend::Sqlite) { 0 } else { 2 };
                let value = self.expression(Type::Int, &scope, depth);
                sql![" RETURNING ", value, " AS one"]
            }
        }
    }
}

fn kind(table: &str, column: &str) -> Kind {
    let columns = Table::named(table).columns.iter();
    columns
        .filter(|known| known.name == column)
        .map(|column| column.kind)
        .next()
        .expect("a column of the table")
}
