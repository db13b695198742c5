//! What looks like a column or a plain comparison, and isn't.
//!
//! PostgreSQL compares rows, and fails where it comes to two columns of different types: after what was equal before, so that
//! the error tells values. `t.f` calls a function on a row of `t`, whatever `f` is. And the columns of queries within a
//! statement stand for what is computed there.

use std::ops::ControlFlow;

use sqlparser::ast::{BinaryOperator, Expr, Ident, Query, Select, SelectItem, Statement, Visitor};

use super::given_names::{GivenNames, bare, system};
use crate::entity::Registry;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Whether a term holds something else than columns of declared tables under their own names, as far as names tell.
    pub(super) fn names_unknown(&self, term: &Expr) -> bool {
        walk::visit(
            term,
            &mut HiddenCalls::new(self.registry, self.dialect, &self.given),
        )
        .is_break()
    }
}

/// Whether a statement for PostgreSQL compares rows, or calls what looks like a column.
pub(in crate::plan) fn hides_calls(
    statement: &Statement,
    registry: &Registry,
    given: &GivenNames,
) -> bool {
    let mut hidden = HiddenCalls::new(registry, Dialect::Postgres, given);
    hidden.knows_columns = true;
    walk::visit(statement, &mut hidden).is_break()
}

struct HiddenCalls<'s> {
    registry: &'s Registry,
    dialect: Dialect,
    given: &'s GivenNames,
    /// The statement's own columns are looked at where they are computed.
    knows_columns: bool,
    /// How many rows stand where they may.
    rows: usize,
    /// How many queries there are around.
    queries: usize,
    /// How many of a query's columns may be whole rows: nothing is done with them but to hand them out.
    items: usize,
}

impl<'s> HiddenCalls<'s> {
    fn new(registry: &'s Registry, dialect: Dialect, given: &'s GivenNames) -> Self {
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

impl Visitor for HiddenCalls<'_> {
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
        if self.queries == 1
            && select.distinct.is_none()
            && tree::is_ungrouped(&select.group_by)
            && plain
        {
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
