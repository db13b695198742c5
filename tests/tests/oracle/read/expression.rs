//! Values: columns, literals, parameters, arithmetic, CASE, functions, scalar sub-queries.

use crate::draw::{Draw, Scope, Type};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    pub fn expression(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        match self.source.below(12) {
            0..=5 => self.column(of, scope),
            6 => self.value(of),
            7 if depth > 0 => self.case(of, scope, depth),
            8 if depth > 0 => {
                let (one, other) = (self.column(of, scope), self.value(of));
                sql!["coalesce(", one, ", ", other, ")"]
            }
            9 if depth > 1 => self.scalar(of, scope, depth),
            10 if depth > 0 => self.compound(of, scope, depth),
            _ => self.column(of, scope),
        }
    }

    /// A column of the block, now and then one of the blocks around it.
    pub(super) fn column(&mut self, of: Type, scope: &Scope) -> Sql {
        let own = Scope::columns(&scope.relations, of);
        let outer = Scope::columns(&scope.outer, of);
        let outside = self.source.chance(15);
        if (outside || own.is_empty()) && !outer.is_empty() {
            return self.source.pick(&outer).into();
        }
        if own.is_empty() {
            return self.value(of);
        }
        self.source.pick(&own).into()
    }

    fn case(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let condition = self.condition(scope, depth - 1);
        let (then, or) = (
            self.expression(of, scope, depth - 1),
            self.column(of, scope),
        );
        sql![
            "CASE WHEN ",
            condition,
            " THEN ",
            then,
            " ELSE ",
            or,
            " END"
        ]
    }

    fn compound(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let one = self.expression(of, scope, depth - 1);
        match (of, self.source.below(3)) {
            (Type::Int, 0) => {
                let other = self.column(of, scope);
                sql!["(", one, " + ", other, ")"]
            }
            (Type::Int, 1) => sql!["abs(", one, " - 3)"],
            (Type::Int, _) => {
                let text = self.column(Type::Text, scope);
                sql!["length(", text, ")"]
            }
            (Type::Text, _) => {
                let other = self.column(of, scope);
                sql!["concat(", one, ", '-', ", other, ")"]
            }
            (Type::Bool, _) => one,
        }
    }

    /// A sub-query of one row and one column.
    fn scalar(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let (from, mut inner) = self.from(&scope.within(), depth - 1);
        inner.outer = scope.within().outer;
        let aggregate = self.aggregate(of, &inner, 1);
        let condition = self.condition(&inner, depth - 1);
        sql![
            "(SELECT ", aggregate, " FROM ", from, " WHERE ", condition, ")"
        ]
    }
}
