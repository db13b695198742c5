//! MySQL's `ON DUPLICATE KEY UPDATE`: its assignments run from left to right, on whatever row is in the way.

use sqlparser::ast::{Assignment, Expr, FunctionArgExpr, Ident, Query};

use crate::entity::{IntegerWidth, KeyFamily, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::read::predicate::Access;
use crate::plan::references::repeatable::can_take_long;
use crate::plan::references::set_reference::Target;
use crate::plan::scope::Scope;
use crate::plan::tree;

impl Planning<'_> {
    /// `returns`: whether the statement returns rows, the one in the way among them.
    pub(super) fn duplicate_key(
        &mut self,
        assignments: &mut Vec<Assignment>,
        source: Option<&mut Query>,
        returns: bool,
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        if !returns && assignments.iter().all(is_noop) {
            return self.tells_no_id(assignments, id, qualifier, scope);
        }
        let read = columns_read(assignments);
        let slow = assignments
            .iter()
            .map(|assignment| can_take_long(&assignment.value));
        let slow: Vec<_> = slow.collect();
        let target = Target::Conflict(qualifier);
        self.keeps_tenant(assignments, id, target)?;
        self.set_references(assignments, id, target, scope)?;
        self.guards_row_in_the_way(assignments, &slow, id, qualifier, scope)?;
        if let Some(source) = source {
            self.set_apart(source, qualifier)?;
        }
        let of_target = |column| self.is_of_target(column, id, qualifier);
        if self.apart && !read.iter().all(of_target) {
            return Err(TenancyError::form(
                "an upsert whose update reads a column of the SELECT; use `VALUES(column)`",
            ));
        }
        Ok(())
    }

    fn is_of_target(&self, column: &Expr, id: TableId, qualifier: &Ident) -> bool {
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

    /// Fails where the row in the way isn't the tenant's. MariaDB goes on after an error: what can take a time that tells of the
    /// row is computed from own rows alone, each behind the same check.
    fn guards_row_in_the_way(
        &mut self,
        assignments: &mut Vec<Assignment>,
        slow: &[bool],
        id: TableId,
        qualifier: &Ident,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let writable = self.writable(id, qualifier, scope)?;
        let code = self.conflict(id);
        if !slow.contains(&true) {
            let (name, family) = self.guard_column(id)?;
            let column = tree::column(qualifier, self.ident(&name));
            let value = self.value_of_row_or_raise(writable, column.clone(), column, family, code);
            assignments.insert(0, self.assignment(&name, value));
            return Ok(());
        }
        let one = tree::number("1");
        let integer = KeyFamily::Integer(IntegerWidth::Int);
        let checked = self.value_if_or_raise(writable, one.clone(), integer, code);
        let is_own = tree::eq(tree::nested(checked), one);
        // The tenant column keeps its value for all checks: assigned last, on an own row it is what it was.
        let (mut own, mut rest) = (Vec::new(), Vec::new());
        let registry = self.registry;
        let tenant_columns: Vec<&str> = registry
            .table(id)
            .tenant_columns()
            .map(|(_, column)| column)
            .collect();
        for (assignment, slow) in assignments.drain(..).zip(slow) {
            let mut is_tenant = false;
            for column in &tenant_columns {
                is_tenant |= self.assigns(&assignment.target, column)?;
            }
            if is_tenant { &mut own } else { &mut rest }.push((assignment, *slow));
        }
        // The first one fails for all.
        for (at, (mut assignment, slow)) in rest.into_iter().chain(own).enumerate() {
            if at == 0 || slow {
                assignment.value = tree::case_when(is_own.clone(), assignment.value);
            }
            assignments.push(assignment);
        }
        Ok(())
    }
}

/// The columns that assignments read, but for those of sub-queries.
fn columns_read(assignments: &[Assignment]) -> Vec<Expr> {
    let mut read = Vec::new();
    for assignment in assignments {
        tree::any_outside_queries(&assignment.value, |expr| {
            if tree::column_name(expr).is_some() {
                read.push(expr.clone());
            }
            false
        });
    }
    read
}

/// SeaORM's way to do nothing on MySQL: `id = id`.
fn is_noop(assignment: &Assignment) -> bool {
    let target = assignment.target.to_string();
    matches!(
        &assignment.value,
        Expr::Identifier(_) | Expr::CompoundIdentifier(_)
    ) && assignment.value.to_string() == target
}
