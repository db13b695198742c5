//! Queries.

mod block;
mod condition;
mod expression;
mod from;
mod set;
mod with;

use crate::draw::{Draw, Scope, Type};
use crate::sql::Sql;

/// How deep queries stand within one another.
const DEPTH: usize = 3;

impl Draw<'_> {
    /// A query as a statement of its own.
    pub fn read(&mut self) -> Sql {
        let types = self.types();
        self.query(&types, &Scope::default(), DEPTH, true)
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
        let mut sql = if depth > 1 && self.source.chance(15) {
            self.set_operation(types, scope, depth)
        } else {
            self.block(types, scope, depth)
        };
        if alone && self.source.chance(25) {
            let ordinals: Vec<String> = (1..=types.len()).map(|at| at.to_string()).collect();
            sql.push(format!(" ORDER BY {}", ordinals.join(", ")));
            if self.source.chance(50) {
                sql.push(" LIMIT ");
                let limit = self.value(Type::Int);
                sql.push(limit);
                if self.source.chance(30) {
                    sql.push(" OFFSET ");
                    let offset = self.value(Type::Int);
                    sql.push(offset);
                }
            }
        }
        sql
    }
}
