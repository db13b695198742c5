//! A query within FROM that reads tenants' tables, kept apart from the conditions around it where something can fail.
//!
//! A database may move a condition of the outer query into the inner one, and run it there before the scope. Where it can
//! fail, its error would tell of rows that aren't the tenant's. No database moves a condition below a LIMIT or an OFFSET.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Expr, FromTable, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Join,
    JoinConstraint, JoinOperator, LimitClause, NamedWindowDefinition, NamedWindowExpr, Offset,
    OffsetRows, OnConflictAction, OnInsert, Query, Select, SelectItem, SetExpr, Statement,
    TableFactor, TableWithJoins, UnaryOperator, UpdateTableFromKind, Value, Visit, Visitor,
};

use super::dialect::Dialect;
use super::fallible::can_fail;
use super::named::Named;
use super::planning::Planning;
use super::sums::{holds_given, is_large, is_sum};
use super::tree;
use crate::error::TenancyError;

/// Functions over many rows: no database evaluates them before the rows are known.
const OF_MANY_ROWS: &[&str] = &["avg", "count", "max", "min", "sum"];

impl Planning<'_> {
    /// Plans a query whose rows conditions outside of it look at.
    pub(super) fn fenced<R>(
        &mut self,
        query: &mut Query,
        plan: impl FnOnce(&mut Self, &mut Query) -> Result<R, TenancyError>,
    ) -> Result<R, TenancyError> {
        let before = std::mem::take(&mut self.scoped);
        let planned = plan(self, query)?;
        if self.scoped && self.fallible {
            fence(query, self.dialect);
        }
        self.scoped |= before;
        Ok(planned)
    }
}

/// Adds a LIMIT or OFFSET that leaves every row, unless one is there already.
pub(super) fn fence(query: &mut Query, dialect: Dialect) {
    match query.body.as_mut() {
        SetExpr::Query(inner) => return fence(inner, dialect),
        SetExpr::Select(_) => {}
        // MariaDB moves conditions into the branches of UNION ALL whatever its LIMIT.
        body @ SetExpr::SetOperation { .. } if dialect == Dialect::MySql => {
            return fence_branches(body);
        }
        // SQLite has no LIMIT after VALUES.
        SetExpr::SetOperation { right, .. }
            if dialect != Dialect::Sqlite || !matches!(right.as_ref(), SetExpr::Values(_)) => {}
        _ => return,
    }
    let limited = match &query.limit_clause {
        None => query.fetch.is_some(),
        // LIMIT ALL
        Some(LimitClause::LimitOffset {
            limit: None,
            offset: None,
            ..
        }) => false,
        Some(_) => true,
    };
    if limited {
        return;
    }
    let limit = |limit: Expr| LimitClause::LimitOffset {
        limit: Some(limit),
        offset: None,
        limit_by: Vec::new(),
    };
    query.limit_clause = Some(match dialect {
        Dialect::Postgres => LimitClause::LimitOffset {
            limit: None,
            offset: Some(Offset {
                value: tree::number("0"),
                rows: OffsetRows::None,
            }),
            limit_by: Vec::new(),
        },
        Dialect::Sqlite => limit(Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr: Box::new(tree::number("1")),
        }),
        Dialect::MySql => limit(tree::number("18446744073709551615")),
    });
}

fn fence_branches(body: &mut SetExpr) {
    match body {
        SetExpr::SetOperation { left, right, .. } => {
            fence_branches(left);
            fence_branches(right);
        }
        SetExpr::Select(_) => {
            let mut query = tree::nothing();
            std::mem::swap(query.body.as_mut(), body);
            fence(&mut query, Dialect::MySql);
            *body = SetExpr::Query(Box::new(query));
        }
        SetExpr::Query(query) => fence(query, Dialect::MySql),
        _ => {}
    }
}

/// Whether some condition of a statement can fail, or something that a condition can be made of: a column of a query
/// within the statement.
pub(super) fn can_fail_somewhere(statement: &Statement, dialect: Dialect) -> bool {
    struct Find {
        dialect: Dialect,
        queries: usize,
        /// A query within the statement sums, and a value may be too large for it.
        sums: bool,
        large: bool,
        /// For each query, what its rows are sorted by.
        sorted: Vec<Named>,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            self.queries += 1;
            self.sorted.push(Named::of(&query.order_by));
            self.large |=
                matches!(query.body.as_ref(), SetExpr::Values(values) if holds_given(values));
            let values = match query.body.as_ref() {
                SetExpr::Values(values) => Some(values),
                _ => None,
            };
            stop_if(
                holds_failing(&query.order_by)
                    || self.queries > 1
                        && (values.is_some_and(holds_failing)
                            || holds_failing(&query.fetch)
                            || is_failing_limit(query.limit_clause.as_ref())),
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
            self.large |= inner && holds_given(&select.projection);
            // What a query shows is computed before its rows are sorted or grouped by its name or its place.
            let early = inner || select.distinct.is_some();
            let named = |item: &SelectItem| {
                let groups = [Named::of(&select.group_by), Named::of(&select.having)];
                let mut all = self.sorted.last().into_iter().chain(&groups);
                all.any(|named| named.names(item))
            };
            stop_if(
                conditions.into_iter().any(can_fail)
                    || select.from.iter().any(has_failing_on)
                    || holds_failing(&select.distinct)
                    || holds_failing(&select.group_by)
                    || holds_failing(&select.named_window)
                    || select.named_window.iter().any(is_framed)
                    || select.projection.iter().any(|item| {
                        is_failing_column(item) && (early || named(item)) || computes_window(item)
                    }),
            )
        }

        fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<()> {
            match factor {
                TableFactor::NestedJoin {
                    table_with_joins, ..
                } => stop_if(has_failing_on(table_with_joins)),
                TableFactor::UNNEST { array_exprs, .. } => stop_if(holds_failing(array_exprs)),
                TableFactor::Table { sample, .. } => stop_if(sample.is_some()),
                _ => ControlFlow::Continue(()),
            }
        }

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            self.sums |= self.queries > 1 && is_sum(expr);
            self.large |= is_large(expr);
            stop_if(self.dialect != Dialect::MySql && self.sums && self.large)
        }

        fn pre_visit_statement(&mut self, statement: &Statement) -> ControlFlow<()> {
            // Every query of a write is one within it.
            if !matches!(statement, Statement::Query(_) | Statement::Explain { .. }) {
                self.queries += 1;
            }
            stop_if(match statement {
                Statement::Update(update) => {
                    let from = match &update.from {
                        Some(
                            UpdateTableFromKind::BeforeSet(from)
                            | UpdateTableFromKind::AfterSet(from),
                        ) => from.as_slice(),
                        None => &[],
                    };
                    update.selection.as_ref().is_some_and(can_fail)
                        || has_failing_on(&update.table)
                        || from.iter().any(has_failing_on)
                }
                Statement::Delete(delete) => {
                    let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) =
                        &delete.from;
                    let mut tables = from.iter().chain(delete.using.iter().flatten());
                    delete.selection.as_ref().is_some_and(can_fail) || tables.any(has_failing_on)
                }
                Statement::Insert(insert) => match &insert.on {
                    Some(OnInsert::OnConflict(on)) => match &on.action {
                        OnConflictAction::DoUpdate(update) => {
                            update.selection.as_ref().is_some_and(can_fail)
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
        queries: 0,
        sums: false,
        large: false,
        sorted: Vec::new(),
    };
    Visit::visit(statement, &mut find).is_break()
}

/// Whether a LIMIT can be one that the database refuses.
fn is_failing_limit(limit: Option<&LimitClause>) -> bool {
    let plain = |limit: &Expr| match limit {
        Expr::Value(value) => match &value.value {
            Value::Number(number, _) => number.to_string().parse::<u32>().is_ok(),
            // Of a given value it is known when the plan is bound.
            Value::Null | Value::Placeholder(_) => true,
            _ => false,
        },
        _ => false,
    };
    match limit {
        None => false,
        Some(LimitClause::LimitOffset { limit, offset, .. }) => {
            let mut limits = limit
                .iter()
                .chain(offset.as_ref().map(|offset| &offset.value));
            !limits.all(plain)
        }
        Some(LimitClause::OffsetCommaLimit { offset, limit }) => !plain(offset) || !plain(limit),
    }
}

/// Whether a window has bounds that a database can refuse.
fn is_framed(window: &NamedWindowDefinition) -> bool {
    match &window.1 {
        NamedWindowExpr::NamedWindow(_) => false,
        NamedWindowExpr::WindowSpec(spec) => spec.window_frame.is_some(),
    }
}

/// Whether a window, by which rows are sorted, holds something that can fail.
fn computes_window(item: &SelectItem) -> bool {
    matches!(item, SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. }
        if matches!(expr, Expr::Function(function) if function.over.is_some()) && can_fail(expr))
}

/// Whether rows are sorted or grouped by something that can fail.
pub(super) fn sorts_by_what_can_fail(statement: &Statement) -> bool {
    struct Find;

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
            stop_if(holds_failing(&query.order_by))
        }

        fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<()> {
            stop_if(holds_failing(&select.group_by))
        }
    }

    Visit::visit(statement, &mut Find).is_break()
}

fn stop_if(found: bool) -> ControlFlow<()> {
    if found {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

fn has_failing_on(table: &TableWithJoins) -> bool {
    ons(table).any(can_fail)
}

/// What a join compares; `None` for kinds that compare nothing, or that no rule knows.
pub(super) fn constraint(join: &Join) -> Option<&JoinConstraint> {
    match &join.join_operator {
        JoinOperator::Join(constraint)
        | JoinOperator::Inner(constraint)
        | JoinOperator::CrossJoin(constraint)
        | JoinOperator::StraightJoin(constraint)
        | JoinOperator::Left(constraint)
        | JoinOperator::LeftOuter(constraint)
        | JoinOperator::Right(constraint)
        | JoinOperator::RightOuter(constraint)
        | JoinOperator::FullOuter(constraint) => Some(constraint),
        _ => None,
    }
}

/// The conditions of a tree's joins.
pub(super) fn ons(table: &TableWithJoins) -> impl Iterator<Item = &Expr> {
    let constraints = table.joins.iter().filter_map(constraint);
    constraints.filter_map(|constraint| match constraint {
        JoinConstraint::On(on) => Some(on),
        JoinConstraint::Using(_) | JoinConstraint::Natural | JoinConstraint::None => None,
    })
}

pub(super) fn is_failing_column(item: &SelectItem) -> bool {
    match item {
        SelectItem::UnnamedExpr(expr) | SelectItem::ExprWithAlias { expr, .. } => {
            fails_by_row(expr)
        }
        _ => false,
    }
}

/// Whether an expression can fail on a row: an aggregate is evaluated when all of them are known.
pub(super) fn fails_by_row(expr: &Expr) -> bool {
    match expr {
        Expr::Function(function) if is_of_many_rows(function) => false,
        expr => can_fail(expr),
    }
}

/// Whether something holds an expression that can fail.
pub(super) fn holds_failing<N: Visit>(node: &N) -> bool {
    struct Find {
        open: usize,
    }

    impl Visitor for Find {
        type Break = ();

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            self.open += 1;
            stop_if(self.open == 1 && fails_by_row(expr))
        }

        fn post_visit_expr(&mut self, _: &Expr) -> ControlFlow<()> {
            self.open -= 1;
            ControlFlow::Continue(())
        }
    }

    Visit::visit(node, &mut Find { open: 0 }).is_break()
}

fn is_of_many_rows(function: &Function) -> bool {
    let name = function.name.to_string();
    let total = |arg: &FunctionArg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => !can_fail(expr),
        FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => true,
        _ => false,
    };
    let FunctionArguments::List(list) = &function.args else {
        return false;
    };
    function.over.is_none()
        && function.filter.is_none()
        && list.args.iter().all(total)
        // SQLite's of more values than one are functions of a single row.
        && list.args.len() < 2
        && OF_MANY_ROWS
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}
