//! What the source of an INSERT brings to a column.

use sqlparser::ast::{Expr, Ident, Query, Select, SelectItem, SetExpr, TableFactor};

use super::judge::Judge;
use super::names::fold;

impl Judge<'_> {
    /// The values at a place of rows that are so wide.
    pub(super) fn in_source(
        &mut self,
        body: &SetExpr,
        (place, width): (usize, usize),
        own: bool,
        column: &str,
    ) {
        match body {
            // No database takes a row that has another length than the list of columns.
            SetExpr::Values(values) => {
                let rows = values.rows.iter().filter(|row| row.content.len() == width);
                let values: Vec<Option<&Expr>> = rows.map(|row| row.content.get(place)).collect();
                for (at, value) in values.iter().enumerate() {
                    match value {
                        Some(_) if !own && self.is_checked_with_first(&values, at) => {}
                        Some(value) => self.written(value, own, column),
                        None => self.fault("a short row"),
                    }
                }
            }
            SetExpr::Select(select) => {
                let items = &select.projection;
                let plain = |item: &SelectItem| {
                    matches!(
                        item,
                        SelectItem::UnnamedExpr(_) | SelectItem::ExprWithAlias { .. }
                    )
                };
                // Behind a `*` places are counted from the end.
                let item = if place + 1 == width && !items.iter().all(plain) {
                    items.last()
                } else if items.iter().all(plain) && items.len() != width {
                    return;
                } else {
                    items
                        .get(place)
                        .filter(|_| items.iter().take(place + 1).all(plain))
                };
                match item {
                    Some(
                        SelectItem::UnnamedExpr(value)
                        | SelectItem::ExprWithAlias { expr: value, .. },
                    ) => self.selected(value, select, own, column),
                    _ => self.fault("a SELECT list without a place for a column"),
                }
            }
            SetExpr::Query(query) => self.in_source(&query.body, (place, width), own, column),
            SetExpr::SetOperation { left, right, .. } => {
                self.in_source(left, (place, width), own, column);
                self.in_source(right, (place, width), own, column);
            }
            _ => self.fault("a source without a rule"),
        }
    }

    /// What a SELECT brings: a column of the only query in FROM is what that query brings.
    fn selected(&mut self, value: &Expr, select: &Select, own: bool, column: &str) {
        match self.of_derived(value, select) {
            Some((query, place, width)) => {
                self.in_source(&query.body, (place, width), own, column);
            }
            None => self.written(value, own, column),
        }
    }

    /// Where a column of the only derived table in FROM comes from, and how wide its rows are.
    fn of_derived<'s>(
        &self,
        value: &Expr,
        select: &'s Select,
    ) -> Option<(&'s Query, usize, usize)> {
        let (Expr::CompoundIdentifier(parts), [table]) = (value, select.from.as_slice()) else {
            return None;
        };
        let (
            [of, name],
            TableFactor::Derived {
                subquery,
                alias: Some(alias),
                ..
            },
            true,
        ) = (parts.as_slice(), &table.relation, table.joins.is_empty())
        else {
            return None;
        };
        let is_same =
            |one: &Ident, other: &Ident| fold(one, self.backend) == fold(other, self.backend);
        if !alias.columns.is_empty() || !is_same(of, &alias.name) {
            return None;
        }
        let mut body = subquery.body.as_ref();
        let items = loop {
            body = match body {
                SetExpr::Select(select) => break &select.projection,
                SetExpr::Query(query) => query.body.as_ref(),
                // The first branch gives the names.
                SetExpr::SetOperation { left, .. } => left.as_ref(),
                _ => return None,
            };
        };
        // A `*` has columns of any name, and two of a name aren't told apart.
        let mut places = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let own = match item {
                SelectItem::ExprWithAlias { alias, .. } => Some(alias),
                SelectItem::UnnamedExpr(Expr::Identifier(ident)) => Some(ident),
                SelectItem::UnnamedExpr(Expr::CompoundIdentifier(parts)) => parts.last(),
                SelectItem::UnnamedExpr(_) => None,
                _ => return None,
            };
            if own.is_some_and(|own| is_same(own, name)) {
                places.push(place);
            }
        }
        match places.as_slice() {
            [place] => Some((subquery, *place, items.len())),
            _ => None,
        }
    }
}
