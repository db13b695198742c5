//! An upsert never touches a row that isn't the tenant's: such a conflict fails the whole statement.

use std::ops::ControlFlow;

use sqlparser::ast::{
    Assignment, AssignmentTarget, Expr, FunctionArgExpr, Ident, Insert, OnConflict,
    OnConflictAction, OnInsert, Query, Visit, Visitor,
};

use super::insert::insert_alias;
use super::set_row;
use crate::entity::{Scope as Ownership, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::read::predicate::Access;
use crate::plan::references::repeatable::can_take_long;
use crate::plan::references::set_reference::Target;
use crate::plan::scope::{Scope, idents};
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
                let asked = self.arm(assignments);
                if insert.returning.is_none() && assignments.iter().all(is_noop) {
                    return self.tells_no_id(assignments, id, &qualifier, scope);
                }
                let target = Target::Conflict(&qualifier);
                self.keeps_tenant(assignments, id, target)?;
                self.set_references(assignments, id, target, scope)?;
                self.guards_row_in_the_way(assignments, id, &qualifier, scope)?;
                if let Some(source) = &mut insert.source {
                    self.set_apart(source, &qualifier)?;
                }
                if self.apart
                    && !asked
                        .iter()
                        .all(|name| self.reads_target(name, id, &qualifier))
                {
                    return Err(TenancyError::form(
                        "an upsert whose update reads a column of the SELECT; use `VALUES(column)`",
                    ));
                }
                Ok(())
            }
            Some(_) => Err(TenancyError::form("this form of upsert")),
        }
    }

    /// What MySQL's update arm reads, before planning adds to it.
    fn arm(&self, assignments: &[Assignment]) -> Vec<Expr> {
        let mut columns = ReadColumns(Vec::new());
        for assignment in assignments {
            let _ = Visit::visit(&assignment.value, &mut columns);
        }
        columns.0
    }

    fn reads_target(&self, column: &Expr, id: TableId, qualifier: &Ident) -> bool {
        match column {
            Expr::Identifier(name) => self.declares(id, name),
            Expr::CompoundIdentifier(parts) => parts
                .len()
                .checked_sub(2)
                .and_then(|at| parts.get(at))
                .is_some_and(|name| self.dialect.fold(name) == self.dialect.fold(qualifier)),
            _ => true,
        }
    }

    /// MariaDB says the key of a row in the way, to which nothing is done, for the last that it inserted.
    fn tells_no_id(
        &mut self,
        assignments: &mut [Assignment],
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let Some(writable) = self.predicate(id, qualifier, Access::Write, scope)? else {
            return Ok(());
        };
        if let Some(first) = assignments.first_mut() {
            let value = first.value.clone();
            let call = |name: &str, args: Vec<Expr>| {
                tree::call(name, args.into_iter().map(FunctionArgExpr::Expr).collect())
            };
            let nothing = call("LAST_INSERT_ID", vec![tree::number("0")]);
            let forgets = tree::eq(nothing, tree::number("0"));
            let otherwise = call("IF", vec![forgets, value.clone(), value.clone()]);
            first.value = tree::case_else(writable, value, otherwise);
        }
        Ok(())
    }

    /// Fails where the row in the way isn't the tenant's. MariaDB assigns from left to right, and goes on after an error: what
    /// can take long stands before, so that it is computed from own rows alone.
    fn guards_row_in_the_way(
        &mut self,
        assignments: &mut Vec<Assignment>,
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let writable = self.writable(id, qualifier, scope)?;
        let mut before = 0;
        for (at, assignment) in assignments.iter_mut().enumerate() {
            if !can_take_long(&assignment.value) {
                continue;
            }
            let AssignmentTarget::ColumnName(name) = &assignment.target else {
                return Err(set_row::form());
            };
            let column = idents(name)?.last().map(|name| (*name).clone());
            let column = column.ok_or_else(|| TenancyError::form("an assignment to nothing"))?;
            let value = std::mem::replace(&mut assignment.value, tree::null());
            let kept = tree::column(qualifier, column);
            assignment.value = tree::case_else(writable.clone(), value, kept);
            before = at + 1;
        }
        let table = self.registry.table(id);
        let owners = table.owners().flat_map(|owner| &owner.columns);
        let owners: Vec<_> = owners
            .map(|pair| pair.from.as_str())
            .chain(table.tenant_column().map(|column| column.name.as_str()))
            .collect();
        for assignment in assignments.iter().take(before) {
            for owner in &owners {
                if self.assigns(&assignment.target, owner)? {
                    return Err(TenancyError::form(
                        "an upsert that assigns whose the row is before a sub-query or a call; assign that last",
                    ));
                }
            }
        }
        let code = self.conflict(id);
        let (name, family) = self.guard_column(id)?;
        let column = tree::column(qualifier, self.ident(&name));
        let value = self.value_of_row_or_raise(writable, column.clone(), column, family, code);
        assignments.insert(before, self.assignment(&name, value));
        Ok(())
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

/// The columns that an expression reads, but for those of sub-queries.
struct ReadColumns(Vec<Expr>);

impl Visitor for ReadColumns {
    type Break = ();

    fn pre_visit_query(&mut self, _: &Query) -> ControlFlow<()> {
        ControlFlow::Break(())
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if matches!(expr, Expr::Identifier(_) | Expr::CompoundIdentifier(_)) {
            self.0.push(expr.clone());
        }
        ControlFlow::Continue(())
    }
}
