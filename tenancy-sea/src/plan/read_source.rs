//! An INSERT … SELECT whose keys are computed is read as a table: the check of a key stands in a sub-query, and an
//! aggregate or a window function can't be moved there.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Ident, Query, SelectItem, SetExpr, TableFactor, TableWithJoins, Visit, Visitor,
};

use super::dialect::Dialect;
use super::planning::Planning;
use super::scope::name_of;
use super::tree;
use crate::error::TenancyError;

impl Planning<'_> {
    /// Turns `SELECT f(a), b FROM …` into `SELECT q.c1, q.c2 FROM (SELECT f(a) AS c1, b AS c2 FROM …) AS q`, if one of
    /// the expressions at `places` calls a function.
    ///
    /// PostgreSQL computes an outer aggregate wherever it stands, and would lose the types of literals in the table.
    pub(super) fn read_as_table(
        &mut self,
        source: &mut Query,
        places: &[usize],
    ) -> Result<(), TenancyError> {
        let Some(items) = first_items(&mut source.body) else {
            return Ok(());
        };
        let computed = places
            .iter()
            .filter_map(|place| items.get(*place))
            .any(calls_function);
        if self.dialect == Dialect::Postgres || !computed {
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
        let hides = match source.body.as_ref() {
            SetExpr::Select(select) => select.from.iter().any(|table| self.has(table, target)),
            _ => false,
        };
        if hides { self.as_table(source) } else { Ok(()) }
    }

    /// Whether a relation of a tree of joins goes by this name.
    fn has(&self, table: &TableWithJoins, target: &Ident) -> bool {
        let mut factors =
            std::iter::once(&table.relation).chain(table.joins.iter().map(|join| &join.relation));
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
        let Some(items) = first_items(&mut source.body) else {
            return Ok(());
        };
        let mut names = Vec::new();
        for item in items {
            names.push(self.named(item)?);
        }
        let table = self.alias();
        let mut columns = names
            .into_iter()
            .map(|name| SelectItem::UnnamedExpr(tree::column(&table, name)));
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

    /// Gives an item a name, if it has none.
    pub(super) fn named(&mut self, item: &mut SelectItem) -> Result<Ident, TenancyError> {
        match item {
            SelectItem::ExprWithAlias { alias, .. } => Ok(alias.clone()),
            SelectItem::UnnamedExpr(expr) => {
                let alias = self.alias();
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

    Visit::visit(item, &mut Find).is_break()
}
