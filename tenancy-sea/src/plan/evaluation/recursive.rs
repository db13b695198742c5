//! Tables that refer to themselves. MariaDB gives their columns the types that the first rows have, and in its strict mode
//! fails what doesn't fit, in a SELECT too.

use std::ops::ControlFlow;

use sqlparser::ast::{Cte, Ident, Query, Select, SelectItem, SetExpr, Statement, Visitor};

use super::somewhere::stop_if;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Whether rows of a table that refers to itself may not fit its columns.
    pub(in crate::plan) fn fills_itself(&self, statement: &Statement) -> bool {
        struct Find<'f, 'r>(&'f Planning<'r>);

        impl Visitor for Find<'_, '_> {
            type Break = ();

            fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
                let with = query.with.iter().filter(|with| with.recursive);
                let mut ctes = with.flat_map(|with| &with.cte_tables);
                stop_if(ctes.any(|cte| !self.0.fits_itself(cte)))
            }
        }

        self.dialect == Dialect::MySql && walk::visit(statement, &mut Find(self)).is_break()
    }

    /// Whether all branches have the same columns, each of one type.
    fn fits_itself(&self, cte: &Cte) -> bool {
        let mut branches = Vec::new();
        if !selects(&cte.query.body, &mut branches) {
            return false;
        }
        let Some((first, rest)) = branches.split_first() else {
            return false;
        };
        // What is computed can fail by itself, and literals have a length.
        let same = |first: &SelectItem, other: &SelectItem| match (column(first), column(other)) {
            (Some(first), Some(other)) => {
                let name = self.dialect.fold(first);
                name == self.dialect.fold(other) && self.registry.has_one_type(&name)
            }
            _ => false,
        };
        rest.iter().all(|branch| {
            let (first, branch) = (&first.projection, &branch.projection);
            first.len() == branch.len()
                && first
                    .iter()
                    .zip(branch)
                    .all(|(first, other)| same(first, other))
        })
    }
}

/// The branches of a set operation; `false` where one isn't a SELECT.
fn selects<'b>(body: &'b SetExpr, branches: &mut Vec<&'b Select>) -> bool {
    match body {
        SetExpr::Select(select) => {
            branches.push(select);
            true
        }
        SetExpr::Query(query) => selects(&query.body, branches),
        SetExpr::SetOperation { left, right, .. } => {
            selects(left, branches) && selects(right, branches)
        }
        _ => false,
    }
}

fn column(item: &SelectItem) -> Option<&Ident> {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
            tree::column_name(expr)
        }
        _ => None,
    }
}
