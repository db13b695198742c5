use tenancy_tests::Backend;

use crate::draw::{Draw, Relation, Scope};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    pub(super) fn delete(&mut self, table: &'static str) -> Sql {
        if self.is(Backend::Mysql) {
            self.unread = Some(table);
        }
        if !self.is(Backend::Sqlite) && self.source.chance(25) {
            return self.delete_joined(table);
        }
        let condition = self.which(table, table);
        let mut sql = sql![format!("DELETE FROM {table} WHERE "), condition];
        if !self.is(Backend::Mysql) && self.source.chance(25) {
            sql.push(self.returning(table, table));
        }
        sql
    }

    fn delete_joined(&mut self, table: &'static str) -> Sql {
        let (name, other) = (self.name("u"), self.name("o"));
        let read = loop {
            let read = self.table();
            if read != table && Relation::table(read, "x").has("id") {
                break read;
            }
        };
        let scope = Scope::of(vec![
            Relation::table(table, &name),
            Relation::table(read, &other),
        ]);
        let condition = self.condition(&scope, 1);
        if self.is(Backend::Mysql) {
            let join = self.source.pick(&["JOIN", "LEFT JOIN"]);
            return sql![
                format!(
                    "DELETE {name} FROM {table} {name} {join} {read} {other} ON {other}.id = {name}.id WHERE "
                ),
                condition
            ];
        }
        sql![
            format!(
                "DELETE FROM {table} AS {name} USING {read} AS {other} WHERE {other}.id = {name}.id AND ("
            ),
            condition,
            ")"
        ]
    }
}
