use sqlparser::ast::{SqliteOnConflict, TableFactor, Update, UpdateTableFromKind};

use super::marked;
use crate::error::{Refusal, TenancyError};
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::read::from::Accesses;
use crate::plan::read::output::Columns;
use crate::plan::references::set_reference::Target;
use crate::plan::scope::{Scope, name_of};

impl Planning<'_> {
    /// UPDATE: own rows alone; what it reads is scoped; the tenant column and the references stay within the tenant.
    pub(in crate::plan) fn update(
        &mut self,
        update: &mut Update,
        scope: &Scope<'_>,
    ) -> Result<Columns, TenancyError> {
        let Update {
            update_token: _,
            optimizer_hints,
            table,
            assignments,
            from,
            selection,
            returning,
            output,
            or,
            order_by,
            limit,
        } = update;
        optimizer_hints.clear();
        // A row in the way makes the statement fail, or is left as it is. The rest deletes it, or ends half done.
        if !matches!(
            or,
            None | Some(SqliteOnConflict::Abort | SqliteOnConflict::Ignore)
        ) {
            return Err(Refusal::Kind("UPDATE OR …".into()).into());
        }
        if output.is_some() || matches!(from, Some(UpdateTableFromKind::BeforeSet(_))) {
            return Err(TenancyError::form("this form of UPDATE"));
        }
        if from.is_some() && self.dialect == Dialect::MySql {
            return Err(TenancyError::form(
                "UPDATE … FROM, which MySQL doesn't have; use UPDATE of joined tables",
            ));
        }
        let joined = !table.joins.is_empty();
        if joined && self.dialect != Dialect::MySql {
            return Err(TenancyError::form(
                "UPDATE of joined tables; use UPDATE … FROM",
            ));
        }
        self.is_plain_target(&table.relation, scope)?;
        if joined {
            self.qualify_assignments(assignments, table)?;
        } else if let TableFactor::Table { name, .. } = &table.relation {
            let id = self.declared(name)?;
            self.assigns_no_row_id(assignments, id)?;
            self.split_rows(assignments, id)?;
        }
        let mut qualifiers = Vec::new();
        for assignment in assignments.iter() {
            qualifiers.push(self.assignment_qualifier(&assignment.target)?);
        }
        if joined && qualifiers.iter().any(Option::is_none) {
            return Err(TenancyError::form(
                "UPDATE of joined tables with a column that doesn't name its table",
            ));
        }
        let writes = |name: &str| {
            !joined
                || qualifiers
                    .iter()
                    .flatten()
                    .any(|qualifier| qualifier == name)
        };
        self.written = self.tables_of(std::slice::from_ref(&*table));
        let opened = marked::take(selection);
        let accesses = Accesses {
            first_opened: opened,
            condition: None,
            alone: false,
            stays: false,
            writes: &writes,
        };
        let alone = !joined && from.is_none();
        if joined {
            self.nothing_fails_among(std::slice::from_ref(table), &writes, scope)?;
        }
        let mut block = self.from(std::slice::from_mut(table), &accesses, scope)?;
        let targets = block.tables.clone();
        let is_target = |name: &String| targets.iter().any(|(target, _)| target == name);
        if joined && !qualifiers.iter().flatten().all(is_target) {
            return Err(TenancyError::form("UPDATE of something that isn't a table"));
        }
        if let Some(UpdateTableFromKind::AfterSet(from)) = from {
            self.read_beside_targets(&mut block, from, selection, scope)?;
        }
        let inside = self.among(scope, &block);
        self.expressions(assignments, &inside)?;
        self.expressions(selection, &inside)?;
        self.expressions(order_by, &inside)?;
        self.returning(returning.as_deref_mut(), scope)?;
        self.expressions(limit, scope)?;
        if self.scopes() {
            // `without_tenancy()` opens the first relation, and no other.
            for (name, id) in targets.into_iter().skip(usize::from(opened)) {
                if !writes(&name) {
                    continue;
                }
                if joined {
                    // Each table's own assignments, in their places.
                    let (mut own, rest): (Vec<_>, Vec<_>) = std::mem::take(assignments)
                        .into_iter()
                        .partition(|assignment| matches!(self.assignment_qualifier(&assignment.target), Ok(Some(of)) if of == name));
                    self.keeps_tenant(&mut own, id, Target::Row(None))?;
                    self.set_references(&mut own, id, Target::Row(None), &inside)?;
                    assignments.extend(rest);
                    assignments.extend(own);
                } else {
                    let qualifier = alone.then_some(()).and(name_of(&table.relation));
                    let target = Target::Row(qualifier.as_ref());
                    self.keeps_tenant(assignments, id, target)?;
                    self.set_references(assignments, id, target, scope)?;
                }
            }
        }
        block.awaited |= inside.is_awaited();
        self.scope_condition(selection, &mut block);
        returning.as_deref().map_or_else(
            || Ok(Columns::default()),
            |items| self.outputs(items, &block.relations),
        )
    }
}
