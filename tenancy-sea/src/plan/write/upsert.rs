//! An upsert never touches a row that isn't the tenant's: such a conflict fails the whole statement.

use sqlparser::ast::{Expr, Ident, Insert, OnConflict, OnConflictAction, OnInsert};

use super::insert::insert_alias;
use crate::entity::{KeyFamily, Scope as Ownership, TableId};
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
            Some(OnInsert::DuplicateKeyUpdate(assignments)) => self.duplicate_key(
                assignments,
                insert.source.as_deref_mut(),
                insert.returning.is_some(),
                id,
                &qualifier,
                scope,
            ),
            Some(_) => Err(TenancyError::form("this form of upsert")),
        }
    }

    pub(super) fn writable(
        &mut self,
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<Expr, TenancyError> {
        self.predicate(id, qualifier, Access::Write, scope)?
            .ok_or_else(|| TenancyError::form("an upsert into a global table"))
    }

    pub(super) fn conflict(&mut self, id: TableId) -> u32 {
        let entity = self.registry.table(id).entity.clone();
        self.check(TenancyError::ConflictOutsideTenant { entity })
    }

    /// A column of the conflicting row on which an error can depend.
    fn some_column(&self, id: TableId, qualifier: &Ident) -> Result<Expr, TenancyError> {
        let (name, _) = self.guard_column(id)?;
        Ok(tree::column(qualifier, self.ident(&name)))
    }

    /// The column that decides whose the row is: the tenant column, or a parent's key.
    pub(super) fn guard_column(&self, id: TableId) -> Result<(String, KeyFamily), TenancyError> {
        let table = self.registry.table(id);
        let name = match &table.scope {
            Ownership::Direct { owners } => owners.first().map(|owner| &owner.column),
            Ownership::Secondary { parents } => parents
                .first()
                .and_then(|parent| parent.columns.first())
                .map(|pair| &pair.from),
            Ownership::Global { .. }
            | Ownership::Tenant { .. }
            | Ownership::Many { .. }
            | Ownership::OtherTenancy => None,
        };
        let name = name.ok_or_else(|| TenancyError::form("an upsert into this entity"))?;
        let family = table
            .column(name)
            .map_or(KeyFamily::Other, |column| column.family);
        Ok((name.clone(), family))
    }
}
