//! What looks like a column or a plain comparison, and isn't.
//!
//! PostgreSQL compares rows, and fails where it comes to two columns of different types: after what was equal before, so that
//! the error tells values. `t.f` calls a function on a row of `t`, whatever `f` is. And the columns of queries within a
//! statement stand for what is computed there.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    BinaryOperator, Expr, GroupByExpr, Ident, Query, Select, SelectItem, Statement, TableAlias,
    TableFactor, Visit, Visitor,
};

use super::dialect::Dialect;
use super::planning::Planning;
use super::scope::name_of;
use crate::entity::Registry;

/// The columns that every table has, whether an entity declares them or not.
fn system(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgres => &["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"],
        Dialect::Sqlite => &["_rowid_", "oid", "rowid"],
        Dialect::MySql => &["_rowid"],
    }
}

/// A column of a SELECT list that is one word.
fn bare(item: &SelectItem) -> Option<&Ident> {
    match item {
        SelectItem::UnnamedExpr(Expr::Identifier(name))
        | SelectItem::ExprWithAlias {
            expr: Expr::Identifier(name),
            ..
        } => Some(name),
        _ => None,
    }
}

/// The names that a statement gives.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// To relations.
    relations: HashSet<String>,
    /// To columns of its own.
    columns: HashSet<String>,
    /// To columns that a table has and a query has not, as they are written.
    pub(super) system: Option<String>,
    /// The columns of SELECT lists that have one word.
    items: Vec<String>,
    /// To a whole row, as one of its columns.
    pub(super) row: Option<String>,
}

impl Given {
    pub(super) fn of(statement: &Statement, dialect: Dialect) -> Self {
        struct Names(Given, Dialect);

        impl Names {
            fn alias(&mut self, alias: &TableAlias) {
                let columns = alias.columns.iter();
                let columns = columns.map(|column| self.1.fold(&column.name));
                self.0.columns.extend(columns);
                self.0.relations.insert(self.1.fold(&alias.name));
            }
        }

        impl Visitor for Names {
            type Break = ();

            fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
                for cte in query.with.iter().flat_map(|with| &with.cte_tables) {
                    self.alias(&cte.alias);
                }
                ControlFlow::Continue(())
            }

            fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
                for item in &select.projection {
                    if let SelectItem::ExprWithAlias { alias, .. } = item {
                        self.0.columns.insert(self.1.fold(alias));
                    }
                    if let Some(name) = bare(item) {
                        self.0.items.push(self.1.fold(name));
                    }
                }
                ControlFlow::Continue(())
            }

            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                let name = match expr {
                    Expr::Identifier(name) => Some(name),
                    Expr::CompoundIdentifier(parts) => parts.last(),
                    _ => None,
                };
                if let Some(name) = name.map(|name| self.1.fold(name))
                    && system(self.1).contains(&name.as_str())
                {
                    self.0.system = Some(name);
                }
                ControlFlow::Continue(())
            }

            fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
                match factor {
                    TableFactor::Table {
                        alias: Some(alias), ..
                    }
                    | TableFactor::Derived {
                        alias: Some(alias), ..
                    }
                    | TableFactor::UNNEST {
                        alias: Some(alias), ..
                    }
                    | TableFactor::NestedJoin {
                        alias: Some(alias), ..
                    } => self.alias(alias),
                    factor => {
                        let name = name_of(factor).map(|name| self.1.fold(&name));
                        self.0.relations.extend(name);
                    }
                }
                ControlFlow::Continue(())
            }
        }

        let mut names = Names(Self::default(), dialect);
        let _ = Visit::visit(statement, &mut names);
        let Names(mut given, _) = names;
        let items = std::mem::take(&mut given.items);
        given.row = items
            .into_iter()
            .find(|name| given.relations.contains(name));
        given
    }
}

impl Planning<'_> {
    /// Whether a term holds something else than columns of declared tables under their own names, as far as names tell.
    pub(super) fn names_unknown(&self, term: &Expr) -> bool {
        Visit::visit(
            term,
            &mut Strange::new(self.registry, self.dialect, &self.given),
        )
        .is_break()
    }
}

/// Whether a statement for PostgreSQL compares rows, or calls what looks like a column.
pub(super) fn is_strange(statement: &Statement, registry: &Registry, given: &Given) -> bool {
    let mut strange = Strange::new(registry, Dialect::Postgres, given);
    strange.knows_columns = true;
    Visit::visit(statement, &mut strange).is_break()
}

struct Strange<'s> {
    registry: &'s Registry,
    dialect: Dialect,
    given: &'s Given,
    /// The statement's own columns are looked at where they are computed.
    knows_columns: bool,
    /// How many rows stand where they may.
    rows: usize,
    /// How many queries there are around.
    queries: usize,
    /// How many of a query's columns may be whole rows: nothing is done with them but to hand them out.
    items: usize,
}

impl<'s> Strange<'s> {
    fn new(registry: &'s Registry, dialect: Dialect, given: &'s Given) -> Self {
        Self {
            registry,
            dialect,
            given,
            knows_columns: false,
            rows: 0,
            queries: 0,
            items: 0,
        }
    }

    fn column(&self, name: &Ident) -> ControlFlow<()> {
        let folded = self.dialect.fold(name);
        let is_own = self.given.columns.contains(&folded);
        let is_system = system(self.dialect).contains(&folded.as_str());
        if is_system && folded != "tableoid" {
            return ControlFlow::Continue(());
        }
        let is_known = if self.knows_columns {
            is_own || self.registry.has_column(&folded)
        } else {
            !is_own && self.registry.has_column(&folded)
        };
        // The others have no whole rows.
        let is_relation =
            self.dialect == Dialect::Postgres && self.given.relations.contains(&folded);
        if is_relation || !is_known {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

impl Visitor for Strange<'_> {
    type Break = ();

    fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries += 1;
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.queries -= 1;
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        let by_nothing =
            matches!(&select.group_by, GroupByExpr::Expressions(by, _) if by.is_empty());
        let plain = |item: &SelectItem| {
            bare(item).is_some()
                || matches!(
                    item,
                    SelectItem::UnnamedExpr(Expr::CompoundIdentifier(_))
                        | SelectItem::ExprWithAlias {
                            expr: Expr::CompoundIdentifier(_),
                            ..
                        }
                        | SelectItem::Wildcard(_)
                        | SelectItem::QualifiedWildcard(..)
                )
        };
        let plain = select.projection.iter().all(plain);
        if self.queries == 1 && select.distinct.is_none() && by_nothing && plain {
            self.items = select.projection.iter().filter_map(bare).count();
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(_) if self.queries == 1 && self.items > 0 => {
                self.items -= 1;
                ControlFlow::Continue(())
            }
            // What a function or a type is called after is no column of the statement, where it is looked at as a whole.
            Expr::Identifier(name) if self.knows_columns => {
                let folded = self.dialect.fold(name);
                // Of all of them it alone takes part in implicit casts that fail.
                if self.given.relations.contains(&folded) || folded == "tableoid" {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            }
            Expr::Identifier(name) => self.column(name),
            Expr::CompoundIdentifier(parts) => match parts.last() {
                Some(name) => self.column(name),
                None => ControlFlow::Break(()),
            },
            Expr::BinaryOp { left, op, right } => {
                if let (Expr::Tuple(left), Expr::Tuple(right)) = (left.as_ref(), right.as_ref())
                    && left.len() == right.len()
                    && *op != BinaryOperator::Spaceship
                {
                    self.rows += 2;
                }
                ControlFlow::Continue(())
            }
            Expr::InList { expr, list, .. } => {
                let width = |expr: &Expr| match expr {
                    Expr::Tuple(parts) => Some(parts.len()),
                    _ => None,
                };
                let wide = width(expr);
                if wide.is_some() && list.iter().all(|item| width(item) == wide) {
                    self.rows += 1 + list.len();
                }
                ControlFlow::Continue(())
            }
            Expr::InSubquery { expr, .. } if matches!(expr.as_ref(), Expr::Tuple(_)) => {
                self.rows += 1;
                ControlFlow::Continue(())
            }
            Expr::Tuple(_) if self.dialect == Dialect::Postgres => match self.rows.checked_sub(1) {
                Some(rest) => {
                    self.rows = rest;
                    ControlFlow::Continue(())
                }
                None => ControlFlow::Break(()),
            },
            _ => ControlFlow::Continue(()),
        }
    }
}
