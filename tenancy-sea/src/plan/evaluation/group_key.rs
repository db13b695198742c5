//! What depends on the key by which rows are grouped, of a table that is read as a query.

use std::ops::ControlFlow;

use sqlparser::ast::{Expr, GroupByExpr, OrderBy, SelectItem, Visit, Visitor};

use super::fallible::is_scalar;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::read::output::OutputColumn;
use crate::plan::tree;

impl Planning<'_> {
    /// PostgreSQL knows what depends on the key of a table, by which rows are grouped, of tables alone: of one that is read as
    /// a query it has to be said.
    pub(in crate::plan) fn group_by_what_the_key_tells(
        &self,
        group_by: &mut GroupByExpr,
        items: &[SelectItem],
        having: &Option<Expr>,
        order_by: &Option<OrderBy>,
        block: &Block,
    ) {
        let GroupByExpr::Expressions(by, modifiers) = group_by else {
            return;
        };
        if self.dialect != Dialect::Postgres || by.is_empty() || !modifiers.is_empty() {
            return;
        }
        let mut told = Vec::new();
        for relation in &block.relations {
            let columns: Vec<_> = relation.columns.iter().collect();
            let [OutputColumn::Derived(id)] = columns.as_slice() else {
                continue;
            };
            let table = self.registry.table(*id);
            let alone = block.relations.len() == 1;
            let is = |expr: &Expr, column: &str| match expr {
                Expr::Identifier(name) => alone && self.dialect.names(name, column),
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
            if table.primary_key.is_empty() || !key.all(|key| by.iter().any(|by| is(by, key))) {
                continue;
            }
            let all = items.iter().any(|item| {
                matches!(
                    item,
                    SelectItem::Wildcard(_) | SelectItem::QualifiedWildcard(..)
                )
            });
            for column in &table.columns {
                let mut shown = Shown {
                    is: &|expr| is(expr, &column.name),
                    within: 0,
                };
                let used = all
                    || Visit::visit(&items.to_vec(), &mut shown).is_break()
                    || Visit::visit(having, &mut shown).is_break()
                    || Visit::visit(order_by, &mut shown).is_break();
                if used && !by.iter().any(|by| is(by, &column.name)) {
                    let qualifier = self.ident(&relation.qualifier);
                    told.push(tree::column(&qualifier, self.ident(&column.name)));
                }
            }
        }
        by.extend(told);
    }
}

/// Looks for a column outside of what aggregates count.
struct Shown<'s> {
    is: &'s dyn Fn(&Expr) -> bool,
    /// How many aggregates there are around.
    within: usize,
}

impl Visitor for Shown<'_> {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within += usize::from(is_aggregate(expr));
        if self.within == 0 && (self.is)(expr) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        self.within -= usize::from(is_aggregate(expr));
        ControlFlow::Continue(())
    }
}

/// A call that isn't known to be one on a single row.
fn is_aggregate(expr: &Expr) -> bool {
    matches!(expr, Expr::Function(function) if function.over.is_none() && !is_scalar(function))
}
