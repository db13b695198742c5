//! Trees of joins over tables, common table expressions and sub-queries.

use tenancy_tests::Backend;

use crate::draw::{Draw, Place, Relation, Scope, Type};
use crate::sql;
use crate::sql::Sql;

/// A tree of joins, and the relations that it brings.
type Tree = (Sql, Vec<Relation>);

impl Draw<'_> {
    /// One or two trees with commas between them, and what can be named beside them.
    pub(super) fn from(&mut self, scope: &Scope, depth: usize) -> (Sql, Scope) {
        let around = Scope {
            relations: Vec::new(),
            outer: [&*scope.outer, &*scope.relations].concat(),
            ctes: scope.ctes.clone(),
            place: Place::Elsewhere,
        };
        let (mut sql, mut relations) = self.tree(&around, depth, 3);
        if self.source.chance(8) {
            let (more, others) = self.tree(&around, 1, 1);
            sql = sql![sql, ", ", more];
            relations.extend(others);
        }
        (
            sql,
            Scope {
                relations,
                ..around
            },
        )
    }

    fn tree(&mut self, scope: &Scope, depth: usize, most: usize) -> Tree {
        let (mut sql, mut relations) = self.relation(scope, depth);
        for _ in 0..self.source.below(most) {
            let (joined, new) = if self.source.chance(10) {
                let (inner, relations) = self.tree(scope, 1, 2);
                match relations.len() {
                    1 => (inner, relations),
                    _ => (sql!["(", inner, ")"], relations),
                }
            } else {
                self.relation(scope, depth)
            };
            sql = self.join(sql, &relations, joined, &new, scope, depth);
            relations.extend(new);
        }
        if self.is(Backend::Postgres) && self.source.chance(8) {
            let (joined, new) = self.lateral(scope, &relations, depth);
            sql = sql![sql, joined];
            relations.push(new);
        }
        (sql, relations)
    }

    fn relation(&mut self, scope: &Scope, depth: usize) -> Tree {
        if depth > 1 && self.source.chance(12) {
            let types = self.types();
            let alone = self.takes_with();
            // A sub-query in FROM doesn't see what stands around it.
            let apart = Scope {
                ctes: scope.ctes.clone(),
                place: Place::From,
                ..Scope::default()
            };
            let query = self.query(&types, &apart, depth - 1, alone);
            let name = self.name("d");
            return (
                sql!["(", query, ") AS ", &name],
                vec![Relation::query(name, types)],
            );
        }
        if !scope.ctes.is_empty() && self.source.chance(50) {
            let ctes: Vec<usize> = (0..scope.ctes.len()).collect();
            let cte = &scope.ctes[self.source.pick(&ctes)];
            let name = self.name("x");
            let columns = cte.columns.clone();
            return (
                format!("{} {name}", cte.name).into(),
                vec![Relation {
                    name,
                    columns,
                    keyed: false,
                }],
            );
        }
        let mut table = self.table();
        if scope.ctes.iter().any(|cte| cte.name == table) {
            table = "project";
        }
        let name = self.name("t");
        let relation = Relation::table(table, &name);
        (format!("{table} {name}").into(), vec![relation])
    }

    fn join(
        &mut self,
        left: Sql,
        has: &[Relation],
        right: Sql,
        new: &[Relation],
        scope: &Scope,
        depth: usize,
    ) -> Sql {
        let full = !self.is(Backend::Mysql);
        let kind = match self.source.below(10) {
            0..=3 => "JOIN",
            4..=6 => "LEFT JOIN",
            7 => "RIGHT JOIN",
            8 if full => "FULL JOIN",
            8 => "LEFT JOIN",
            _ => "CROSS JOIN",
        };
        if kind == "CROSS JOIN" {
            return sql![left, " CROSS JOIN ", right];
        }
        if let ([one], [other]) = (has, new)
            && self.source.chance(15)
        {
            let shared: Vec<String> = one
                .columns
                .iter()
                .map(|(column, _)| column.clone())
                .filter(|column| other.has(column))
                .collect();
            if !shared.is_empty() && self.source.chance(70) {
                let column = self.source.pick(&shared);
                return sql![
                    left,
                    format!(" {kind} "),
                    right,
                    format!(" USING ({column})")
                ];
            }
            if !shared.is_empty() {
                return sql![left, format!(" NATURAL {kind} "), right];
            }
        }
        let equal = self.equal(has, new);
        let mut condition: Sql = equal.into();
        // PostgreSQL's FULL JOIN takes equality alone.
        if kind != "FULL JOIN" && self.source.chance(30) {
            let within = Scope {
                relations: [has, new].concat(),
                ..scope.clone()
            };
            let more = self.condition(&within, depth.clamp(1, 2) - 1);
            condition = sql![condition, self.source.pick(&[" AND ", " OR "]), more];
        }
        sql![left, format!(" {kind} "), right, " ON ", condition]
    }

    /// A number of the one side that equals a number of the other, a key where there is one.
    fn equal(&mut self, has: &[Relation], new: &[Relation]) -> String {
        let pairs = [
            ("id", "project_id"),
            ("id", "task_id"),
            ("id", "label_id"),
            ("id", "member_id"),
            ("id", "account_id"),
        ];
        let mut found = Vec::new();
        for (one, other) in has
            .iter()
            .flat_map(|one| new.iter().map(move |other| (one, other)))
        {
            for (key, reference) in pairs {
                if one.has(key) && other.has(reference) {
                    found.push(format!("{}.{key} = {}.{reference}", one.name, other.name));
                }
                if other.has(key) && one.has(reference) {
                    found.push(format!("{}.{reference} = {}.{key}", one.name, other.name));
                }
            }
        }
        if !found.is_empty() && self.source.chance(70) {
            return self.source.pick(&found);
        }
        let (left, right) = (
            Scope::columns(has, Type::Int),
            Scope::columns(new, Type::Int),
        );
        if left.is_empty() || right.is_empty() {
            return "1 = 1".to_owned();
        }
        let (left, right) = (self.source.pick(&left), self.source.pick(&right));
        format!("{left} = {right}")
    }

    /// A sub-query that sees what stands to its left.
    fn lateral(&mut self, scope: &Scope, has: &[Relation], depth: usize) -> (Sql, Relation) {
        let seen = Scope {
            relations: has.to_vec(),
            ..scope.clone()
        };
        let types = self.types();
        let query = self.query_without_with(&types, &seen.within(), depth.clamp(1, 2) - 1, true);
        let name = self.name("l");
        let join = self.source.pick(&[
            " CROSS JOIN LATERAL (",
            " JOIN LATERAL (",
            " LEFT JOIN LATERAL (",
        ]);
        let end = if join.starts_with(" CROSS") {
            String::new()
        } else {
            " ON true".to_owned()
        };
        let sql = sql![join, query, format!(") AS {name}{end}")];
        (sql, Relation::query(name, types))
    }
}
