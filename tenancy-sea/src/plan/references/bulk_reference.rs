//! One check for the keys of all rows of a bulk insert, in its first row: checked row by row they would cost several times
//! what the insert costs.

use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{
    BinaryOperator, DuplicateTreatment, Expr, FunctionArgExpr, FunctionArguments, Ident, Parens,
    SelectItem, SetExpr, TableFactor, Values,
};

use super::pointing::Pointing;
use super::reference::{Key, family_of, given};
use crate::entity::KeyFamily;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::{Counted, Parameter};
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::shape::RunKind;
use crate::plan::tree;

impl Planning<'_> {
    /// Whether the second row stands for all that follow the first.
    pub(super) fn is_bulk(&self, rows: &[Parens<Vec<Expr>>]) -> bool {
        let [_, rest] = rows else { return false };
        rest.content.iter().filter_map(given).any(|index| {
            let run = self.runs.of(index).and_then(|run| self.runs.get(run));
            run.is_some_and(|(run, _)| run.kind == RunKind::Rows)
        })
    }

    /// Whether the keys of all rows can be checked at once: they are values that come with the statement. On MySQL,
    /// where they are counted, what is different here must be different there.
    pub(super) fn can_check_once(&self, key: &Key<'_>) -> bool {
        let plain = key.beside.is_none() && key.values.iter().all(|value| given(value).is_some());
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => plain,
            Dialect::MySql => {
                plain
                    && matches!(key.values, [Expr::Value(_)])
                    && counted(key).is_some()
                    && !self.is_written(key.reference.table)
            }
        }
    }

    /// `result`, wrapped so that the statement fails if a key of any row points outside the tenant. `key` is the first
    /// row's, `rest` the one of all others.
    pub(super) fn checked_references(
        &mut self,
        key: &Key<'_>,
        rest: &[Expr],
        result: Expr,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let code = self.check(TenancyError::CrossTenantReference {
            entity: key.table.entity.clone(),
            relation: key.reference.relation.clone(),
        });
        let family = family_of(key.table, key.reference);
        match (self.dialect, counted(key), key.values, rest) {
            (Dialect::MySql, Some(counted), [first], [rest]) => {
                let all = self.all_counted(key, [first, rest], counted, scope)?;
                Ok(self.value_if_or_raise(all, result, family, code))
            }
            (Dialect::MySql, ..) => Err(TenancyError::form("this key in a bulk insert")),
            (Dialect::Postgres | Dialect::Sqlite, ..) => {
                let pairs = &key.reference.columns;
                let first = self.all_as_stored(key.values, key.table, pairs);
                let rest = self.all_as_stored(rest, key.table, pairs);
                self.with_alias(|planning, alias| {
                    let rows = values_as(vec![first, rest], &alias);
                    let columns: Vec<Expr> = (1..=key.values.len())
                        .map(|number| tree::column(&alias, Ident::new(format!("column{number}"))))
                        .collect();
                    let (table, access) = (key.reference.table, key.access());
                    let missing = match planning.points_to(&columns, pairs, table, access, scope)? {
                        Pointing::Found(row) => tree::not_exists(row),
                        Pointing::Among(_) => {
                            return Err(TenancyError::form("this key in a bulk insert"));
                        }
                    };
                    let set = columns.into_iter().map(tree::is_not_null);
                    let set = key.nulls_pass.then_some(set).into_iter().flatten();
                    let failing = tree::and(set.chain([missing]));
                    let one = SelectItem::UnnamedExpr(tree::number("1"));
                    let query = tree::select(one, vec![rows], failing);
                    Ok(planning.value_or_raise_if_any(result, query, family, code))
                })
            }
        }
    }

    /// `(SELECT count(DISTINCT t.id) FROM <table> AS t WHERE t.id IN (…) AND <the tenant sees the row>) = <how many keys>`
    fn all_counted(
        &mut self,
        key: &Key<'_>,
        keys: [&Expr; 2],
        counted: Counted,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let form = || TenancyError::form("this key in a bulk insert");
        let [first, rest] = keys.map(given);
        let (first, rest) = first.zip(rest).ok_or_else(form)?;
        let reference = key.reference;
        let pair = reference.columns.first().ok_or_else(form)?;
        let name = self.reachable(reference.table, scope)?;
        let found = self.with_alias(|planning, alias| {
            let visible = planning.predicate(reference.table, &alias, key.access(), scope)?;
            let column = tree::column(&alias, planning.ident(&pair.to));
            let among = Expr::InList {
                expr: Box::new(column.clone()),
                list: keys.map(Expr::clone).to_vec(),
                negated: false,
            };
            let selection = tree::and([among].into_iter().chain(visible));
            let projection = SelectItem::UnnamedExpr(count_distinct(column));
            let table = tree::table(name, Some(alias));
            Ok::<_, TenancyError>(tree::select(projection, vec![table], selection))
        })?;
        let differ = Parameter::Distinct {
            first,
            rest,
            counted,
        };
        let found = Expr::Subquery(Box::new(found));
        Ok(tree::binary(found, BinaryOperator::Eq, differ.expr()))
    }
}

/// How keys are told apart, where that is as the database does it.
fn counted(key: &Key<'_>) -> Option<Counted> {
    match family_of(key.table, key.reference) {
        KeyFamily::Integer(_) => Some(Counted::Integers),
        KeyFamily::Uuid | KeyFamily::Bytes => Some(Counted::Bytes),
        // A collation takes different texts for the same.
        KeyFamily::Text | KeyFamily::Other => None,
    }
}

/// `(VALUES (…), (…)) AS alias`
fn values_as(rows: Vec<Vec<Expr>>, alias: &Ident) -> TableFactor {
    let row = |content| Parens {
        opening_token: AttachedToken::empty(),
        content,
        closing_token: AttachedToken::empty(),
    };
    TableFactor::Derived {
        lateral: false,
        subquery: Box::new(tree::query(SetExpr::Values(Values {
            explicit_row: false,
            value_keyword: false,
            rows: rows.into_iter().map(row).collect(),
        }))),
        alias: Some(tree::as_alias(alias.clone())),
        sample: None,
    }
}

fn count_distinct(column: Expr) -> Expr {
    let mut count = tree::call("count", vec![FunctionArgExpr::Expr(column)]);
    if let Expr::Function(function) = &mut count
        && let FunctionArguments::List(list) = &mut function.args
    {
        list.duplicate_treatment = Some(DuplicateTreatment::Distinct);
    }
    count
}
