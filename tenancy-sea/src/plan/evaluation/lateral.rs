//! A relation that is computed from the rows of those beside it, `LATERAL (…)` or `unnest(…)`, may be computed before a scope
//! is looked at that needs other tables, and no CASE can stand around it. So nothing that can fail may be computed there from
//! such rows' columns: its error would tell of rows that aren't the tenant's.

use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{Expr, Query, SetExpr, Visit, Visitor};

use super::fallible::can_fail;
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::scope::{Scope, name_of};
use crate::plan::tree;

impl Planning<'_> {
    pub(in crate::plan) fn fails_on_no_outer_column<N: Visit>(
        &self,
        relation: &N,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if !self.scopes() {
            return Ok(());
        }
        let mut find = Find {
            planning: self,
            scope,
            blocks: Vec::new(),
            within: vec![0],
        };
        if Visit::visit(relation, &mut find).is_break() {
            return Err(TenancyError::form(
                "a relation that computes, from columns of a relation beside it, what can fail; compute it in the select list",
            ));
        }
        Ok(())
    }
}

struct Find<'f, 'r> {
    planning: &'f Planning<'r>,
    scope: &'f Scope<'f>,
    /// The queries around, the innermost last.
    blocks: Vec<Block>,
    /// For each of them, and for what is around them all, how many expressions are open.
    within: Vec<usize>,
}

/// What FROM brings into a query.
struct Block {
    names: HashSet<String>,
    /// Its columns, if all are known.
    columns: Option<HashSet<String>>,
}

impl Find<'_, '_> {
    /// Whether a column is none of the queries around it.
    fn is_outer(&self, column: &Expr) -> bool {
        match column {
            Expr::Identifier(name) => {
                let name = self.planning.dialect.fold(name);
                !self.blocks.iter().any(|block| {
                    let columns = block.columns.as_ref();
                    columns.is_some_and(|columns| columns.contains(&name))
                })
            }
            Expr::CompoundIdentifier(parts) => {
                let qualifier = parts.len().checked_sub(2).and_then(|at| parts.get(at));
                let qualifier = qualifier.map(|name| self.planning.dialect.fold(name));
                !qualifier
                    .is_some_and(|name| self.blocks.iter().any(|block| block.names.contains(&name)))
            }
            _ => false,
        }
    }

    fn reads_outer(&self, expr: &Expr) -> bool {
        struct Columns<'f, 'g, 'r>(&'f Find<'g, 'r>);

        impl Visitor for Columns<'_, '_, '_> {
            type Break = ();

            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                if self.0.is_outer(expr) {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            }
        }

        Visit::visit(expr, &mut Columns(self)).is_break()
    }
}

impl Visitor for Find<'_, '_> {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let mut names = HashSet::new();
        if let SetExpr::Select(select) = query.body.as_ref() {
            for table in &select.from {
                names.extend(
                    tree::factors(table)
                        .filter_map(name_of)
                        .map(|name| self.planning.dialect.fold(&name)),
                );
            }
        }
        let columns = match query.with {
            Some(_) => None,
            None => self.planning.columns_of(query, self.scope),
        };
        self.blocks.push(Block { names, columns });
        self.within.push(0);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        self.blocks.pop();
        self.within.pop();
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        let outermost = self.within.last() == Some(&0);
        if outermost && can_fail(expr) && self.reads_outer(expr) {
            return ControlFlow::Break(());
        }
        if let Some(within) = self.within.last_mut() {
            *within += 1;
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
        if let Some(within) = self.within.last_mut() {
            *within -= 1;
        }
        ControlFlow::Continue(())
    }
}
