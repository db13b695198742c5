use tenancy_tests::Backend;

use crate::draw::{Draw, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    pub(super) fn update(&mut self, table: &'static str) -> Sql {
        if self.is(Backend::Mysql) {
            self.unread = Some(table);
        }
        if self.source.chance(25) {
            return self.update_joined(table);
        }
        // SQLite's RETURNING doesn't know the alias.
        let returns = !self.is(Backend::Mysql) && self.source.chance(25);
        let name = if self.source.chance(40) && !(returns && self.is(Backend::Sqlite)) {
            self.name("u")
        } else {
            table.to_owned()
        };
        let mut sql: Sql = match name == table {
            true => format!("UPDATE {table} SET ").into(),
            false => format!("UPDATE {table} AS {name} SET ").into(),
        };
        let scope = Scope::of(vec![Relation::table(table, &name)]);
        sql.push(self.assignments(table, "", &scope));
        if self.source.chance(85) {
            let condition = self.which(table, &name);
            sql.push(sql![" WHERE ", condition]);
        }
        if returns {
            sql.push(self.returning(table, &name));
        }
        sql
    }

    fn assignments(&mut self, table: &'static str, qualifier: &str, scope: &Scope) -> Sql {
        let mut columns = Self::changeable(table);
        let mut assignments = Vec::new();
        for _ in 0..=self.source.below(2) {
            if columns.is_empty() {
                break;
            }
            let (column, of) = columns.remove(self.source.below(columns.len()));
            let fallback = self.value(of);
            let value = self.expression(of, scope, 2);
            // Only some columns take NULL.
            let value = match of {
                Type::Bool => fallback,
                _ => sql!["coalesce(", value, ", ", fallback, ")"],
            };
            assignments.push(sql![format!("{qualifier}{column} = "), value]);
        }
        for column in ["project_id", "task_id"] {
            if let Some(parent) = Self::referred(table, column)
                && self.source.chance(20)
                && let Some(key) = self.own_key(parent, scope)
            {
                assignments.push(sql![format!("{qualifier}{column} = "), key]);
            }
        }
        Sql::join(assignments, ", ")
    }

    /// UPDATE of a table beside another one that it reads, each row of which meets one row at most.
    fn update_joined(&mut self, table: &'static str) -> Sql {
        let (parent, on) = match table {
            "sub_task" => ("task", "task_id"),
            "task" | "manager" => ("project", "project_id"),
            _ => ("project", "id"),
        };
        let (name, other) = (self.name("u"), self.name("o"));
        let scope = Scope::of(vec![
            Relation::table(table, &name),
            Relation::table(parent, &other),
        ]);
        let joined = format!("{other}.id = {name}.{on}");
        if self.is(Backend::Mysql) {
            let set = self.assignments(table, &format!("{name}."), &scope);
            let condition = self.condition(&scope, 1);
            let join = self.source.pick(&["JOIN", "LEFT JOIN", "INNER JOIN"]);
            return sql![
                format!("UPDATE {table} {name} {join} {parent} {other} ON {joined} SET "),
                set,
                " WHERE ",
                condition
            ];
        }
        let set = self.assignments(table, "", &scope);
        let condition = self.condition(&scope, 1);
        sql![
            format!("UPDATE {table} AS {name} SET "),
            set,
            format!(" FROM {parent} {other} WHERE {joined} AND ("),
            condition,
            ")"
        ]
    }
}
