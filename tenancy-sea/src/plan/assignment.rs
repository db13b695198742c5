//! What an UPDATE, or the update arm of an upsert, may assign.

use sqlparser::ast::{Assignment, AssignmentTarget, Expr, Ident, ObjectName};

use super::planning::Planning;
use super::reference::{Key, is_null_literal};
use super::scope::{Scope, idents};
use super::tenant_value::{TenantColumn, is_default};
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

    /// Checks the keys that assignments write. `whole` for a row that is inserted: what isn't assigned isn't set.
    pub(super) fn set_references(
        &mut self,
        assignments: &mut [Assignment],
        id: TableId,
        whole: bool,
        qualifier: Option<&Ident>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let registry = self.registry;
        let table = registry.table(id);
        let mut written = Vec::new();
        for reference in &table.references {
            let mut places = Vec::new();
            for pair in &reference.columns {
                places.push(self.assigned(assignments, &pair.from)?);
            }
            if whole || places.iter().any(Option::is_some) {
                written.push((reference, places));
            }
        }
        for place in written.iter().flat_map(|(_, places)| places).flatten() {
            if let Some(assignment) = assignments.get_mut(*place) {
                self.uncapturable(&mut assignment.value, qualifier)?;
            }
        }
        let mut owners = Vec::new();
        for (reference, places) in &written {
            if reference.ownership {
                let values = places.iter().map(|place| {
                    let value = place
                        .and_then(|place| assignments.get(place))
                        .map(|assignment| assignment.value.clone());
                    value.filter(|value| !is_default(value))
                });
                owners.push((*reference, values.collect::<Vec<_>>()));
            }
        }
        let several = table
            .references
            .iter()
            .filter(|reference| reference.ownership)
            .count()
            > 1;
        // An UPDATE that sets one of several parents can't tell whether another is set; the row's predicate does.
        if whole || !several {
            self.must_be_set(
                table,
                &owners
                    .iter()
                    .filter(|owner| whole || owner.1.iter().any(Option::is_some))
                    .cloned()
                    .collect::<Vec<_>>(),
            )?;
        }
        for (reference, places) in written {
            let Some(first) = places.iter().flatten().min().copied() else {
                continue;
            };
            let values = self.key_values(assignments, &places, qualifier, reference)?;
            let Some(values) = values else { continue };
            let nulls_pass = !reference.ownership || several;
            let key = Key {
                table,
                reference,
                values: &values,
                nulls_pass,
            };
            if let Some(assignment) = assignments.get_mut(first) {
                let result = std::mem::replace(&mut assignment.value, tree::null());
                assignment.value = self.checked_reference(key, result, scope)?;
            }
        }
        Ok(())
    }

    /// A key's values after the assignments: what isn't assigned stays as it is in the row. `None` if nothing can be
    /// wrong with it: it is NULL, or what the INSERT brought.
    fn key_values(
        &self,
        assignments: &[Assignment],
        places: &[Option<usize>],
        qualifier: Option<&Ident>,
        reference: &crate::entity::Reference,
    ) -> Result<Option<Vec<Expr>>, TenancyError> {
        let mut values = Vec::new();
        let mut all_inserted = true;
        for (pair, place) in reference.columns.iter().zip(places) {
            match place.and_then(|place| assignments.get(place)) {
                Some(assignment) => {
                    let value = &assignment.value;
                    if is_default(value) {
                        return Err(TenancyError::form(format!("SET {} = DEFAULT", pair.from)));
                    }
                    if is_null_literal(value) {
                        return Ok(None);
                    }
                    all_inserted &= self.is_inserted(value, &pair.from);
                    values.push(value.clone());
                }
                None => {
                    all_inserted = false;
                    let qualifier = qualifier
                        .ok_or_else(|| TenancyError::form("a part of a relation's key"))?;
                    values.push(tree::column(qualifier, self.ident(&pair.from)));
                }
            }
        }
        Ok((!all_inserted).then_some(values))
    }

    /// The place of the assignment to a column; twice is refused.
    fn assigned(
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
