//! What makes a condition a proof.

use sqlparser::ast::{
    BinaryOperator, Expr, Ident, ObjectName, Query, Select, SelectItem, SetExpr, TableFactor, Value,
};

use super::facts::{Fact, Owned, fact};
use super::judge::Judge;
use super::names::{Names, fold, last};

/// Tables that are read together, and what holds for the rows that are seen.
pub(super) struct Block<'q> {
    /// Each by its name and by what its columns are qualified with.
    pub(super) tables: &'q [(String, String)],
    pub(super) terms: Vec<&'q Expr>,
}

/// Whether a condition holds for the tenant's rows of a table alone. `tables` are those that stand beside it.
pub(super) fn proves(
    judge: &Judge<'_>,
    condition: &Expr,
    fact: &Fact,
    (qualifier, tables): (&str, &[(String, String)]),
    write: bool,
    names: &Names,
) -> bool {
    let block = Block {
        tables,
        terms: conjuncts(condition),
    };
    block.owns(judge, fact, qualifier, write, names)
}

impl Block<'_> {
    /// Whether a row of a table is seen only if it is the tenant's.
    fn owns(
        &self,
        judge: &Judge<'_>,
        fact: &Fact,
        qualifier: &str,
        write: bool,
        names: &Names,
    ) -> bool {
        let by_a_term = self
            .terms
            .iter()
            .any(|term| scoped(judge, term, fact, qualifier, write, names));
        by_a_term || self.owns_parent(judge, fact, qualifier, write, names)
    }

    fn owns_table(
        &self,
        judge: &Judge<'_>,
        table: &str,
        alias: &str,
        write: bool,
        names: &Names,
    ) -> bool {
        fact(table).is_some_and(|fact| self.owns(judge, fact, alias, write, names))
    }

    /// Whether the parent to which a row's key points stands beside it, and is the tenant's.
    fn owns_parent(
        &self,
        judge: &Judge<'_>,
        of: &Fact,
        qualifier: &str,
        write: bool,
        names: &Names,
    ) -> bool {
        let Owned::Through { key, parent } = of.owned else {
            return false;
        };
        self.tables.iter().any(|(table, alias)| {
            table == parent
                && alias != qualifier
                && self.has_equal(judge, (alias, "id"), (qualifier, key))
                && self.owns_table(judge, parent, alias, write, names)
        })
    }

    fn has_equal(&self, judge: &Judge<'_>, one: (&str, &str), other: (&str, &str)) -> bool {
        self.terms.iter().any(|term| equal(judge, term, one, other))
    }
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
                let Some(tables) = tables(judge, subquery, names) else {
                    return false;
                };
                let Some((block, alias)) = read(subquery, &tables, parent) else {
                    return false;
                };
                tables.iter().all(|(_, alias)| alias != qualifier)
                    && block.has_equal(judge, (alias, "id"), (qualifier, key))
                    && block.owns_table(judge, parent, alias, write, names)
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
                let Some(tables) = tables(judge, subquery, names) else {
                    return false;
                };
                let Some((block, alias)) = read(subquery, &tables, pivot) else {
                    return false;
                };
                let mut terms = block.terms.iter();
                tables.iter().all(|(_, alias)| alias != qualifier)
                    && block.has_equal(judge, (alias, row), (qualifier, "id"))
                    && terms.any(|term| is_key(judge, term, alias, tenant))
            }
            _ => false,
        },
    }
}

/// `SELECT * FROM (SELECT p.id FROM parent AS p WHERE <scoped>) AS x`
fn keys(judge: &Judge<'_>, query: &Query, parent: &str, write: bool, names: &Names) -> bool {
    let Some((TableFactor::Derived { subquery, .. }, [SelectItem::Wildcard(_)], None)) =
        of_one(query)
    else {
        return false;
    };
    let Some((_, [SelectItem::UnnamedExpr(item)], _)) = of_one(subquery) else {
        return false;
    };
    tables(judge, subquery, names).is_some_and(|tables| {
        read(subquery, &tables, parent).is_some_and(|(block, alias)| {
            is_column(judge, item, alias, "id")
                && block.owns_table(judge, parent, alias, write, names)
        })
    })
}

/// The tables of a query's FROM, if they are tables alone.
fn tables(judge: &Judge<'_>, query: &Query, names: &Names) -> Option<Vec<(String, String)>> {
    let factors = plain(query)?.from.iter().map(|table| {
        let (name, alias) = match &table.relation {
            TableFactor::Table { name, alias, .. } => (name, alias.as_ref()),
            TableFactor::Derived {
                subquery, alias, ..
            } => (bare(subquery)?, alias.as_ref()),
            _ => return None,
        };
        if names.is_cte(name, judge.backend) {
            return None;
        }
        let table = last(name, judge.backend)?;
        match alias {
            Some(alias) if alias.columns.is_empty() => {
                Some((table, fold(&alias.name, judge.backend)))
            }
            Some(_) => None,
            None => Some((table.clone(), table)),
        }
    });
    factors.collect()
}

/// A query whose first table is this one, and what that goes by.
fn read<'q>(
    query: &'q Query,
    tables: &'q [(String, String)],
    table: &str,
) -> Option<(Block<'q>, &'q str)> {
    let (name, alias) = tables.first()?;
    let terms = conjuncts(plain(query)?.selection.as_ref()?);
    (name == table).then_some((Block { tables, terms }, alias))
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

/// A query of one relation.
fn of_one(query: &Query) -> Option<One<'_>> {
    let select = plain(query)?;
    match select.from.as_slice() {
        [table] => Some((
            &table.relation,
            &select.projection,
            select.selection.as_ref(),
        )),
        _ => None,
    }
}

/// A SELECT without a WITH, joins, groups or limits.
fn plain(query: &Query) -> Option<&Select> {
    let SetExpr::Select(select) = query.body.as_ref() else {
        return None;
    };
    let plain = select.from.iter().all(|table| table.joins.is_empty())
        && query.with.is_none()
        && query.limit_clause.is_none()
        && select.having.is_none();
    plain.then_some(select.as_ref())
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
