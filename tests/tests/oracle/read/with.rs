//! Common table expressions: one or two, which see one another, recursive ones, and ones that have a table's name.

use tenancy_tests::Backend;

use crate::draw::{Draw, Place, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

/// Tables on which no other table's ownership depends: what hides them hides nothing that is added to a statement.
const HIDDEN: [&str; 4] = ["invoice", "voucher", "manager", "country"];

impl Draw<'_> {
    pub(super) fn with(&mut self, types: &[Type], scope: &Scope, depth: usize, alone: bool) -> Sql {
        let mut scope = scope.clone();
        if self.source.chance(25) {
            let (name, sql) = self.recursive(&scope, depth);
            scope.ctes.push(Relation {
                name,
                columns: vec![("n".to_owned(), Type::Int)],
                keyed: false,
            });
            let body = self.query_without_with(types, &scope, depth - 1, alone);
            return sql!["WITH RECURSIVE ", sql, " ", body];
        }
        let mut parts = Vec::new();
        for at in 0..=self.source.below(2) {
            let mut name = self.name("q");
            let unread = self.unread;
            // To SQLite a name hides the table in its own query and in those before it as well.
            if at == 0 && unread.is_none() && self.source.chance(25) {
                let table = self.source.pick(&HIDDEN);
                if scope.ctes.iter().all(|cte| cte.name != table) {
                    name = table.to_owned();
                    self.unread = self.is(Backend::Sqlite).then_some(table);
                }
            }
            let types = self.types();
            let within = scope.within().placed(Place::From);
            let query = self.query_without_with(&types, &within, depth - 1, true);
            self.unread = unread;
            let hidden = self.source.chance(20);
            let columns: Vec<String> = (1..=types.len())
                .map(|at| format!("{}{at}", if hidden { "k" } else { "c" }))
                .collect();
            let list = if hidden {
                format!(" ({})", columns.join(", "))
            } else {
                String::new()
            };
            parts.push(sql![&name, list, " AS (", query, ")"]);
            scope.ctes.push(Relation {
                name,
                columns: columns.into_iter().zip(types).collect(),
                keyed: false,
            });
        }
        let body = self.query_without_with(types, &scope, depth - 1, alone);
        sql!["WITH ", Sql::join(parts, ", "), " ", body]
    }

    /// Numbers, or a walk down from projects to their sub-tasks.
    fn recursive(&mut self, scope: &Scope, depth: usize) -> (String, Sql) {
        let name = self.name("r");
        if self.source.chance(50) {
            let most = 2 + self.source.below(4);
            let step = format!("SELECT n + 1 FROM {name} WHERE n < {most}");
            let sql = format!("{name} (n) AS (SELECT 1 UNION ALL {step})");
            return (name, sql.into());
        }
        let inner = Scope {
            relations: vec![Relation::table("task", "t")],
            ..scope.within()
        };
        let condition = self.condition(&inner, depth - 1);
        let union = self.source.pick(&["UNION", "UNION ALL"]);
        // PostgreSQL has no sub-query on the recursive term's own name; a join does it.
        let step =
            format!("SELECT s.id + 1000 FROM sub_task s JOIN {name} ON s.task_id = {name}.n");
        let sql = sql![
            format!("{name} (n) AS (SELECT t.id FROM task t WHERE "),
            condition,
            format!(" {union} {step})")
        ];
        (name, sql)
    }

    /// Whether a query's place lets WITH stand there.
    pub(super) fn takes_with(&self) -> bool {
        !self.is(Backend::Mysql) || self.unread.is_none()
    }
}
