//! What an UPDATE, or the update arm of an upsert, may assign.

use sqlparser::ast::{Assignment, AssignmentTarget, Expr, Ident, ObjectName};

use super::planning::Planning;
use super::scope::idents;
use super::tenant_value::TenantColumn;
use super::{NullMeans, tree};
use crate::entity::{Scope as Ownership, TableId};
use crate::error::TenancyError;

impl Planning<'_> {
    /// `column = value`
    pub(super) fn assignment(&self, column: &str, value: Expr) -> Assignment {
        Assignment {
            target: AssignmentTarget::ColumnName(tree::name([self.ident(column)])),
            value,
        }
    }

    /// Whether an assignment's target is this column. A tuple has no rule.
    pub(super) fn assigns(
        &self,
        target: &AssignmentTarget,
        column: &str,
    ) -> Result<bool, TenancyError> {
        match target {
            AssignmentTarget::ColumnName(name) => self.is_column(name, column),
            AssignmentTarget::Tuple(_) => Err(TenancyError::form(
                "SET (a, b) = (…); assign the columns one by one",
            )),
        }
    }

    /// The tenant column keeps its value: assigning the tenant's key is accepted, anything else moves the row.
    pub(super) fn keeps_tenant(
        &mut self,
        assignments: &mut [Assignment],
        id: TableId,
    ) -> Result<(), TenancyError> {
        let table = self.registry.table(id);
        let (column, null) = match &table.scope {
            Ownership::Direct {
                column,
                optional,
                shared_writes,
            } => (
                column,
                if *optional && *shared_writes {
                    NullMeans::Allowed
                } else {
                    NullMeans::Moved
                },
            ),
            Ownership::Tenant { key } => (key, NullMeans::Moved),
            Ownership::Global { .. } | Ownership::Many { .. } | Ownership::Secondary { .. } => {
                return Ok(());
            }
        };
        let column = TenantColumn {
            entity: table.entity.clone(),
            column: column.clone(),
            null,
            required: false,
        };
        for assignment in assignments {
            if self.assigns(&assignment.target, &column.column)?
                && !self.is_inserted(&assignment.value, &column.column)
            {
                self.settle(&mut assignment.value, &column)?;
            }
        }
        Ok(())
    }

    /// `excluded.column`, or MySQL's `VALUES(column)`: the value that the INSERT brought, looked at there.
    pub(super) fn is_inserted(&self, value: &Expr, column: &str) -> bool {
        use sqlparser::ast::{FunctionArg, FunctionArgExpr, FunctionArguments};
        match value {
            Expr::Nested(inner) => self.is_inserted(inner, column),
            Expr::CompoundIdentifier(parts) => match parts.as_slice() {
                [excluded, name] => {
                    self.dialect.fold(excluded) == "excluded" && self.dialect.names(name, column)
                }
                _ => false,
            },
            Expr::Function(function) => {
                let values = function.name.to_string().eq_ignore_ascii_case("values");
                match &function.args {
                    FunctionArguments::List(list) if values => match list.args.as_slice() {
                        [FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Identifier(name)))] => {
                            self.dialect.names(name, column)
                        }
                        _ => false,
                    },
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// The place of the assignment to a column; twice is refused.
    pub(super) fn assigned(
        &self,
        assignments: &[Assignment],
        column: &str,
    ) -> Result<Option<usize>, TenancyError> {
        let mut place = None;
        for (at, assignment) in assignments.iter().enumerate() {
            if self.assigns(&assignment.target, column)? && place.replace(at).is_some() {
                return Err(TenancyError::form(format!(
                    "column `{column}` assigned twice"
                )));
            }
        }
        Ok(place)
    }

    /// The qualifier of an assignment's column: `a` in `a.name = …`.
    pub(super) fn assignment_qualifier(
        &self,
        target: &AssignmentTarget,
    ) -> Result<Option<String>, TenancyError> {
        let name: &ObjectName = match target {
            AssignmentTarget::ColumnName(name) => name,
            AssignmentTarget::Tuple(_) => {
                return Err(TenancyError::form(
                    "SET (a, b) = (…); assign the columns one by one",
                ));
            }
        };
        let parts: Vec<&Ident> = idents(name)?;
        Ok(parts
            .len()
            .checked_sub(2)
            .and_then(|at| parts.get(at))
            .map(|ident| self.dialect.fold(ident)))
    }
}
