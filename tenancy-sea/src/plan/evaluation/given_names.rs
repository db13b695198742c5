//! The names that a statement gives by itself: what is asked for under them is no column of a declared table.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Ident, Query, Select, SelectItem, SetExpr, Statement, TableAlias, TableFactor, Visitor,
};

use crate::plan::dialect::Dialect;
use crate::plan::scope::name_of;
use crate::plan::tree;
use crate::plan::walk;

/// The columns that every table has, whether an entity declares them or not.
pub(super) fn system(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Postgres => &["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"],
        Dialect::Sqlite => &["_rowid_", "oid", "rowid"],
        Dialect::MySql => &["_rowid"],
    }
}

/// A column of a SELECT list that is one word.
pub(super) fn bare(item: &SelectItem) -> Option<&Ident> {
    match item {
        SelectItem::UnnamedExpr(Expr::Identifier(name))
        | SelectItem::ExprWithAlias {
            expr: Expr::Identifier(name),
            ..
        } => Some(name),
        _ => None,
    }
}

/// The names of a set operation's columns, which are those of its first branch; `None` where they are all of a relation's.
/// What is computed has none here.
pub(super) fn first_names(body: &SetExpr) -> Option<Vec<&Ident>> {
    match body {
        SetExpr::SetOperation { left, .. } => first_names(left),
        SetExpr::Query(query) => first_names(&query.body),
        SetExpr::Select(select) => {
            let is_one = |item: &SelectItem| {
                matches!(
                    item,
                    SelectItem::UnnamedExpr(_) | SelectItem::ExprWithAlias { .. }
                )
            };
            let items = &select.projection;
            let names = items.iter().filter_map(tree::output_name);
            items.iter().all(is_one).then(|| names.collect())
        }
        _ => None,
    }
}

/// The names that a statement gives.
#[derive(Debug, Default)]
pub(in crate::plan) struct GivenNames {
    /// To relations.
    pub(super) relations: HashSet<String>,
    /// To tables and common table expressions.
    tables: HashSet<String>,
    /// To columns of its own.
    pub(super) columns: HashSet<String>,
    /// To columns of set operations, whose type is that of all branches.
    pub(super) united: HashSet<String>,
    /// A set operation has columns of whatever names.
    pub(super) unites_all: bool,
    /// To columns that a table has and a query has not, as they are written.
    pub(in crate::plan) system: Option<String>,
    /// The columns of SELECT lists that have one word.
    items: Vec<String>,
    /// To a whole row, as one of its columns.
    pub(in crate::plan) row: Option<String>,
}

impl GivenNames {
    pub(in crate::plan) fn of(statement: &Statement, dialect: Dialect) -> Self {
        struct Names(GivenNames, Dialect);

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
                if let SetExpr::SetOperation { left, .. } = query.body.as_ref() {
                    match first_names(left) {
                        Some(names) => {
                            let names = names.into_iter().map(|name| self.1.fold(name));
                            self.0.united.extend(names);
                        }
                        None => self.0.unites_all = true,
                    }
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
                let name = tree::column_name(expr).map(|name| self.1.fold(name));
                if let Some(name) = name
                    && system(self.1).contains(&name.as_str())
                {
                    self.0.system = Some(name);
                }
                ControlFlow::Continue(())
            }

            fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
                if let TableFactor::Table { name, alias, .. } = factor {
                    let alias = alias.as_ref().map(|alias| &alias.name);
                    let own = name.0.last().and_then(|part| part.as_ident());
                    let name = alias.or(own).map(|name| self.1.fold(name));
                    self.0.tables.extend(name);
                }
                match factor {
                    // The only column of such a relation has its name, and is what the name means.
                    TableFactor::UNNEST {
                        alias: Some(alias),
                        array_exprs,
                        ..
                    } if array_exprs.len() == 1 && alias.columns.is_empty() => {
                        self.0.columns.insert(self.1.fold(&alias.name));
                    }
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
        let _ = walk::visit(statement, &mut names);
        let Names(mut given, _) = names;
        let items = std::mem::take(&mut given.items);
        given.row = items
            .into_iter()
            .find(|name| given.tables.contains(name) && !given.columns.contains(name));
        given
    }
}
