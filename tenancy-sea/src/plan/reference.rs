//! Keys that point to rows of tenant-owned tables must point to rows that the tenant sees; the relation that decides
//! ownership must point to an own row, and must be set. Checked in the statement itself.

use sqlparser::ast::{Expr, Value};

use super::label::Parameter;
use super::planning::Planning;
use super::predicate::Access;
use super::scope::Scope;
use super::{ValueCheck, ValueRule, tree};
use crate::entity::{KeyFamily, Reference, Table};
use crate::error::TenancyError;

/// A key that a statement writes.
pub(super) struct Key<'k> {
    pub(super) table: &'k Table,
    pub(super) reference: &'k Reference,
    /// The values of the key's columns, in the reference's order.
    pub(super) values: &'k [Expr],
    /// A key that is NULL, in any of its columns, points nowhere and passes.
    pub(super) nulls_pass: bool,
}

impl Planning<'_> {
    /// `result`, wrapped so that the statement fails if the key points outside the tenant.
    pub(super) fn checked_reference(
        &mut self,
        key: Key<'_>,
        result: Expr,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        let Key {
            table,
            reference,
            values,
            nulls_pass,
        } = key;
        let access = if reference.ownership {
            Access::Write
        } else {
            Access::Read
        };
        let code = self.check(TenancyError::CrossTenantReference {
            entity: table.entity.clone(),
            relation: reference.relation.clone(),
        });
        let pairs = &reference.columns;
        let pointing = self.points_to(values, pairs, reference.table, access, scope)?;
        let unset = values
            .iter()
            .map(|value| tree::is_null(operand(value.clone())));
        let passes = if nulls_pass {
            tree::or(unset.collect::<Vec<_>>())
        } else {
            None
        };
        Ok(self.value_or_raise(result, passes, pointing, family_of(table, reference), code))
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
                        Some(Parameter::Tenant) => {}
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

/// A value as an operand: anything that isn't atomic stands in parentheses.
pub(super) fn operand(value: Expr) -> Expr {
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

pub(super) fn is_null_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Value(value) => value.value == Value::Null,
        Expr::Nested(inner) => is_null_literal(inner),
        _ => false,
    }
}

fn family_of(table: &Table, reference: &Reference) -> KeyFamily {
    let column = reference
        .columns
        .first()
        .and_then(|pair| table.column(&pair.from));
    column.map_or(KeyFamily::Other, |column| column.family)
}
