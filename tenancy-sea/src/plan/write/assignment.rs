//! What an UPDATE, or the update arm of an upsert, may assign.

use sqlparser::ast::{
    Assignment, AssignmentTarget, Expr, Ident, ObjectName, TableFactor, TableWithJoins,
};

use super::set_row;
use super::tenant_value::TenantColumn;
use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::references::capture::is_inserted_value;
use crate::plan::references::set_reference::Target;
use crate::plan::scope::{idents, name_of};
use crate::plan::{NullMeans, tree};

impl Planning<'_> {
    /// `column = value`
    pub(in crate::plan) fn assignment(&self, column: &str, value: Expr) -> Assignment {
        Assignment {
            target: AssignmentTarget::ColumnName(tree::name([self.ident(column)])),
            value,
        }
    }

    /// Whether an assignment's target is this column. Rows that have it were split into their columns.
    pub(super) fn assigns(
        &self,
        target: &AssignmentTarget,
        column: &str,
    ) -> Result<bool, TenancyError> {
        match target {
            AssignmentTarget::ColumnName(name) => self.is_column(name, column),
            AssignmentTarget::Tuple(names) => {
                for name in names {
                    if self.is_column(name, column)? {
                        return Err(set_row::form());
                    }
                }
                Ok(false)
            }
        }
    }

    /// The tenant column keeps its value: assigning the tenant's key is accepted, anything else moves the row.
    pub(super) fn keeps_tenant(
        &mut self,
        assignments: &mut [Assignment],
        id: TableId,
        target: Target<'_>,
    ) -> Result<(), TenancyError> {
        self.keeps_linked(assignments, id)?;
        let registry = self.registry;
        let table = registry.table(id);
        for (tenant, column) in table.tenant_columns() {
            let column = TenantColumn {
                tenant,
                entity: table.entity.clone(),
                column: column.to_owned(),
                null: if table.may_be_shared(column) {
                    NullMeans::Allowed
                } else {
                    NullMeans::Moved
                },
                required: false,
            };
            for assignment in assignments.iter_mut() {
                if self.assigns(&assignment.target, &column.column)?
                    && !(target.is_conflict()
                        && self.is_inserted(&assignment.value, &column.column))
                {
                    self.settle(&mut assignment.value, &column)?;
                }
            }
        }
        Ok(())
    }

    /// `excluded.column`, or MySQL's `VALUES(column)`, in the update arm of an upsert: the value that the INSERT brought,
    /// looked at there. Anywhere else `excluded` is a name like any other.
    pub(in crate::plan) fn is_inserted(&self, value: &Expr, column: &str) -> bool {
        use sqlparser::ast::{FunctionArg, FunctionArgExpr, FunctionArguments};
        match value {
            Expr::Nested(inner) => self.is_inserted(inner, column),
            Expr::CompoundIdentifier(parts) if self.dialect != Dialect::MySql => match parts
                .as_slice()
            {
                [excluded, name] => {
                    self.dialect.fold(excluded) == "excluded" && self.dialect.names(name, column)
                }
                _ => false,
            },
            Expr::Function(function) if self.dialect == Dialect::MySql => {
                let values = is_inserted_value(value);
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
    pub(in crate::plan) fn assigned(
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

    /// Names the table of each assigned column in MySQL's UPDATE of joined tables, where a single one has it.
    pub(super) fn qualify_assignments(
        &self,
        assignments: &mut [Assignment],
        table: &TableWithJoins,
    ) -> Result<(), TenancyError> {
        let factors = tree::factors(table);
        let mut tables = Vec::new();
        for factor in factors {
            if let (TableFactor::Table { name, .. }, Some(qualifier)) = (factor, name_of(factor))
                && let Ok(id) = self.declared(name)
            {
                tables.push((qualifier, id));
            }
        }
        for assignment in assignments {
            let AssignmentTarget::ColumnName(name) = &mut assignment.target else {
                continue;
            };
            let parts = idents(name)?;
            let [column] = parts.as_slice() else {
                continue;
            };
            let mut owners = tables.iter().filter(|(_, id)| self.declares(*id, column));
            if let (Some((qualifier, _)), None) = (owners.next(), owners.next()) {
                *name = tree::name([qualifier.clone(), (*column).clone()]);
            }
        }
        Ok(())
    }

    /// The qualifier of an assignment's column: `a` in `a.name = …`.
    pub(super) fn assignment_qualifier(
        &self,
        target: &AssignmentTarget,
    ) -> Result<Option<String>, TenancyError> {
        let name: &ObjectName = match target {
            AssignmentTarget::ColumnName(name) => name,
            AssignmentTarget::Tuple(_) => return Ok(None),
        };
        let parts: Vec<&Ident> = idents(name)?;
        Ok(parts
            .len()
            .checked_sub(2)
            .and_then(|at| parts.get(at))
            .map(|ident| self.dialect.fold(ident)))
    }
}
