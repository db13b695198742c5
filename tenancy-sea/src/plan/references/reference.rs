//! Keys that point to rows of tenant-owned tables must point to rows that the tenant sees; the relation that decides
//! ownership must point to an own row, and must be set. Checked in the statement itself.

use sqlparser::ast::{DataType, Expr, FunctionArgExpr, Value};
use sqlparser::tokenizer::Span;

use super::raise;
use crate::entity::{ColumnPair, KeyFamily, Reference, Scope as Ownership, Table};
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::read::predicate::Access;
use crate::plan::scope::Scope;
use crate::plan::write::tenant_value::is_default;
use crate::plan::{ValueCheck, ValueRule, tree};

/// A key that a statement writes.
pub(super) struct Key<'k> {
    pub(in crate::plan) table: &'k Table,
    pub(in crate::plan) reference: &'k Reference,
    /// The values of the key's columns, in the reference's order.
    pub(in crate::plan) values: &'k [Expr],
    /// A key that is NULL, in any of its columns, points nowhere and passes.
    pub(super) nulls_pass: bool,
    /// What must hold beside for it to pass.
    pub(in crate::plan) beside: Option<Expr>,
}

impl Key<'_> {
    /// What the statement does with the row to which the key points.
    pub(in crate::plan) fn access(&self) -> Access {
        match self.reference {
            Reference {
                ownership: true, ..
            } => Access::Write,
            Reference { links: true, .. } => Access::Link,
            _ => Access::Read,
        }
    }
}

impl Planning<'_> {
    /// `result`, wrapped so that the statement fails if the key points outside the tenant.
    pub(super) fn checked_reference(
        &mut self,
        key: Key<'_>,
        result: Expr,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let access = key.access();
        let Key {
            table,
            reference,
            values,
            nulls_pass,
            beside,
        } = key;
        let code = self.check(TenancyError::CrossTenantReference {
            entity: table.entity.clone(),
            relation: reference.relation.clone(),
        });
        let pairs = &reference.columns;
        let stored = self.all_as_stored(values, table, pairs);
        let pointing = self.points_to(&stored, pairs, reference.table, access, scope)?;
        let unset = values
            .iter()
            .map(|value| tree::is_null(operand(value.clone())));
        let passes = if nulls_pass {
            let unset = tree::or(unset.collect::<Vec<_>>());
            match beside {
                Some(beside) => tree::and(unset.into_iter().chain([beside])).map(tree::nested),
                None => unset,
            }
        } else {
            None
        };
        Ok(self.value_or_raise(result, passes, pointing, family_of(table, reference), code))
    }

    /// Whether a key points to a table of a tenancy that has no current tenant: it may be NULL alone, since none of those
    /// rows is to be seen. What is given is looked at when it is bound, what isn't is refused.
    pub(super) fn points_nowhere(&mut self, key: &Key<'_>) -> Result<bool, TenancyError> {
        let target = self.registry.table(key.reference.table);
        if !matches!(target.scope, Ownership::OtherTenancy) {
            return Ok(false);
        }
        let given: Vec<usize> = key.values.iter().filter_map(given).collect();
        if given.is_empty() || !key.nulls_pass || key.beside.is_some() {
            return Err(target.no_tenant());
        }
        self.value_checks.push(ValueCheck {
            rule: ValueRule::OneIsNull(given),
            error: target.no_tenant(),
        });
        Ok(true)
    }

    /// What is written must be what is checked. MySQL has values that are one thing where they are compared and another
    /// where they are written: `0x33` is 51, and `'3'`.
    pub(in crate::plan) fn make_certain(&self, value: &mut Expr, table: &Table, column: &str) {
        let family = table.column(column).map(|column| column.family);
        let certain = match family {
            _ if self.dialect != Dialect::MySql || is_default(value) => return,
            Some(KeyFamily::Integer(_)) if is_given_or_column(value) || is_cast(value) => return,
            Some(KeyFamily::Integer(_)) => raise::cast(value.clone(), DataType::Signed),
            Some(KeyFamily::Text) if Parameter::of(value).is_none() && !is_null_literal(value) => {
                self.as_text(value)
            }
            _ => return,
        };
        *value = certain;
    }

    /// A value as MySQL writes it to a column of text.
    fn as_text(&self, value: &Expr) -> Expr {
        let arguments = [
            value.clone(),
            Expr::Value(Value::SingleQuotedString(String::new()).with_span(Span::empty())),
        ];
        tree::call("CONCAT", arguments.map(FunctionArgExpr::Expr).to_vec())
    }

    /// The values of a key as its columns will hold them.
    pub(super) fn all_as_stored(
        &self,
        values: &[Expr],
        table: &Table,
        pairs: &[ColumnPair],
    ) -> Vec<Expr> {
        let pairs = values.iter().zip(pairs);
        pairs
            .map(|(value, pair)| self.as_stored(value, table, pair))
            .collect()
    }

    /// A value as the column will hold it. SQLite and MySQL compare text with a number as numbers: `'01' = 1`, and 1 would be
    /// written as the key `'1'`.
    fn as_stored(&self, value: &Expr, table: &Table, pair: &ColumnPair) -> Expr {
        let is_text = |value: &Expr| matches!(value, Expr::Value(value) if matches!(value.value, Value::SingleQuotedString(_)));
        let is_number = |value: &Expr| matches!(value, Expr::Value(value) if matches!(value.value, Value::Number(..)));
        let family = table.column(&pair.from).map(|column| column.family);
        match (self.dialect, family) {
            _ if is_text(value) => value.clone(),
            // A number with a fraction, or one too large for it, equals other integers than it is written as.
            (Dialect::Postgres, Some(KeyFamily::Integer(_))) if !is_number(value) => {
                raise::cast(value.clone(), DataType::BigInt(None))
            }
            (Dialect::Sqlite, Some(KeyFamily::Text)) => raise::cast(value.clone(), DataType::Text),
            // What it is joined to decides the collation, as it does for the value alone.
            (Dialect::MySql, Some(KeyFamily::Text | KeyFamily::Bytes | KeyFamily::Uuid)) => {
                self.as_text(value)
            }
            _ => value.clone(),
        }
    }

    /// An ownership key must be set: a NULL that can be seen now is refused now, a given value when it is bound.
    pub(super) fn must_be_set(
        &mut self,
        table: &Table,
        parents: &[(&Reference, Vec<Option<Expr>>)],
    ) -> Result<(), TenancyError> {
        if parents.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = parents
            .iter()
            .map(|(reference, _)| reference.relation.as_str())
            .collect();
        let orphaned = || TenancyError::OrphanedRow {
            entity: table.entity.clone(),
            relation: names.join("`, `"),
        };
        let mut given = Vec::new();
        let mut one_is_set = false;
        for (_, values) in parents {
            let mut of_this = Vec::new();
            let mut unset = false;
            let mut unknown = false;
            for value in values {
                match value {
                    None => unset = true,
                    Some(value) if is_null_literal(value) => unset = true,
                    Some(value) => match Parameter::of(value) {
                        Some(Parameter::Given(index)) => of_this.push(index),
                        Some(Parameter::Tenant(_) | Parameter::Distinct { .. }) => {}
                        None => unknown |= !matches!(value, Expr::Value(_)),
                    },
                }
            }
            if unset {
                continue;
            }
            // What can't be known before the statement runs is left to the check inside it.
            one_is_set |= unknown || of_this.is_empty();
            given.push(of_this);
        }
        if given.is_empty() {
            return Err(orphaned());
        }
        if !one_is_set {
            self.value_checks.push(ValueCheck {
                rule: ValueRule::OneIsSet(given),
                error: orphaned(),
            });
        }
        Ok(())
    }
}

/// The given value that an expression is, if it is nothing else.
pub(super) fn given(value: &Expr) -> Option<usize> {
    match Parameter::of(value)? {
        Parameter::Given(index) => Some(index),
        Parameter::Tenant(_) | Parameter::Distinct { .. } => None,
    }
}

fn is_cast(value: &Expr) -> bool {
    matches!(
        value,
        Expr::Cast {
            data_type: DataType::Signed,
            ..
        }
    )
}

/// A parameter, a text, a whole number, NULL, or a column of a table that holds what is written.
fn is_given_or_column(value: &Expr) -> bool {
    match value {
        Expr::Nested(inner) => is_given_or_column(inner),
        Expr::Identifier(_) | Expr::CompoundIdentifier(_) => true,
        Expr::Value(value) => match &value.value {
            Value::Number(digits, _) => digits.bytes().all(|digit| digit.is_ascii_digit()),
            Value::Placeholder(_) | Value::Null | Value::SingleQuotedString(_) => true,
            _ => false,
        },
        _ => false,
    }
}

/// A value as an operand: anything that isn't atomic stands in parentheses.
pub(in crate::plan) fn operand(value: Expr) -> Expr {
    match value {
        atomic @ (Expr::Identifier(_)
        | Expr::CompoundIdentifier(_)
        | Expr::Value(_)
        | Expr::Nested(_)
        | Expr::Subquery(_)
        | Expr::Function(_)
        | Expr::Cast { .. }) => atomic,
        other => tree::nested(other),
    }
}

pub(in crate::plan) fn is_null_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Value(value) => value.value == Value::Null,
        Expr::Nested(inner) => is_null_literal(inner),
        _ => false,
    }
}

pub(in crate::plan) fn family_of(table: &Table, reference: &Reference) -> KeyFamily {
    let column = reference
        .columns
        .first()
        .and_then(|pair| table.column(&pair.from));
    column.map_or(KeyFamily::Other, |column| column.family)
}
