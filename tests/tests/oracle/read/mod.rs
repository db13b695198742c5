//! Queries.

mod block;
mod condition;
mod expression;
mod from;
mod set;
mod with;

use tenancy_tests::Backend;

use crate::draw::{Draw, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

/// How deep queries stand within one another.
const DEPTH: usize = 3;

impl Draw<'_> {
    /// A query as a statement of its own.
    pub fn read(&mut self) -> Sql {
        let nothing = Scope::default();
        match self.source.below(20) {
            18 => self.whole_rows(&nothing),
            19 if !self.is(Backend::Sqlite) => self.locked(),
            _ => {
                let types = self.types();
                self.query(&types, &nothing, DEPTH, true)
            }
        }
    }

    /// `SELECT *` and `SELECT t.*`.
    fn whole_rows(&mut self, scope: &Scope) -> Sql {
        let (from, inner) = self.from(scope, DEPTH);
        let condition = self.condition(&inner, DEPTH);
        let all = match self.source.chance(50) {
            true => "*".to_owned(),
            false => format!("{}.*", self.source.pick(&inner.relations).name),
        };
        sql![format!("SELECT {all} FROM "), from, " WHERE ", condition]
    }

    /// A query that locks what it reads.
    fn locked(&mut self) -> Sql {
        let table = self.table();
        let name = self.name("t");
        let scope = Scope::of(vec![Relation::table(table, &name)]);
        let item = self.expression(Type::Int, &scope, 1);
        // On MySQL rows are locked beside a sub-query only where nothing can fail.
        let depth = if self.is(Backend::Mysql) { 1 } else { 2 };
        let condition = self.condition(&scope, depth);
        let lock = self
            .source
            .pick(&[" FOR UPDATE", " FOR UPDATE SKIP LOCKED"]);
        sql![
            "SELECT ",
            item,
            format!(" AS c1 FROM {table} {name} WHERE "),
            condition,
            lock
        ]
    }

    /// The types of a query's columns.
    pub fn types(&mut self) -> Vec<Type> {
        let count = 1 + self.source.below(3);
        (0..count)
            .map(|_| self.source.pick(&[Type::Int, Type::Int, Type::Text]))
            .collect()
    }

    /// A query with such columns, named `c1`, `c2` and so on. `alone` says that nothing is around it that limits its form.
    pub fn query(&mut self, types: &[Type], scope: &Scope, depth: usize, alone: bool) -> Sql {
        if depth > 1 && self.source.chance(15) {
            return self.with(types, scope, depth, alone);
        }
        self.query_without_with(types, scope, depth, alone)
    }

    pub fn query_without_with(
        &mut self,
        types: &[Type],
        scope: &Scope,
        depth: usize,
        alone: bool,
    ) -> Sql {
        let mut inner = None;
        let mut sql = if depth > 1 && self.source.chance(15) {
            self.set_operation(types, scope, depth)
        } else {
            let (sql, scope) = self.block(types, scope, depth);
            inner = scope;
            sql
        };
        // MariaDB 10.11 forgets OFFSET where all columns of DISTINCT are constants to it (vector 218).
        let no_offset = self.is(Backend::Mysql) && sql.text.starts_with("SELECT DISTINCT ");
        if alone && self.source.chance(25) {
            sql.push(" ORDER BY ");
            if let Some(inner) = inner
                && self.source.chance(25)
            {
                let by = self.expression(Type::Text, &inner, depth);
                // A literal alone would be a column's number.
                sql.push(sql!["coalesce(", by, ", 'none'), "]);
            }
            let ordinals: Vec<String> = (1..=types.len()).map(|at| at.to_string()).collect();
            sql.push(ordinals.join(", "));
            if self.source.chance(50) {
                sql.push(" LIMIT ");
                let limit = self.value(Type::Int);
                sql.push(limit);
                if self.source.chance(30) && !no_offset {
                    sql.push(" OFFSET ");
                    let offset = self.value(Type::Int);
                    sql.push(offset);
                }
            }
        }
        sql
    }
}
