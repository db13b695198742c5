//! Conditions: comparisons, AND, OR, NOT, IN, EXISTS, ANY and ALL, rows, NULL.

use tenancy_tests::Backend;

use crate::draw::{Draw, Place, Scope, Type};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    pub fn condition(&mut self, scope: &Scope, depth: usize) -> Sql {
        let of = self.source.pick(&[Type::Int, Type::Int, Type::Text]);
        match self.source.below(16) {
            0..=3 => self.comparison(of, scope, depth),
            4 => {
                let column = self.column(of, scope);
                let not = self.source.pick(&["", "NOT "]);
                sql![column, format!(" IS {not}NULL")]
            }
            5 | 6 if depth > 0 => {
                let (one, other) = (
                    self.condition(scope, depth - 1),
                    self.condition(scope, depth - 1),
                );
                let word = self.source.pick(&[" AND ", " OR "]);
                sql![one, word, other]
            }
            7 if depth > 0 => {
                let inner = self.condition(scope, depth - 1);
                sql!["NOT (", inner, ")"]
            }
            8 if depth > 0 => {
                let (one, other, third) = (
                    self.condition(scope, depth - 1),
                    self.condition(scope, depth - 1),
                    self.condition(scope, depth - 1),
                );
                sql!["(", one, " OR ", other, ") AND ", third]
            }
            9 => {
                let column = self.column(of, scope);
                let values: Vec<Sql> = (0..=self.source.below(4)).map(|_| self.value(of)).collect();
                let not = self.source.pick(&["", "NOT "]);
                sql![column, format!(" {not}IN ("), Sql::join(values, ", "), ")"]
            }
            10 | 11 if depth > 1 => self.in_query(of, scope, depth),
            12 | 13 if depth > 1 => self.exists(scope, depth),
            14 if depth > 1 && !self.is(Backend::Sqlite) => self.quantified(of, scope, depth),
            15 => self.special(scope),
            _ => self.comparison(of, scope, depth),
        }
    }

    fn comparison(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let one = self.column(of, scope);
        let other = if self.source.chance(50) {
            self.value(of)
        } else {
            self.expression(of, scope, depth.min(2).saturating_sub(1))
        };
        let operator = self.source.pick(&["=", "<>", "<", ">=", ">", "<="]);
        sql![one, format!(" {operator} "), other]
    }

    fn in_query(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let types = if self.source.chance(15) {
            vec![of, Type::Int]
        } else {
            vec![of]
        };
        let values: Vec<Sql> = types.iter().map(|of| self.column(*of, scope)).collect();
        let one = match values.len() {
            1 => Sql::join(values, ""),
            _ => sql!["(", Sql::join(values, ", "), ")"],
        };
        // MariaDB takes no LIMIT in such a query.
        let within = scope.within().placed(Place::Compared);
        let query = self.query_without_with(&types, &within, depth - 1, false);
        let not = self.source.pick(&["", "NOT "]);
        sql![one, format!(" {not}IN ("), query, ")"]
    }

    fn exists(&mut self, scope: &Scope, depth: usize) -> Sql {
        let query = self.query_without_with(&[Type::Int], &scope.within(), depth - 1, false);
        let not = self.source.pick(&["", "NOT "]);
        sql![format!("{not}EXISTS ("), query, ")"]
    }

    fn quantified(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let one = self.column(of, scope);
        let within = scope.within().placed(Place::Compared);
        let query = self.query_without_with(&[of], &within, depth - 1, false);
        let operator = self
            .source
            .pick(&["= ANY", "> ALL", "<> ALL", "< ANY", "= SOME"]);
        sql![one, format!(" {operator} ("), query, ")"]
    }

    /// What only one type or one database has.
    fn special(&mut self, scope: &Scope) -> Sql {
        let flags = Scope::columns(&scope.relations, Type::Bool);
        if !flags.is_empty() && self.source.chance(50) {
            let flag = self.source.pick(&flags);
            let value = self.value(Type::Bool);
            return sql![flag, " = ", value];
        }
        let (number, text) = (
            self.column(Type::Int, scope),
            self.column(Type::Text, scope),
        );
        match self.source.below(4) {
            0 => {
                let (low, high) = (self.value(Type::Int), self.value(Type::Int));
                sql![number, " BETWEEN ", low, " AND ", high]
            }
            1 => sql![
                text,
                format!(" LIKE '{}%'", self.source.pick(&["a", "b", "al"]))
            ],
            2 => {
                let other = self.column(Type::Int, scope);
                let operator = if self.is(Backend::Mysql) {
                    " <=> "
                } else {
                    " IS DISTINCT FROM "
                };
                sql![number, operator, other]
            }
            _ => {
                let other = self.value(Type::Text);
                sql!["coalesce(", text, ", 'none') = ", other]
            }
        }
    }
}
