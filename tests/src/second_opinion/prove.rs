//! What makes a condition a proof.

use sqlparser::ast::{
    BinaryOperator, Expr, Ident, ObjectName, Query, SelectItem, SetExpr, TableFactor, Value,
};

use super::facts::{Fact, Owned, fact};
use super::judge::Judge;
use super::names::{Names, fold, last};

/// Whether a condition holds for the tenant's rows of a table alone.
pub(super) fn proves(
    judge: &Judge<'_>,
    condition: &Expr,
    fact: &Fact,
    qualifier: &str,
    write: bool,
    names: &Names,
) -> bool {
    conjuncts(condition)
        .into_iter()
        .any(|term| scoped(judge, term, fact, qualifier, write, names))
}

/// The terms that all hold where a condition holds.
fn conjuncts(condition: &Expr) -> Vec<&Expr> {
    let (mut waiting, mut terms) = (vec![condition], Vec::new());
    while let Some(term) = waiting.pop() {
        match term {
            Expr::BinaryOp {
                left,
                op: BinaryOperator::And,
                right,
            } => waiting.extend([left.as_ref(), right]),
            Expr::Nested(inner) => waiting.push(inner),
            // Without an ELSE it is NULL where the condition doesn't hold.
            Expr::Case {
                operand: None,
                conditions,
                else_result: None,
                ..
            } if conditions.len() == 1 => {
                waiting.extend([&conditions[0].condition, &conditions[0].result]);
            }
            other => terms.push(other),
        }
    }
    terms
}

fn scoped(
    judge: &Judge<'_>,
    term: &Expr,
    fact: &Fact,
    qualifier: &str,
    write: bool,
    names: &Names,
) -> bool {
    match fact.owned {
        Owned::By { column, shared } => {
            is_key(judge, term, qualifier, column)
                || (shared && !write && is_key_or_null(judge, term, qualifier, column))
                // What planning adds to ask whether others have a link to a row.
                || (fact.table == "account_member" && is_not_key(judge, term, qualifier, column))
        }
        Owned::Through { key, parent } => match term {
            Expr::Exists {
                subquery,
                negated: false,
            } => {
                let Some((alias, terms)) = single(judge, subquery, parent, names) else {
                    return false;
                };
                alias != qualifier
                    && terms
                        .iter()
                        .any(|term| equal(judge, term, (&alias, "id"), (qualifier, key)))
                    && of_parent(judge, &terms, parent, &alias, write, names)
            }
            Expr::InSubquery {
                expr,
                subquery,
                negated: false,
            } => {
                is_column(judge, expr, qualifier, key)
                    && keys(judge, subquery, parent, write, names)
            }
            _ => false,
        },
        Owned::Linked { pivot, row, tenant } => match term {
            Expr::Exists {
                subquery,
                negated: false,
            } => {
                let Some((alias, terms)) = single(judge, subquery, pivot, names) else {
                    return false;
                };
                alias != qualifier
                    && terms
                        .iter()
                        .any(|term| equal(judge, term, (&alias, row), (qualifier, "id")))
                    && terms.iter().any(|term| is_key(judge, term, &alias, tenant))
            }
            _ => false,
        },
    }
}

fn of_parent(
    judge: &Judge<'_>,
    terms: &[&Expr],
    parent: &str,
    alias: &str,
    write: bool,
    names: &Names,
) -> bool {
    fact(parent).is_some_and(|fact| {
        terms
            .iter()
            .any(|term| scoped(judge, term, fact, alias, write, names))
    })
}

/// `SELECT * FROM (SELECT p.id FROM parent AS p WHERE <scoped>) AS x`
fn keys(judge: &Judge<'_>, query: &Query, parent: &str, write: bool, names: &Names) -> bool {
    let Some((factor, items, None)) = of_one(query) else {
        return false;
    };
    let (TableFactor::Derived { subquery, .. }, [SelectItem::Wildcard(_)]) = (factor, items) else {
        return false;
    };
    let (Some((alias, terms)), Some((_, [SelectItem::UnnamedExpr(item)], _))) =
        (single(judge, subquery, parent, names), of_one(subquery))
    else {
        return false;
    };
    is_column(judge, item, &alias, "id") && of_parent(judge, &terms, parent, &alias, write, names)
}

/// The alias of the only table in FROM, where it is this one, and the terms of WHERE.
fn single<'q>(
    judge: &Judge<'_>,
    query: &'q Query,
    table: &str,
    names: &Names,
) -> Option<(String, Vec<&'q Expr>)> {
    let (factor, _, selection) = of_one(query)?;
    let (name, alias) = match factor {
        TableFactor::Table { name, alias, .. } => (name, alias.as_ref()),
        TableFactor::Derived {
            subquery, alias, ..
        } => (bare(subquery)?, alias.as_ref()),
        _ => return None,
    };
    if names.is_cte(name, judge.backend) || last(name, judge.backend)? != table {
        return None;
    }
    let alias = match alias {
        Some(alias) if alias.columns.is_empty() => fold(&alias.name, judge.backend),
        Some(_) => return None,
        None => table.to_owned(),
    };
    Some((alias, conjuncts(selection?)))
}

/// The table of `SELECT * FROM t` and nothing else.
pub(super) fn bare(query: &Query) -> Option<&ObjectName> {
    match of_one(query)? {
        (
            TableFactor::Table {
                name, alias: None, ..
            },
            [SelectItem::Wildcard(_)],
            None,
        ) => Some(name),
        _ => None,
    }
}

type One<'q> = (&'q TableFactor, &'q [SelectItem], Option<&'q Expr>);

/// A query of one relation, without a WITH, groups or limits.
fn of_one(query: &Query) -> Option<One<'_>> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    match select.from.as_slice() {
        [table]
            if table.joins.is_empty()
                && query.with.is_none()
                && query.limit_clause.is_none()
                && select.having.is_none() =>
        {
            Some((
                &table.relation,
                &select.projection,
                select.selection.as_ref(),
            ))
        }
        _ => None,
    }
}

fn operands<'e>(expr: &'e Expr, wanted: &BinaryOperator) -> Option<(&'e Expr, &'e Expr)> {
    match expr {
        Expr::BinaryOp { left, op, right } if op == wanted => Some((left, right)),
        Expr::Nested(inner) => operands(inner, wanted),
        _ => None,
    }
}

/// `q.column = <the tenant's key>`
fn is_key(judge: &Judge<'_>, term: &Expr, qualifier: &str, column: &str) -> bool {
    operands(term, &BinaryOperator::Eq).is_some_and(|(left, right)| {
        is_column(judge, left, qualifier, column) && is_tenant(judge, right)
    })
}

fn is_not_key(judge: &Judge<'_>, term: &Expr, qualifier: &str, column: &str) -> bool {
    operands(term, &BinaryOperator::NotEq).is_some_and(|(left, right)| {
        is_column(judge, left, qualifier, column) && is_tenant(judge, right)
    })
}

/// `(q.column = <the tenant's key> OR q.column IS NULL)`
fn is_key_or_null(judge: &Judge<'_>, term: &Expr, qualifier: &str, column: &str) -> bool {
    operands(term, &BinaryOperator::Or).is_some_and(|(left, right)| {
        let null =
            matches!(right, Expr::IsNull(inner) if is_column(judge, inner, qualifier, column));
        null && is_key(judge, left, qualifier, column)
    })
}

fn equal(judge: &Judge<'_>, term: &Expr, one: (&str, &str), other: (&str, &str)) -> bool {
    operands(term, &BinaryOperator::Eq).is_some_and(|(left, right)| {
        is_column(judge, left, one.0, one.1) && is_column(judge, right, other.0, other.1)
    })
}

fn is_column(judge: &Judge<'_>, expr: &Expr, qualifier: &str, column: &str) -> bool {
    let is = |ident: &Ident, name: &str| fold(ident, judge.backend) == name;
    matches!(expr, Expr::CompoundIdentifier(parts)
        if matches!(parts.as_slice(), [of, name] if is(of, qualifier) && is(name, column)))
}

/// A placeholder whose value is the tenant's key.
pub(super) fn is_tenant(judge: &Judge<'_>, expr: &Expr) -> bool {
    matches!(expr, Expr::Value(value)
        if matches!(&value.value, Value::Placeholder(label) if judge.text.is_tenant(label)))
}
