//! Whether anything in a statement can fail at all: if not, its conditions keep their form.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, FromTable, FunctionArguments, LimitClause, NamedWindowDefinition, NamedWindowExpr,
    OnConflictAction, OnInsert, Query, Select, SelectItem, SetExpr, Statement, TableFactor,
    TableWithJoins, UpdateTableFromKind, Value, Visitor,
};

use super::fallible::{can_fail, holds_failing, is_failing_column};
use super::named::Named;
use crate::plan::dialect::Dialect;
use crate::plan::tree;
use crate::plan::walk;

/// Whether some condition of a statement can fail, or something that a condition can be made of: a column of a query
/// within the statement.
pub(in crate::plan) fn can_fail_somewhere(
    statement: &Statement,
    dialect: Dialect,
    overflows: &dyn Fn(&Expr) -> bool,
) -> bool {
    struct Find<'f> {
        dialect: Dialect,
        /// Whether an expression is a sum that can become too large: within a statement, it is one of some rows alone.
        overflows: &'f dyn Fn(&Expr) -> bool,
        queries: usize,
        /// For each query, what its rows are sorted by.
        sorted: Vec<Named>,
    }

    impl Visitor for Find<'_> {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            self.queries += 1;
            self.sorted.push(Named::of(&query.order_by));
            stop_if(
                holds_failing(&query.order_by, self.dialect)
                    || self.queries > 1
                        && (values_can_fail(&query.body, self.dialect)
                            || is_failing_limit(query, self.dialect)),
            )
        }

        fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            self.queries -= 1;
            self.sorted.pop();
            ControlFlow::Continue(())
        }

        fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
            let conditions = select.selection.iter().chain(&select.having);
            let inner = self.queries > 1;
            // What a query shows is computed before its rows are sorted or grouped by its name or its place.
            let early = inner || select.distinct.is_some();
            let named = |item: &SelectItem| {
                let groups = [Named::of(&select.group_by), Named::of(&select.having)];
                let mut all = self.sorted.last().into_iter().chain(&groups);
                all.any(|named| named.names(item, self.dialect))
            };
            let dialect = self.dialect;
            let mut conditions = conditions.into_iter();
            stop_if(
                conditions.any(|condition| can_fail(condition, dialect))
                    || select
                        .from
                        .iter()
                        .any(|table| has_failing_on(table, dialect))
                    || holds_failing(&select.distinct, dialect)
                    || holds_failing(&select.group_by, dialect)
                    || holds_failing(&select.named_window, dialect)
                    || select.named_window.iter().any(is_framed)
                    || select.projection.iter().any(|item| {
                        is_failing_column(item, dialect) && (early || named(item))
                            || sorts_for_a_call(item, dialect)
                    }),
            )
        }

        fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
            match factor {
                TableFactor::NestedJoin {
                    table_with_joins, ..
                } => stop_if(has_failing_on(table_with_joins, self.dialect)),
                TableFactor::UNNEST { array_exprs, .. } => {
                    stop_if(holds_failing(array_exprs, self.dialect))
                }
                TableFactor::Table { sample, .. } => stop_if(sample.is_some()),
                _ => ControlFlow::Continue(()),
            }
        }

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            stop_if(self.queries > 1 && (self.overflows)(expr))
        }

        fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
            // Every query of a write is one within it.
            if !matches!(statement, Statement::Query(_) | Statement::Explain { .. }) {
                self.queries += 1;
            }
            let fails = |condition: &Expr| can_fail(condition, self.dialect);
            let has_failing_on = |table: &TableWithJoins| has_failing_on(table, self.dialect);
            stop_if(match statement {
                Statement::Update(update) => {
                    let from = match &update.from {
                        Some(
                            UpdateTableFromKind::BeforeSet(from)
                            | UpdateTableFromKind::AfterSet(from),
                        ) => from.as_slice(),
                        None => &[],
                    };
                    update.selection.as_ref().is_some_and(fails)
                        || has_failing_on(&update.table)
                        || from.iter().any(has_failing_on)
                }
                Statement::Delete(delete) => {
                    let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) =
                        &delete.from;
                    let mut tables = from.iter().chain(delete.using.iter().flatten());
                    delete.selection.as_ref().is_some_and(fails) || tables.any(has_failing_on)
                }
                Statement::Insert(insert) => match &insert.on {
                    Some(OnInsert::OnConflict(on)) => match &on.action {
                        OnConflictAction::DoUpdate(update) => {
                            update.selection.as_ref().is_some_and(fails)
                        }
                        OnConflictAction::DoNothing => false,
                    },
                    _ => false,
                },
                _ => false,
            })
        }
    }

    let mut find = Find {
        dialect,
        overflows,
        queries: 0,
        sorted: Vec::new(),
    };
    walk::visit(statement, &mut find).is_break()
}

/// Whether something in a VALUES can fail, alone or as a branch.
fn values_can_fail(body: &SetExpr, dialect: Dialect) -> bool {
    match body {
        SetExpr::Values(values) => holds_failing(values, dialect),
        SetExpr::SetOperation { left, right, .. } => {
            values_can_fail(left, dialect) || values_can_fail(right, dialect)
        }
        _ => false,
    }
}

/// Whether a LIMIT can be one that the database refuses.
fn is_failing_limit(query: &Query, dialect: Dialect) -> bool {
    let plain = |limit: &Expr| match limit {
        Expr::Value(value) => match &value.value {
            Value::Number(number, _) => number.to_string().parse::<u32>().is_ok(),
            // Of a given value it is known when the plan is bound.
            Value::Placeholder(_) => true,
            Value::Null => dialect != Dialect::Sqlite,
            _ => false,
        },
        _ => false,
    };
    let fetch = query.fetch.iter();
    let mut fetch = fetch.filter_map(|fetch| fetch.quantity.as_ref());
    let limit = match &query.limit_clause {
        None => false,
        Some(LimitClause::LimitOffset { limit, offset, .. }) => {
            let mut limits = limit
                .iter()
                .chain(offset.as_ref().map(|offset| &offset.value));
            !limits.all(plain)
        }
        Some(LimitClause::OffsetCommaLimit { offset, limit }) => !plain(offset) || !plain(limit),
    };
    limit || !fetch.all(plain)
}

/// Whether a window has bounds that a database can refuse.
fn is_framed(window: &NamedWindowDefinition) -> bool {
    match &window.1 {
        NamedWindowExpr::NamedWindow(_) => false,
        NamedWindowExpr::WindowSpec(spec) => spec.window_frame.is_some(),
    }
}

/// Whether something that can fail is computed before rows are known, since they are sorted by it: in a window, or for an
/// aggregate that wants its rows in order.
fn sorts_for_a_call(item: &SelectItem, dialect: Dialect) -> bool {
    tree::any_outside_queries(item, |expr| {
        let Expr::Function(function) = expr else {
            return false;
        };
        let in_order = matches!(&function.args, FunctionArguments::List(list)
            if !list.clauses.is_empty() || list.duplicate_treatment.is_some());
        let sorts = function.over.is_some() || in_order || !function.within_group.is_empty();
        sorts && can_fail(expr, dialect)
    })
}

/// Whether rows are sorted or grouped by something that can fail.
pub(in crate::plan) fn sorts_by_what_can_fail(statement: &Statement, dialect: Dialect) -> bool {
    struct Find(Dialect);

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            stop_if(holds_failing(&query.order_by, self.0))
        }

        fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
            stop_if(holds_failing(&select.group_by, self.0))
        }
    }

    walk::visit(statement, &mut Find(dialect)).is_break()
}

pub(super) fn stop_if(found: bool) -> ControlFlow<()> {
    if found {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

fn has_failing_on(table: &TableWithJoins, dialect: Dialect) -> bool {
    tree::ons(table).any(|on| can_fail(on, dialect))
}
