//! What depends on the key by which rows are grouped, of a table that is read as a query.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Distinct, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, GroupByExpr,
    NamedWindowDefinition, ObjectName, OrderBy, Query, SelectItem, SelectItemQualifiedWildcardKind,
    Value, Visitor,
};

use super::aggregates::is_aggregate;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::read::output::OutputColumn;
use crate::plan::scope::idents;
use crate::plan::tree;
use crate::plan::walk;

/// Where columns of a block can stand that depend on the key by which its rows are grouped.
pub(in crate::plan) struct Grouped<'g> {
    pub(in crate::plan) distinct: &'g Option<Distinct>,
    pub(in crate::plan) items: &'g [SelectItem],
    pub(in crate::plan) having: &'g Option<Expr>,
    pub(in crate::plan) windows: &'g [NamedWindowDefinition],
    pub(in crate::plan) order_by: &'g Option<OrderBy>,
}

impl Planning<'_> {
    /// PostgreSQL knows what depends on the key of a table, by which rows are grouped, of tables alone: of one that is read as
    /// a query it has to be said.
    pub(in crate::plan) fn group_by_what_the_key_tells(
        &self,
        group_by: &mut GroupByExpr,
        grouped: &Grouped<'_>,
        block: &Block,
    ) {
        let GroupByExpr::Expressions(by, modifiers) = group_by else {
            return;
        };
        if self.dialect != Dialect::Postgres || by.is_empty() || !modifiers.is_empty() {
            return;
        }
        let mut keys = Vec::new();
        by.iter()
            .for_each(|by| self.grouped_by(by, grouped, block, &mut keys));
        let mut told = Vec::new();
        for relation in &block.relations {
            let columns: Vec<_> = relation.columns.iter().collect();
            let [OutputColumn::Derived(id)] = columns.as_slice() else {
                continue;
            };
            let table = self.registry.table(*id);
            let is = |expr: &Expr, column: &str| match expr {
                Expr::Identifier(name) => self.dialect.names(name, column),
                Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                    [qualifier, name] => {
                        self.dialect.fold(qualifier) == relation.qualifier
                            && self.dialect.names(name, column)
                    }
                    _ => false,
                },
                _ => false,
            };
            let mut key = table.primary_key.iter();
            if table.primary_key.is_empty() || !key.all(|key| keys.iter().any(|by| is(by, key))) {
                continue;
            }
            let qualifier = self.ident(&relation.qualifier);
            let is_named = |name: &ObjectName| {
                let parts = idents(name).unwrap_or_default();
                let last = parts.last().map(|name| self.dialect.fold(name));
                last.as_ref() == Some(&relation.qualifier)
            };
            let all = grouped.items.iter().any(|item| match item {
                SelectItem::Wildcard(_) => true,
                SelectItem::QualifiedWildcard(
                    SelectItemQualifiedWildcardKind::ObjectName(name),
                    _,
                ) => is_named(name),
                _ => false,
            });
            for column in &table.columns {
                let used = all || grouped.show(&|expr| is(expr, &column.name));
                let column_of = |expr: &Expr| is(expr, &column.name);
                if used
                    && !by
                        .iter()
                        .any(|by| column_of(by) || is_in_set(by, &column_of))
                {
                    told.push(tree::column(&qualifier, self.ident(&column.name)));
                }
            }
            let is_row = |expr: &Expr| {
                match expr {
                Expr::Identifier(name) => {
                    self.dialect.fold(name) == relation.qualifier && !self.declares(*id, name)
                }
                Expr::Function(function) => match &function.args {
                    FunctionArguments::List(list) => list.args.iter().any(|arg| {
                        matches!(arg, FunctionArg::Unnamed(FunctionArgExpr::QualifiedWildcard(name)) if is_named(name))
                    }),
                    _ => false,
                },
                _ => false,
            }
            };
            if grouped.show(&is_row) {
                told.push(Expr::Identifier(qualifier));
            }
        }
        by.extend(told);
    }

    /// What rows are grouped by: columns, places in the SELECT list, or names that it gives.
    fn grouped_by(&self, by: &Expr, grouped: &Grouped<'_>, block: &Block, keys: &mut Vec<Expr>) {
        let item = |item: &SelectItem| match item {
            SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
                Some(expr.clone())
            }
            _ => None,
        };
        let meant = match by {
            Expr::Nested(inner) => return self.grouped_by(inner, grouped, block, keys),
            Expr::GroupingSets(sets) => {
                let (first, rest) = match sets.split_first() {
                    Some((first, rest)) => (first.as_slice(), rest),
                    None => (&[][..], &[][..]),
                };
                let common = first
                    .iter()
                    .filter(|by| rest.iter().all(|set| set.contains(by)));
                return common.for_each(|by| self.grouped_by(by, grouped, block, keys));
            }
            Expr::Tuple(parts) => {
                return parts
                    .iter()
                    .for_each(|part| self.grouped_by(part, grouped, block, keys));
            }
            Expr::Value(value) => match &value.value {
                Value::Number(place, _) => {
                    let place = place.to_string().parse::<usize>().ok();
                    let place = place.and_then(|place| place.checked_sub(1));
                    place
                        .and_then(|place| grouped.items.get(place))
                        .and_then(item)
                }
                _ => None,
            },
            // A column comes before a name that the SELECT list gives.
            Expr::Identifier(name) => {
                let mut relations = block.relations.iter();
                let is_column = relations.any(|relation| self.has_column(relation, name));
                let mut items = grouped.items.iter();
                let named = items.find(|item| {
                    matches!(item, SelectItem::ExprWithAlias { alias, .. }
                        if self.dialect.fold(alias) == self.dialect.fold(name))
                });
                named.filter(|_| !is_column).and_then(item)
            }
            _ => None,
        };
        let mut meant = meant.unwrap_or_else(|| by.clone());
        while let Expr::Nested(inner) = meant {
            meant = *inner;
        }
        keys.push(meant);
    }
}

impl Grouped<'_> {
    /// Whether a column stands outside of what aggregates count.
    fn show(&self, is: &dyn Fn(&Expr) -> bool) -> bool {
        let mut shown = Shown {
            is,
            within: 0,
            queries: 0,
        };
        self.items
            .iter()
            .any(|item| walk::visit(item, &mut shown).is_break())
            || self
                .windows
                .iter()
                .any(|window| walk::visit(window, &mut shown).is_break())
            || walk::visit(self.distinct, &mut shown).is_break()
            || walk::visit(self.having, &mut shown).is_break()
            || walk::visit(self.order_by, &mut shown).is_break()
    }
}

/// Looks for a column outside of what aggregates count.
struct Shown<'s> {
    is: &'s dyn Fn(&Expr) -> bool,
    /// How many aggregates there are around. One in a sub-query is the sub-query's.
    within: usize,
    /// How many sub-queries there are around.
    queries: usize,
}

impl Visitor for Shown<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within += usize::from(self.queries == 0 && counts(expr));
        if self.within == 0 && (self.is)(expr) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within -= usize::from(self.queries == 0 && counts(expr));
        ControlFlow::Continue(())
    }
}

/// A call that makes one value of many rows.
fn counts(expr: &Expr) -> bool {
    matches!(expr, Expr::Function(function) if is_aggregate(function))
}

/// Whether ROLLUP, CUBE or GROUPING SETS leave a column out in some rows.
fn is_in_set(by: &Expr, is: &dyn Fn(&Expr) -> bool) -> bool {
    let mut shown = Shown {
        is,
        within: 0,
        queries: 0,
    };
    matches!(by, Expr::Rollup(_) | Expr::Cube(_) | Expr::GroupingSets(_))
        && walk::visit(by, &mut shown).is_break()
}
