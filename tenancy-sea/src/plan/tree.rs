//! Small trees that planning adds to a statement, in the form in which the parser would have read them.

use std::ops::ControlFlow;

use crate::plan::walk;
use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{
    BinaryOperator, CaseWhen, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgumentList,
    FunctionArguments, GroupByExpr, Ident, Join, JoinConstraint, JoinOperator, ObjectName, Query,
    Select, SelectFlavor, SelectItem, SetExpr, TableAlias, TableFactor, TableWithJoins, Value,
    Values, Visit, Visitor,
};
use sqlparser::tokenizer::Span;

pub(super) fn column(qualifier: &Ident, name: Ident) -> Expr {
    Expr::CompoundIdentifier(vec![qualifier.clone(), name])
}

pub(super) fn binary(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    Expr::BinaryOp {
        left: Box::new(left),
        op,
        right: Box::new(right),
    }
}

pub(super) fn eq(left: Expr, right: Expr) -> Expr {
    binary(left, BinaryOperator::Eq, right)
}

pub(super) fn is_null(expr: Expr) -> Expr {
    Expr::IsNull(Box::new(expr))
}

pub(super) fn is_not_null(expr: Expr) -> Expr {
    Expr::IsNotNull(Box::new(expr))
}

/// What stands between the joins of a tree.
pub(super) fn factors(table: &TableWithJoins) -> impl Iterator<Item = &TableFactor> {
    std::iter::once(&table.relation).chain(table.joins.iter().map(|join| &join.relation))
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

/// The name of the column that an expression is.
pub(super) fn column_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Identifier(name) => Some(name),
        Expr::CompoundIdentifier(parts) => parts.last(),
        _ => None,
    }
}

/// What stands before a column's name.
pub(super) fn qualifier(parts: &[Ident]) -> Option<&Ident> {
    parts.iter().rev().nth(1)
}

/// The name that a query's column has by its alias, or since it is a column.
pub(super) fn output_name(item: &SelectItem) -> Option<&Ident> {
    match item {
        SelectItem::ExprWithAlias { alias, .. } => Some(alias),
        SelectItem::UnnamedExpr(expr) => column_name(expr),
        _ => None,
    }
}

/// Whether one of a tree's expressions is what is looked for; those of sub-queries are not asked.
pub(super) fn any_outside_queries<N: Visit>(node: &N, found: impl FnMut(&Expr) -> bool) -> bool {
    struct Outside<F> {
        found: F,
        queries: usize,
    }

    impl<F: FnMut(&Expr) -> bool> Visitor for Outside<F> {
        type Break = ();

        fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            self.queries += 1;
            ControlFlow::Continue(())
        }

        fn post_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
            self.queries -= 1;
            ControlFlow::Continue(())
        }

        fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
            if self.queries == 0 && (self.found)(expr) {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        }
    }

    walk::visit(node, &mut Outside { found, queries: 0 }).is_break()
}

/// Whether rows are grouped by nothing.
pub(super) fn is_ungrouped(group_by: &GroupByExpr) -> bool {
    matches!(group_by, GroupByExpr::Expressions(by, _) if by.is_empty())
}

/// Whether an operator compares two values, and is false or NULL where one is NULL.
pub(super) fn is_comparison(op: &BinaryOperator) -> bool {
    matches!(
        op,
        BinaryOperator::Eq
            | BinaryOperator::NotEq
            | BinaryOperator::Lt
            | BinaryOperator::LtEq
            | BinaryOperator::Gt
            | BinaryOperator::GtEq
    )
}

pub(super) fn nested(expr: Expr) -> Expr {
    match expr {
        nested @ Expr::Nested(_) => nested,
        expr => Expr::Nested(Box::new(expr)),
    }
}

/// `a AND b AND c`; `None` for no term at all. A term that is such a chain itself becomes part of this one, as the
/// parser would read it.
pub(super) fn and(terms: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    let mut flat = Vec::new();
    terms.into_iter().for_each(|term| flatten(term, &mut flat));
    flat.into_iter()
        .reduce(|left, right| binary(left, BinaryOperator::And, right))
}

fn flatten(term: Expr, flat: &mut Vec<Expr>) {
    match term {
        Expr::BinaryOp {
            left,
            op: BinaryOperator::And,
            right,
        } => {
            flatten(*left, flat);
            flatten(*right, flat);
        }
        term => flat.push(term),
    }
}

/// `(a OR b OR c)`; `None` for no term at all.
pub(super) fn or(terms: impl IntoIterator<Item = Expr>) -> Option<Expr> {
    let mut count = 0;
    let joined = terms
        .into_iter()
        .inspect(|_| count += 1)
        .reduce(|left, right| binary(left, BinaryOperator::Or, right));
    if count > 1 {
        joined.map(nested)
    } else {
        joined
    }
}

pub(super) fn exists(query: Query) -> Expr {
    Expr::Exists {
        subquery: Box::new(query),
        negated: false,
    }
}

pub(super) fn not_exists(query: Query) -> Expr {
    Expr::Exists {
        subquery: Box::new(query),
        negated: true,
    }
}

pub(super) fn number(number: &str) -> Expr {
    Expr::Value(Value::Number(number.to_owned(), false).with_span(Span::empty()))
}

pub(super) fn name(parts: impl IntoIterator<Item = Ident>) -> ObjectName {
    ObjectName::from(parts.into_iter().collect::<Vec<_>>())
}

pub(super) fn table(name: ObjectName, alias: Option<Ident>) -> TableFactor {
    TableFactor::Table {
        name,
        alias: alias.map(as_alias),
        args: None,
        with_hints: Vec::new(),
        version: None,
        with_ordinality: false,
        partitions: Vec::new(),
        json_path: None,
        sample: None,
        index_hints: Vec::new(),
    }
}

pub(super) fn as_alias(name: Ident) -> TableAlias {
    TableAlias {
        explicit: true,
        name,
        columns: Vec::new(),
        at: None,
    }
}

/// `SELECT <projection> FROM <from> WHERE <selection>`
pub(super) fn select(
    projection: SelectItem,
    from: Vec<TableFactor>,
    selection: Option<Expr>,
) -> Query {
    query(SetExpr::Select(Box::new(Select {
        select_token: AttachedToken::empty(),
        optimizer_hints: Vec::new(),
        distinct: None,
        select_modifiers: None,
        top: None,
        top_before_distinct: false,
        projection: vec![projection],
        exclude: None,
        into: None,
        from: from
            .into_iter()
            .map(|relation| TableWithJoins {
                relation,
                joins: Vec::new(),
            })
            .collect(),
        lateral_views: Vec::new(),
        prewhere: None,
        selection,
        connect_by: Vec::new(),
        group_by: GroupByExpr::Expressions(Vec::new(), Vec::new()),
        cluster_by: Vec::new(),
        distribute_by: Vec::new(),
        sort_by: Vec::new(),
        having: None,
        named_window: Vec::new(),
        qualify: None,
        window_before_qualify: false,
        value_table_mode: None,
        flavor: SelectFlavor::Standard,
    })))
}

pub(super) fn query(body: SetExpr) -> Query {
    Query {
        with: None,
        body: Box::new(body),
        order_by: None,
        limit_clause: None,
        fetch: None,
        locks: Vec::new(),
        for_clause: None,
        settings: None,
        format_clause: None,
        pipe_operators: Vec::new(),
    }
}

/// A query of nothing: it stands in for a sub-query while that is planned.
pub(super) fn nothing() -> Query {
    query(SetExpr::Values(Values {
        explicit_row: false,
        value_keyword: false,
        rows: Vec::new(),
    }))
}

/// An expression, to be replaced at once.
pub(super) fn null() -> Expr {
    Expr::Value(Value::Null.with_span(Span::empty()))
}

/// `CASE WHEN <condition> THEN (<then>) END`
pub(super) fn case_when(condition: Expr, then: Expr) -> Expr {
    case(condition, nested(then), None)
}

/// `CASE WHEN <condition> THEN <then> ELSE <otherwise> END`
pub(super) fn case_else(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    case(condition, then, Some(Box::new(otherwise)))
}

fn case(condition: Expr, result: Expr, else_result: Option<Box<Expr>>) -> Expr {
    Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: vec![CaseWhen { condition, result }],
        else_result,
    }
}

/// `count(*) >= 0`
pub(super) fn any_rows() -> Expr {
    let count = call("count", vec![FunctionArgExpr::Wildcard]);
    binary(count, BinaryOperator::GtEq, number("0"))
}

/// `name(args)`
pub(super) fn call(name: &str, args: Vec<FunctionArgExpr>) -> Expr {
    Expr::Function(Function {
        name: ObjectName::from(vec![Ident::new(name)]),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(FunctionArgumentList {
            duplicate_treatment: None,
            args: args.into_iter().map(FunctionArg::Unnamed).collect(),
            clauses: Vec::new(),
        }),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}
