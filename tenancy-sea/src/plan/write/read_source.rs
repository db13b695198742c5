//! An INSERT … SELECT whose keys are computed is read as a table: the check of a key stands in a sub-query, and an
//! aggregate or a window function can't be moved there.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Ident, Query, SelectItem, SetExpr, TableFactor, TableWithJoins, Visitor,
};

use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::name_of;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Turns `SELECT f(a), b FROM …` into `SELECT q.c1, q.c2 FROM (SELECT f(a) AS c1, b AS c2 FROM …) AS q`, if one of
    /// the expressions at `places` is computed.
    pub(in crate::plan) fn read_as_table(
        &mut self,
        source: &mut Query,
        places: &[usize],
    ) -> Result<(), TenancyError> {
        if !self.is_computed(&source.body, places) {
            return Ok(());
        }
        self.as_table(source)
    }

    /// MySQL's update arm sees the tables of a plain SELECT: one that has the target's name hides it. Read as a table
    /// such a source has another name.
    pub(super) fn set_apart(
        &mut self,
        source: &mut Query,
        target: &Ident,
    ) -> Result<(), TenancyError> {
        if self.hides(&source.body, target) {
            self.as_table(source)
        } else {
            Ok(())
        }
    }

    fn hides(&self, body: &SetExpr, target: &Ident) -> bool {
        match body {
            SetExpr::Select(select) => select.from.iter().any(|table| self.has(table, target)),
            SetExpr::Query(query) => self.hides(&query.body, target),
            SetExpr::SetOperation { left, .. } => self.hides(left, target),
            _ => false,
        }
    }

    /// Whether a relation of a tree of joins goes by this name.
    fn has(&self, table: &TableWithJoins, target: &Ident) -> bool {
        let mut factors = tree::factors(table);
        factors.any(|factor| match factor {
            TableFactor::NestedJoin {
                table_with_joins, ..
            } => self.has(table_with_joins, target),
            factor => name_of(factor)
                .is_some_and(|name| self.dialect.fold(&name) == self.dialect.fold(target)),
        })
    }

    /// Turns `SELECT a, b FROM …` into `SELECT q.c1, q.c2 FROM (SELECT a AS c1, b AS c2 FROM …) AS q`.
    fn as_table(&mut self, source: &mut Query) -> Result<(), TenancyError> {
        self.apart = true;
        let single = matches!(source.body.as_ref(), SetExpr::Select(_));
        let Some(items) = first_items(&mut source.body) else {
            return Ok(());
        };
        // In a table PostgreSQL would take a literal for text.
        let keeps = single && self.dialect == Dialect::Postgres;
        let constants: Vec<_> = items
            .iter()
            .map(|item| constant(item).filter(|_| keeps))
            .collect();
        let names = self.name_items(items)?;
        let table = self.alias();
        let mut columns = names.into_iter().zip(constants).map(|(name, constant)| {
            SelectItem::UnnamedExpr(constant.unwrap_or_else(|| tree::column(&table, name)))
        });
        let first = columns
            .next()
            .ok_or_else(|| TenancyError::form("INSERT … SELECT of no columns"))?;
        let rest: Vec<_> = columns.collect();
        let derived = TableFactor::Derived {
            lateral: false,
            subquery: Box::new(std::mem::replace(source, tree::nothing())),
            alias: Some(tree::as_alias(table.clone())),
            sample: None,
        };
        // SQLite takes the ON of a following ON CONFLICT for a join's where nothing stands between.
        let always = tree::eq(tree::number("1"), tree::number("1"));
        *source = tree::select(first, vec![derived], Some(always));
        if let SetExpr::Select(select) = source.body.as_mut() {
            select.projection.extend(rest);
        }
        Ok(())
    }

    /// Whether a check can't stand around one of the expressions.
    fn is_computed(&self, body: &SetExpr, places: &[usize]) -> bool {
        match body {
            SetExpr::Select(select) => {
                let mut items = places
                    .iter()
                    .filter_map(|place| select.projection.get(*place));
                match self.dialect {
                    // What is grouped by must stand as it does there, and what is ordered by where rows are distinct.
                    Dialect::Postgres => {
                        items.any(|item| !is_plain(item)) || select.distinct.is_some()
                    }
                    Dialect::Sqlite | Dialect::MySql => items.any(calls_function),
                }
            }
            SetExpr::Query(query) => self.is_computed(&query.body, places),
            SetExpr::SetOperation { left, right, .. } => {
                self.is_computed(left, places) || self.is_computed(right, places)
            }
            _ => false,
        }
    }

    /// Gives items names, those that have none of their own.
    pub(super) fn name_items(
        &mut self,
        items: &mut [SelectItem],
    ) -> Result<Vec<Ident>, TenancyError> {
        let mut taken: Vec<String> = items
            .iter()
            .filter_map(|item| match item {
                SelectItem::ExprWithAlias { alias, .. } => Some(self.dialect.fold(alias)),
                _ => None,
            })
            .collect();
        items
            .iter_mut()
            .map(|item| self.named(item, &mut taken))
            .collect()
    }

    /// Gives an item a name, if it has none that is its own.
    fn named(
        &mut self,
        item: &mut SelectItem,
        taken: &mut Vec<String>,
    ) -> Result<Ident, TenancyError> {
        match item {
            SelectItem::ExprWithAlias { alias, .. } => Ok(alias.clone()),
            SelectItem::UnnamedExpr(expr) => {
                let own = tree::column_name(expr).cloned();
                // An ORDER BY of a UNION knows the column by its name.
                let alias = match own {
                    Some(own) if !taken.contains(&self.dialect.fold(&own)) => {
                        taken.push(self.dialect.fold(&own));
                        return Ok(own);
                    }
                    _ => self.alias(),
                };
                let expr = std::mem::replace(expr, tree::null());
                *item = SelectItem::ExprWithAlias {
                    expr,
                    alias: alias.clone(),
                };
                Ok(alias)
            }
            _ => Err(TenancyError::form(
                "SELECT * where a column has to be looked at; name the columns",
            )),
        }
    }
}

/// The SELECT list that names a query's columns.
pub(super) fn first_items(body: &mut SetExpr) -> Option<&mut [SelectItem]> {
    match body {
        SetExpr::Select(select) => Some(&mut select.projection),
        SetExpr::Query(query) => first_items(&mut query.body),
        SetExpr::SetOperation { left, .. } => first_items(left),
        _ => None,
    }
}

/// A literal or a parameter.
fn constant(item: &SelectItem) -> Option<Expr> {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => match expr {
            Expr::Value(_) => Some(expr.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn is_plain(item: &SelectItem) -> bool {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => matches!(
            expr,
            Expr::Identifier(_) | Expr::CompoundIdentifier(_) | Expr::Value(_)
        ),
        _ => true,
    }
}

fn calls_function(item: &SelectItem) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            if matches!(expr, Expr::Function(_)) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    walk::visit(item, &mut Find).is_break()
}
