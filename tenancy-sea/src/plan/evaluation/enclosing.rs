//! What a sub-query computes from the rows around it waits for their scope. MySQL.
//!
//! MariaDB reads a row that is found by its key while it plans, puts its values into the sub-queries, and evaluates what has
//! become constant there, whatever the conditions around the sub-query say; it does the same with what stands left of
//! `IN (SELECT …)`, and moves that comparison into the sub-query. So where any of this can fail, it is looked at on rows of
//! the tenant alone: `CASE WHEN <ours> THEN (<theirs>) END`, in its own place.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident, Query, VisitMut,
    Visitor, VisitorMut,
};

use super::aggregates::is_aggregated;
use super::fallible::can_fail;
use super::outer::Inner;
use crate::entity::{Family, KeyFamily};
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Block;
use crate::plan::read::output::{FromRelation, OutputColumn};
use crate::plan::references::reference::operand;
use crate::plan::scope::{Scope, idents};
use crate::plan::tree;
use crate::plan::walk;

/// A query block in whose expressions something stands.
#[derive(Debug)]
pub(in crate::plan) struct Around {
    /// The relations that it brings.
    names: Vec<String>,
    /// Those of them that `ours` looks at.
    scoped: Vec<String>,
    /// What holds of all rows that are the tenant's to see.
    ours: Option<Expr>,
    /// Something waits for it.
    awaited: Cell<bool>,
}

/// Where a query's expressions stand: what it brings itself, and what is around it.
#[derive(Clone, Copy)]
pub(in crate::plan) struct Place<'p> {
    pub(in crate::plan) relations: &'p [FromRelation],
    pub(in crate::plan) scope: &'p Scope<'p>,
}

impl Around {
    pub(in crate::plan) fn is_awaited(&self) -> bool {
        self.awaited.get()
    }
}

impl Planning<'_> {
    fn waits_for_enclosing(&self) -> bool {
        self.dialect == Dialect::MySql && self.fallible && self.scopes()
    }

    /// What the expressions of a block see.
    pub(in crate::plan) fn among<'s>(&self, scope: &'s Scope<'s>, block: &Block) -> Scope<'s> {
        let ours = block.predicates.iter().chain(&block.guards);
        Scope::among(scope, self.around(block, ours))
    }

    pub(in crate::plan) fn around<'e>(
        &self,
        block: &Block,
        ours: impl Iterator<Item = &'e Expr>,
    ) -> Around {
        if !self.waits_for_enclosing() {
            return Around {
                names: Vec::new(),
                scoped: Vec::new(),
                ours: None,
                awaited: Cell::new(false),
            };
        }
        let owned = block.tables.iter().filter(|(_, id)| self.is_owned(*id));
        let names = block.relations.iter();
        Around {
            names: names.map(|relation| relation.qualifier.clone()).collect(),
            scoped: owned.map(|(name, _)| name.clone()).collect(),
            ours: tree::and(ours.cloned()),
            awaited: Cell::new(false),
        }
    }

    /// Lets the terms of a condition wait.
    pub(in crate::plan) fn condition_waits(
        &self,
        condition: &mut Expr,
        place: Place<'_>,
    ) -> Result<(), TenancyError> {
        let fails = |term: &Expr| can_fail(term, self.dialect) || self.asks_unlike(term);
        if !self.waits_for_enclosing() || !fails(condition) {
            return Ok(());
        }
        let (mut waiting, mut waits) = (Vec::new(), false);
        for mut term in self.terms(condition.clone()) {
            waits |= fails(&term) && self.lets_wait(&mut term, place)?;
            waiting.push(operand(term));
        }
        if let Some(terms) = tree::and(waiting).filter(|_| waits) {
            *condition = terms;
        }
        Ok(())
    }

    /// Lets every expression that something holds wait, and says whether any does.
    pub(in crate::plan) fn all_wait<N: VisitMut>(
        &self,
        node: &mut N,
        place: Place<'_>,
    ) -> Result<bool, TenancyError> {
        struct Outermost<'o, 'r> {
            planning: &'o Planning<'r>,
            place: Place<'o>,
            open: usize,
            waits: bool,
        }

        impl VisitorMut for Outermost<'_, '_> {
            type Break = TenancyError;

            fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<TenancyError> {
                self.open += 1;
                if self.open > 1 {
                    return ControlFlow::Continue(());
                }
                if !self.planning.fails(expr) {
                    return ControlFlow::Continue(());
                }
                match self.planning.lets_wait(expr, self.place) {
                    Ok(waits) => {
                        self.waits |= waits;
                        ControlFlow::Continue(())
                    }
                    Err(err) => ControlFlow::Break(err),
                }
            }

            fn post_visit_expr(&mut self, _: &mut Expr) -> ControlFlow<TenancyError> {
                self.open -= 1;
                ControlFlow::Continue(())
            }
        }

        if !self.waits_for_enclosing() {
            return Ok(false);
        }
        let mut outermost = Outermost {
            planning: self,
            place,
            open: 0,
            waits: false,
        };
        match walk::visit_mut(node, &mut outermost) {
            ControlFlow::Continue(()) => Ok(outermost.waits),
            ControlFlow::Break(err) => Err(err),
        }
    }

    /// Lets an expression wait, and says whether it does.
    fn lets_wait(&self, value: &mut Expr, place: Place<'_>) -> Result<bool, TenancyError> {
        // An aggregate is evaluated when all rows are known.
        if !self.reads_outer(value, place) {
            return Ok(false);
        }
        // An aggregate is evaluated when all rows of its own query are known.
        if is_aggregated(value) {
            return self.aggregates_wait(value, place);
        }
        let names = place.relations.iter();
        let names = names.map(|relation| relation.qualifier.as_str());
        Ok(wait(value, enclosing(names.collect(), place.scope)?))
    }

    /// Lets a key wait that a check of ours compares in a sub-query.
    pub(in crate::plan) fn key_waits(
        &self,
        key: &mut Expr,
        family: KeyFamily,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let family = match family {
            KeyFamily::Integer(_) => Family::Number,
            KeyFamily::Uuid => Family::Uuid,
            KeyFamily::Text | KeyFamily::Bytes | KeyFamily::Other => Family::Text,
        };
        if self.waits_for_enclosing() && !self.is_of(key, family) {
            wait(key, enclosing(HashSet::new(), scope)?);
        }
        Ok(())
    }

    /// Lets what stands left of `IN (SELECT …)` wait.
    pub(in crate::plan) fn left_waits(
        &self,
        left: &mut Expr,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        match left {
            Expr::Tuple(parts) => parts
                .iter_mut()
                .try_for_each(|part| self.left_waits(part, scope)),
            Expr::Nested(inner) => self.left_waits(inner, scope),
            // A row can't stand in a CASE; what it computes waits by itself.
            Expr::Subquery(_) => Ok(()),
            Expr::Function(function) if is_row(function) => {
                let FunctionArguments::List(list) = &mut function.args else {
                    return Ok(());
                };
                list.args.iter_mut().try_for_each(|arg| match arg {
                    FunctionArg::Unnamed(FunctionArgExpr::Expr(part)) => {
                        self.left_waits(part, scope)
                    }
                    _ => Ok(()),
                })
            }
            left if self.waits_for_enclosing() && self.fails(left) && !is_aggregated(left) => {
                wait(left, enclosing(HashSet::new(), scope)?);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn fails(&self, value: &Expr) -> bool {
        can_fail(value, self.dialect) || self.compares_unlike(value)
    }

    /// Whether an expression may hold a column of a query around it.
    fn reads_outer(&self, value: &Expr, place: Place<'_>) -> bool {
        struct Columns<'c, 'r> {
            planning: &'c Planning<'r>,
            relations: &'c [FromRelation],
            inner: Inner<'c, 'r>,
        }

        impl Columns<'_, '_> {
            fn is_own(&self, column: &Expr) -> bool {
                match column {
                    Expr::Identifier(column) => self
                        .relations
                        .iter()
                        .any(|relation| self.planning.has_column(relation, column)),
                    Expr::CompoundIdentifier(parts) => {
                        let qualifier = tree::qualifier(parts);
                        let qualifier = qualifier.map(|name| self.planning.dialect.fold(name));
                        self.relations
                            .iter()
                            .any(|relation| Some(&relation.qualifier) == qualifier.as_ref())
                    }
                    _ => true,
                }
            }
        }

        impl Visitor for Columns<'_, '_> {
            type Break = ();

            fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
                self.inner.enter(query);
                ControlFlow::Continue(())
            }

            fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
                self.inner.leave();
                ControlFlow::Continue(())
            }

            fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
                if self.inner.is_outer(expr) && !self.is_own(expr) {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            }
        }

        let mut columns = Columns {
            planning: self,
            relations: place.relations,
            inner: Inner::new(self, place.scope),
        };
        walk::visit(value, &mut columns).is_break()
    }

    /// Whether a relation is known to have a column.
    pub(super) fn has_column(&self, relation: &FromRelation, column: &Ident) -> bool {
        let folded = self.dialect.fold(column);
        relation.columns.iter().any(|output| match output {
            OutputColumn::Named { name, .. } => name.as_ref() == Some(&folded),
            OutputColumn::Table(id) | OutputColumn::Derived(id) => self.declares(*id, column),
            OutputColumn::Unknown => false,
        })
    }
}

/// What holds of the rows of all query blocks around. `names` are those that the query itself brings: what they hide can't
/// be asked for.
fn enclosing<'n>(
    mut names: HashSet<&'n str>,
    scope: &'n Scope<'_>,
) -> Result<Vec<Expr>, TenancyError> {
    let mut enclosing = Vec::new();
    for around in scope.arounds() {
        if let Some(ours) = &around.ours {
            let hidden = around
                .scoped
                .iter()
                .find(|name| names.contains(name.as_str()));
            if let Some(name) = hidden {
                return Err(TenancyError::form(format!(
                    "a sub-query that computes, from columns of a query around it, what can fail, where both read a `{name}`; give one of them an alias"
                )));
            }
            let by_cte = walk::relations(ours, |relation| {
                let parts = idents(relation).unwrap_or_default();
                match parts.as_slice() {
                    [name] if scope.hides(&name.value) => {
                        ControlFlow::Break(Refusal::HiddenTable(name.value.clone()))
                    }
                    _ => ControlFlow::Continue(()),
                }
            });
            if let ControlFlow::Break(hidden) = by_cte {
                return Err(hidden.into());
            }
            around.awaited.set(true);
            enclosing.push(ours.clone());
        }
        names.extend(around.names.iter().map(String::as_str));
    }
    Ok(enclosing)
}

fn is_row(function: &Function) -> bool {
    function.name.to_string().eq_ignore_ascii_case("row")
}

fn wait(value: &mut Expr, ours: Vec<Expr>) -> bool {
    let Some(ours) = tree::and(ours) else {
        return false;
    };
    let theirs = std::mem::replace(value, tree::null());
    *value = tree::case_when(ours, theirs);
    true
}
