//! An upsert never touches a row that isn't the tenant's: such a conflict fails the whole statement.

use sqlparser::ast::{Assignment, Expr, Ident, Insert, OnConflict, OnConflictAction, OnInsert};

use super::insert::insert_alias;
use crate::entity::{Scope as Ownership, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::read::predicate::Access;
use crate::plan::references::set_reference::Target;
use crate::plan::scope::Scope;
use crate::plan::tree;

impl Planning<'_> {
    pub(in crate::plan) fn upsert(
        &mut self,
        insert: &mut Insert,
        id: TableId,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let qualifier = insert_alias(insert)?;
        match &mut insert.on {
            None => Ok(()),
            Some(OnInsert::OnConflict(OnConflict {
                action: OnConflictAction::DoNothing,
                ..
            })) => Ok(()),
            Some(OnInsert::OnConflict(OnConflict {
                action: OnConflictAction::DoUpdate(update),
                ..
            })) => {
                let target = Target::Conflict(&qualifier);
                self.keeps_tenant(&mut update.assignments, id, target)?;
                self.set_references(&mut update.assignments, id, target, scope)?;
                let writable = self.writable(id, &qualifier, scope)?;
                let column = self.some_column(id, &qualifier)?;
                let code = self.conflict(id);
                let theirs = update
                    .selection
                    .take()
                    .unwrap_or_else(|| tree::eq(tree::number("1"), tree::number("1")));
                update.selection = Some(self.condition_or_raise(writable, theirs, column, code));
                Ok(())
            }
            Some(OnInsert::DuplicateKeyUpdate(assignments)) => {
                // What does nothing to the row in the way still returns it.
                if insert.returning.is_none() && assignments.iter().all(is_noop) {
                    return Ok(());
                }
                let target = Target::Conflict(&qualifier);
                self.keeps_tenant(assignments, id, target)?;
                self.set_references(assignments, id, target, scope)?;
                // Assignments run from left to right, so the first looks at the row as it was.
                let writable = self.writable(id, &qualifier, scope)?;
                let code = self.conflict(id);
                let (name, family) = self.guard_column(id)?;
                let column = tree::column(&qualifier, self.ident(&name));
                let value =
                    self.value_of_row_or_raise(writable, column.clone(), column, family, code);
                assignments.insert(0, self.assignment(&name, value));
                match &mut insert.source {
                    Some(source) => self.set_apart(source, &qualifier),
                    None => Ok(()),
                }
            }
            Some(_) => Err(TenancyError::form("this form of upsert")),
        }
    }

    fn writable(
        &mut self,
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        self.predicate(id, qualifier, Access::Write, scope)?
            .ok_or_else(|| TenancyError::form("an upsert into a global table"))
    }

    fn conflict(&mut self, id: TableId) -> u32 {
        let entity = self.registry.table(id).entity.clone();
        self.check(TenancyError::ConflictOutsideTenant { entity })
    }

    /// A column of the conflicting row on which an error can depend.
    fn some_column(&self, id: TableId, qualifier: &Ident) -> Result<Expr, TenancyError> {
        let (name, _) = self.guard_column(id)?;
        Ok(tree::column(qualifier, self.ident(&name)))
    }

    /// The column that decides whose the row is: the tenant column, or a parent's key.
    fn guard_column(
        &self,
        id: TableId,
    ) -> Result<(String, crate::entity::KeyFamily), TenancyError> {
        let table = self.registry.table(id);
        let name = match &table.scope {
            Ownership::Direct { column, .. } => Some(column),
            Ownership::Secondary { parents } => parents
                .first()
                .and_then(|parent| parent.columns.first())
                .map(|pair| &pair.from),
            Ownership::Global { .. } | Ownership::Tenant { .. } | Ownership::Many { .. } => None,
        };
        let name = name.ok_or_else(|| TenancyError::form("an upsert into this entity"))?;
        let family = table
            .column(name)
            .map_or(crate::entity::KeyFamily::Other, |column| column.family);
        Ok((name.clone(), family))
    }
}

/// SeaORM's way to do nothing on MySQL: `id = id`.
fn is_noop(assignment: &Assignment) -> bool {
    let target = assignment.target.to_string();
    matches!(
        &assignment.value,
        Expr::Identifier(_) | Expr::CompoundIdentifier(_)
    ) && assignment.value.to_string() == target
}
