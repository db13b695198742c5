//! One SELECT: plain, DISTINCT, grouped, or with window functions.

use tenancy_tests::Backend;

use crate::draw::{Draw, Place, Scope, Type};
use crate::sql;
use crate::sql::Sql;

impl Draw<'_> {
    /// The query, and what its ORDER BY may name beside its columns.
    pub fn block(&mut self, types: &[Type], scope: &Scope, depth: usize) -> (Sql, Option<Scope>) {
        let (from, mut inner) = self.from(scope, depth);
        inner.outer = [&*scope.outer, &*scope.relations].concat();
        let mut form = self.source.below(10);
        // MariaDB 10.11 forgets the conditions of a window function's query that stands in a sub-query and reads a table as
        // a constant, also where the conditions were written by hand (vector 218).
        if form == 8 && self.is(Backend::Mysql) && !inner.outer.is_empty() {
            form = 0;
        }
        let grouped: Vec<String> = if (6..=7).contains(&form) {
            self.group_columns(&inner)
        } else {
            Vec::new()
        };
        let by_key = match &*inner.relations {
            [table] if form == 5 && table.keyed => Some(format!("{}.id", table.name)),
            _ => None,
        };
        let named = form == 8 && self.source.chance(30);
        let windows = types.iter().filter(|of| **of == Type::Int).count();
        let items: Vec<Sql> = types
            .iter()
            .map(|of| match form {
                6 | 7 => self.grouped_item(*of, &inner, &grouped, depth),
                8 if *of == Type::Int && named => "rank() OVER w".into(),
                8 if *of == Type::Int => self.window(&inner, windows),
                _ => self.expression(*of, &inner, depth),
            })
            .collect();
        // MariaDB 10.11 merges a query of FROM into the query around it, and then takes what the former computes for matched
        // where an outer join finds no match (vector 218); a DISTINCT query isn't merged.
        let merged = form <= 5 && by_key.is_none() || form == 8 && windows == 0;
        let distinct = form == 9
            || merged
                && self.is(Backend::Mysql)
                && scope.place == Place::From
                && computes(&items, types, &inner);
        let mut sql: Sql = if distinct {
            "SELECT DISTINCT "
        } else {
            "SELECT "
        }
        .into();
        let items = items.into_iter().enumerate();
        let items = items.map(|(at, item)| sql![item, format!(" AS c{}", at + 1)]);
        sql.push(Sql::join(items, ", "));
        sql.push(" FROM ");
        sql.push(from);
        if self.source.chance(60) {
            sql.push(" WHERE ");
            let condition = self.condition(&inner, depth);
            sql.push(condition);
        }
        if !grouped.is_empty() {
            sql.push(format!(" GROUP BY {}", grouped.join(", ")));
            if self.source.chance(30) {
                let number = self.value(Type::Int);
                sql.push(sql![" HAVING count(*) > ", number]);
            }
        }
        if let Some(key) = by_key {
            // The other columns depend on the key.
            sql.push(format!(" GROUP BY {key}"));
        }
        if named {
            let by = Scope::columns(&inner.relations, Type::Int);
            let by = by.first().map_or("1", String::as_str);
            sql.push(format!(" WINDOW w AS (ORDER BY {by})"));
        }
        let plain = matches!(form, 0..=4 | 8) && !distinct;
        (sql, plain.then_some(inner))
    }

    /// The columns to group by; none groups all rows into one.
    fn group_columns(&mut self, scope: &Scope) -> Vec<String> {
        let all = [
            Scope::columns(&scope.relations, Type::Int),
            Scope::columns(&scope.relations, Type::Text),
        ]
        .concat();
        let mut columns = Vec::new();
        for _ in 0..self.source.below(3) {
            let column = self.source.pick(&all);
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    fn grouped_item(&mut self, of: Type, scope: &Scope, grouped: &[String], depth: usize) -> Sql {
        let by: Vec<String> = Scope::columns(&scope.relations, of)
            .into_iter()
            .filter(|column| grouped.contains(column))
            .collect();
        if !by.is_empty() && self.source.chance(60) {
            return self.source.pick(&by).into();
        }
        self.aggregate(of, scope, depth)
    }

    /// An aggregate of the block's rows.
    pub(super) fn aggregate(&mut self, of: Type, scope: &Scope, depth: usize) -> Sql {
        let columns = Scope::columns(&scope.relations, of);
        if columns.is_empty() {
            return match of {
                Type::Int => "count(*)".into(),
                _ => "min('none')".into(),
            };
        }
        let column = self.source.pick(&columns);
        let form = if of == Type::Int {
            self.source.below(6)
        } else {
            3 + self.source.below(2)
        };
        let aggregate = match form {
            0 => "count(*)".to_owned(),
            1 => format!("sum({column})"),
            2 => format!("count({column})"),
            3 => format!("min({column})"),
            4 => format!("max({column})"),
            _ => format!("count(DISTINCT {column})"),
        };
        if !self.is(Backend::Mysql) && self.source.chance(15) {
            // With columns of a query around it alone, it would be that query's aggregate.
            let own = Scope {
                outer: Vec::new(),
                ..scope.clone()
            };
            let condition = self.condition(&own, depth.min(1));
            return sql![aggregate, " FILTER (WHERE ", condition, ")"];
        }
        aggregate.into()
    }

    /// One of so many window functions, whose values don't depend on the order of peers.
    fn window(&mut self, scope: &Scope, of: usize) -> Sql {
        let numbers = Scope::columns(&scope.relations, Type::Int);
        if numbers.is_empty() {
            return "count(*) OVER ()".into();
        }
        let column = self.source.pick(&numbers);
        let partition = match self.source.chance(50) {
            true => format!("PARTITION BY {} ", self.source.pick(&numbers)),
            false => String::new(),
        };
        let order = self.source.pick(&numbers);
        // MariaDB 10.11 sorts the rows wrongly for one of three windows where another is OVER () (vector 218).
        let whole = match &*partition {
            "" if self.is(Backend::Mysql) && of > 2 => format!("PARTITION BY {order}"),
            _ => partition.clone(),
        };
        match self.source.below(5) {
            0 => format!("count(*) OVER ({whole})").into(),
            1 => format!("sum({column}) OVER ({partition}ORDER BY {order})").into(),
            2 => format!("rank() OVER ({partition}ORDER BY {order})").into(),
            3 => format!("dense_rank() OVER ({partition}ORDER BY {order} DESC)").into(),
            _ => format!("max({column}) OVER ({whole})").into(),
        }
    }
}

/// Whether a query shows more than columns of its own relations.
fn computes(items: &[Sql], types: &[Type], scope: &Scope) -> bool {
    items
        .iter()
        .zip(types)
        .any(|(item, of)| !Scope::columns(&scope.relations, *of).contains(&item.text))
}
