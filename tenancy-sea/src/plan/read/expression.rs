use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use sqlparser::ast::{
    AccessExpr, Expr, Ident, ObjectName, Query, Statement, TableFactor, Value, ValueWithSpan,
    VisitMut, Visitor, VisitorMut,
};

use super::functions;
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::label::{PARAMETER, Parameter};
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;
use crate::plan::walk;

impl Planning<'_> {
    /// Plans every sub-query in an expression, or in whatever holds expressions, and checks what it calls.
    pub(in crate::plan) fn expressions<N: VisitMut>(
        &mut self,
        node: &mut N,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let mut descent = Descent {
            planning: self,
            scope,
            planned: Vec::new(),
        };
        match VisitMut::visit(node, &mut descent) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(err) => Err(err),
        }
    }
}

/// Walks expressions down to their sub-queries; each of these is planned by itself, with the names it sees.
struct Descent<'d, 'r> {
    planning: &'d mut Planning<'r>,
    scope: &'d Scope<'d>,
    planned: Vec<Query>,
}

impl Descent<'_, '_> {
    /// PostgreSQL calls a function that isn't a column of a relation on the relation's row: on a plain value, any function.
    fn compound(&self, parts: &[Ident]) -> Result<(), TenancyError> {
        let [.., qualifier, name] = parts else {
            return Ok(());
        };
        let dialect = self.planning.dialect;
        let columns = self.planning.scalars.get(&dialect.fold(qualifier));
        if columns.is_some_and(|columns| !columns.contains(&dialect.fold(name))) {
            return Err(TenancyError::form(format!(
                "`{qualifier}.{name}`, which calls a function; write `{name}({qualifier})`"
            )));
        }
        self.attribute(name)
    }

    fn attribute(&self, name: &Ident) -> Result<(), TenancyError> {
        if self.planning.dialect != Dialect::Postgres {
            return Ok(());
        }
        functions::check_attribute(name, |name| self.planning.registry.has_column(name))
    }
}

impl VisitorMut for Descent<'_, '_> {
    type Break = TenancyError;

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<TenancyError> {
        // The walk goes on into what stands in for the query, which holds nothing.
        let mut taken = std::mem::replace(query, tree::nothing());
        match self.planning.query(&mut taken, &Scope::operand(self.scope)) {
            Ok(_) => {
                self.planned.push(taken);
                ControlFlow::Continue(())
            }
            Err(err) => ControlFlow::Break(err),
        }
    }

    fn post_visit_query(&mut self, query: &mut Query) -> ControlFlow<TenancyError> {
        if let Some(planned) = self.planned.pop() {
            *query = planned;
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<TenancyError> {
        match expr {
            Expr::Function(function) => match functions::check(function) {
                Ok(()) => ControlFlow::Continue(()),
                Err(err) => ControlFlow::Break(err),
            },
            Expr::CompoundFieldAccess { access_chain, .. } => {
                let attributes = access_chain.iter().filter_map(|access| match access {
                    AccessExpr::Dot(Expr::Identifier(name)) => Some(Ok(name)),
                    AccessExpr::Dot(Expr::Value(_)) | AccessExpr::Subscript(_) => None,
                    AccessExpr::Dot(_) => Some(Err(TenancyError::form("this kind of expression"))),
                });
                for attribute in attributes {
                    if let Err(err) = attribute.and_then(|name| self.attribute(name)) {
                        return ControlFlow::Break(err);
                    }
                }
                ControlFlow::Continue(())
            }
            Expr::CompoundIdentifier(parts) => match self.compound(parts) {
                Err(err) => ControlFlow::Break(err),
                Ok(()) => ControlFlow::Continue(()),
            },
            Expr::MatchAgainst { .. } | Expr::Lambda(_) => {
                ControlFlow::Break(TenancyError::form("this kind of expression"))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<TenancyError> {
        let waited = match expr {
            Expr::InSubquery { expr: left, .. }
            | Expr::AnyOp { left, .. }
            | Expr::AllOp { left, .. } => self.planning.left_waits(left, self.scope),
            _ => Ok(()),
        };
        match waited {
            Ok(()) => ControlFlow::Continue(()),
            Err(err) => ControlFlow::Break(err),
        }
    }

    fn pre_visit_ident(&mut self, ident: &mut Ident) -> ControlFlow<TenancyError> {
        // A session variable can hold what another tenant's statement put there.
        if ident.quote_style.is_none() && ident.value.starts_with('@') {
            return ControlFlow::Break(TenancyError::form("a session variable"));
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_value(&mut self, value: &mut ValueWithSpan) -> ControlFlow<TenancyError> {
        match &value.value {
            Value::Placeholder(label) if !label.starts_with(PARAMETER) => {
                ControlFlow::Break(TenancyError::form(format!("parameter `{label}`")))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_relation(&mut self, relation: &mut ObjectName) -> ControlFlow<TenancyError> {
        // Tables stand in FROM, which has a rule of its own. One anywhere else has none.
        ControlFlow::Break(Refusal::Form(format!("table `{relation}` in this place")).into())
    }

    fn pre_visit_table_factor(&mut self, _: &mut TableFactor) -> ControlFlow<TenancyError> {
        ControlFlow::Break(TenancyError::form("a table in this place"))
    }

    fn pre_visit_statement(&mut self, _: &mut Statement) -> ControlFlow<TenancyError> {
        ControlFlow::Break(TenancyError::form("a statement in this place"))
    }
}

/// The names that UNNEST goes by on PostgreSQL, with the columns that it has there.
pub(in crate::plan) fn scalars(
    statement: &Statement,
    dialect: Dialect,
) -> HashMap<String, HashSet<String>> {
    struct Find(HashMap<String, HashSet<String>>, Dialect);

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
            if let TableFactor::UNNEST {
                alias: Some(alias), ..
            } = factor
            {
                let columns = alias.columns.iter().map(|column| self.1.fold(&column.name));
                let mut columns: HashSet<_> = columns.collect();
                let name = self.1.fold(&alias.name);
                // The column that has no name of its own has the relation's.
                columns.insert(name.clone());
                columns.insert("ordinality".to_owned());
                self.0.entry(name).or_default().extend(columns);
            }
            ControlFlow::Continue(())
        }
    }

    let mut find = Find(HashMap::new(), dialect);
    if dialect == Dialect::Postgres {
        let _ = walk::visit(statement, &mut find);
    }
    find.0
}

/// Given values that a statement reads in more than one place.
pub(in crate::plan) fn repeated_parameters(statement: &Statement) -> HashSet<usize> {
    #[derive(Default)]
    struct Count(HashMap<usize, usize>);

    impl Visitor for Count {
        type Break = ();

        fn pre_visit_value(&mut self, value: &ValueWithSpan) -> ControlFlow<()> {
            if let Value::Placeholder(label) = &value.value
                && let Some(Parameter::Given(index)) = Parameter::parse(label)
            {
                *self.0.entry(index).or_default() += 1;
            }
            ControlFlow::Continue(())
        }
    }

    let mut count = Count::default();
    let _ = walk::visit(statement, &mut count);
    count
        .0
        .into_iter()
        .filter(|(_, times)| *times > 1)
        .map(|(index, _)| index)
        .collect()
}
