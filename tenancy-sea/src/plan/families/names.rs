//! Names that don't mean the column that is called so.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Query, Select, SelectItem, Statement, TableAlias, TableFactor, Visit, Visitor,
};

use crate::plan::dialect::Dialect;

/// The names that a statement gives to something else than the column that is called so.
pub(super) fn other(statement: &Statement, dialect: Dialect) -> HashSet<String> {
    let mut names = Names {
        dialect,
        other: HashSet::new(),
    };
    let _ = Visit::visit(statement, &mut names);
    names.other
}

struct Names {
    dialect: Dialect,
    other: HashSet<String>,
}

impl Names {
    fn renames(&mut self, alias: Option<&TableAlias>) {
        let columns = alias.iter().flat_map(|alias| &alias.columns);
        let columns = columns.map(|column| self.dialect.fold(&column.name));
        self.other.extend(columns);
    }
}

impl Visitor for Names {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        for cte in query.with.iter().flat_map(|with| &with.cte_tables) {
            self.renames(Some(&cte.alias));
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
        for item in &select.projection {
            let SelectItem::ExprWithAlias { expr, alias } = item else {
                continue;
            };
            let name = self.dialect.fold(alias);
            let is_own = match expr {
                Expr::Identifier(column) => self.dialect.fold(column) == name,
                Expr::CompoundIdentifier(parts) => parts
                    .last()
                    .is_some_and(|column| self.dialect.fold(column) == name),
                _ => false,
            };
            if !is_own {
                self.other.insert(name);
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
        if let TableFactor::Table { alias, .. } | TableFactor::Derived { alias, .. } = factor {
            self.renames(alias.as_ref());
        }
        ControlFlow::Continue(())
    }
}
