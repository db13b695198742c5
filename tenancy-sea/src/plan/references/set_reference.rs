//! The keys that an UPDATE, an upsert's update arm or MySQL's `INSERT … SET` writes.

use sqlparser::ast::{Assignment, Expr, Ident};

use super::reference::{Key, is_null_literal, operand};
use crate::entity::{KeyFamily, Reference, Table, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;
use crate::plan::scope::Scope;
use crate::plan::tree;
use crate::plan::write::tenant_value::is_default;

/// A reference with the places of the assignments to its columns.
struct Written<'t> {
    reference: &'t Reference,
    places: Vec<Option<usize>>,
}

/// What assignments are made to.
#[derive(Clone, Copy)]
pub(in crate::plan) enum Target<'q> {
    /// A row that is inserted: what isn't assigned isn't set.
    NewRow,
    /// A row that is there, by the name that its columns go by; `None` where the statement has several.
    Row(Option<&'q Ident>),
    /// The row that is in the way of an INSERT, by the same name.
    Conflict(&'q Ident),
}

impl Planning<'_> {
    /// Checks the keys that assignments write.
    pub(in crate::plan) fn set_references(
        &mut self,
        assignments: &mut [Assignment],
        id: TableId,
        target: Target<'_>,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let registry = self.registry;
        let table = registry.table(id);
        let mut written = Vec::new();
        for reference in &table.references {
            let places = reference
                .columns
                .iter()
                .map(|pair| self.assigned(assignments, &pair.from));
            let places = places.collect::<Result<Vec<_>, _>>()?;
            if matches!(target, Target::NewRow) || places.iter().any(Option::is_some) {
                written.push(Written { reference, places });
            }
        }
        let pairs = written
            .iter()
            .flat_map(|written| written.places.iter().zip(&written.reference.columns));
        for (place, pair) in pairs {
            if let Some(assignment) = place.and_then(|place| assignments.get_mut(place)) {
                self.uncapturable(&mut assignment.value, target, scope)?;
                self.repeatable(&assignment.value)?;
                if !(target.is_conflict() && self.is_inserted(&assignment.value, &pair.from)) {
                    self.make_certain(&mut assignment.value, table, &pair.from);
                }
            }
        }
        for of_one in &written {
            self.read_as_they_were(assignments, &of_one.places)?;
        }
        let owners = written
            .iter()
            .filter(|written| written.reference.ownership)
            .flat_map(|written| written.places.iter().copied());
        self.read_as_they_were(assignments, &owners.collect::<Vec<_>>())?;
        // Values are read before any is wrapped: two references may share a column.
        let mut keys = Vec::new();
        for Written { reference, places } in &written {
            if let Some(first) = places.iter().flatten().min()
                && let Some(values) = self.key_values(assignments, places, reference, target)?
            {
                keys.push((*reference, *first, values));
            }
        }
        self.one_parent_is_set(assignments, table, &written, target)?;
        for (reference, first, mut values) in keys {
            // Beside other tables, MySQL compares what it knows of the row before it knows whose the row is.
            if matches!(target, Target::Row(None)) {
                for (value, pair) in values.iter_mut().zip(&reference.columns) {
                    let family = table.column(&pair.from).map(|column| column.family);
                    self.key_waits(value, family.unwrap_or(KeyFamily::Other), scope)?;
                }
            }
            let nulls_pass = !reference.ownership || table.owners().count() > 1;
            let key = Key {
                table,
                reference,
                values: &values,
                nulls_pass,
                beside: None,
            };
            if self.points_nowhere(&key)? {
                continue;
            }
            if let Some(assignment) = assignments.get_mut(first) {
                let result = std::mem::replace(&mut assignment.value, tree::null());
                assignment.value = self.checked_reference(key, result, scope)?;
            }
        }
        Ok(())
    }

    /// A secondary row keeps a parent.
    fn one_parent_is_set(
        &mut self,
        assignments: &mut [Assignment],
        table: &Table,
        written: &[Written<'_>],
        target: Target<'_>,
    ) -> Result<(), TenancyError> {
        let owners: Vec<_> = written
            .iter()
            .filter(|written| written.reference.ownership)
            .map(|Written { reference, places }| {
                let values = places.iter().zip(&reference.columns).map(|(place, pair)| {
                    match place.and_then(|place| assignments.get(place)) {
                        Some(assignment) => {
                            let value = &assignment.value;
                            (!is_default(value)).then(|| value.clone())
                        }
                        // What isn't assigned stays as it is in the row that is there.
                        None if !matches!(target, Target::NewRow) => {
                            Some(Expr::Identifier(self.ident(&pair.from)))
                        }
                        None => None,
                    }
                });
                (*reference, values.collect())
            })
            .collect();
        if matches!(target, Target::NewRow) {
            return self.must_be_set(table, &owners);
        }
        if owners.is_empty() || table.owners().count() == 1 {
            return self.must_be_set(table, &owners);
        }
        // Which of several parents are set can be known only beside the row.
        let qualifier = target.qualifier().ok_or_else(|| {
            TenancyError::form("one of several parents assigned beside other tables")
        })?;
        let mut set = Vec::new();
        for parent in table.owners() {
            let mut all = Vec::new();
            for pair in &parent.columns {
                let value = match self
                    .assigned(assignments, &pair.from)?
                    .and_then(|place| assignments.get(place))
                {
                    Some(assignment) => operand(assignment.value.clone()),
                    None => tree::column(qualifier, self.ident(&pair.from)),
                };
                all.push(tree::is_not_null(value));
            }
            set.extend(tree::and(all));
        }
        let names: Vec<_> = table
            .owners()
            .map(|owner| owner.relation.as_str())
            .collect();
        let error = TenancyError::OrphanedRow {
            entity: table.entity.clone(),
            relation: names.join("`, `"),
        };
        let code = self.check(error);
        let first = written
            .iter()
            .filter(|written| written.reference.ownership)
            .flat_map(|written| &written.places)
            .flatten();
        let column = written
            .first()
            .and_then(|written| written.reference.columns.first());
        let (Some(first), Some(pair), Some(condition)) = (first.min(), column, tree::or(set))
        else {
            return Ok(());
        };
        let family = table
            .column(&pair.from)
            .map_or(KeyFamily::Other, |column| column.family);
        let of_row = tree::column(qualifier, self.ident(&pair.from));
        if let Some(assignment) = assignments.get_mut(*first) {
            let value = std::mem::replace(&mut assignment.value, tree::null());
            assignment.value = self.value_of_row_or_raise(condition, value, of_row, family, code);
        }
        Ok(())
    }

    /// A key's values after the assignments: what isn't assigned stays as it is in the row. `None` if nothing can be
    /// wrong with it: it is NULL, or what the INSERT brought.
    fn key_values(
        &self,
        assignments: &[Assignment],
        places: &[Option<usize>],
        reference: &Reference,
        target: Target<'_>,
    ) -> Result<Option<Vec<Expr>>, TenancyError> {
        let mut values = Vec::new();
        let mut all_inserted = true;
        for (pair, place) in reference.columns.iter().zip(places) {
            let Some(assignment) = place.and_then(|place| assignments.get(place)) else {
                all_inserted = false;
                let qualifier = target
                    .qualifier()
                    .ok_or_else(|| TenancyError::form("a part of a relation's key"))?;
                values.push(tree::column(qualifier, self.ident(&pair.from)));
                continue;
            };
            if is_default(&assignment.value) {
                return Err(TenancyError::form(format!("SET {} = DEFAULT", pair.from)));
            }
            if is_null_literal(&assignment.value) {
                return Ok(None);
            }
            all_inserted &= target.is_conflict() && self.is_inserted(&assignment.value, &pair.from);
            values.push(assignment.value.clone());
        }
        Ok((!all_inserted).then_some(values))
    }
}

impl Target<'_> {
    pub(in crate::plan) fn qualifier(&self) -> Option<&Ident> {
        match self {
            Self::NewRow => None,
            Self::Row(qualifier) => *qualifier,
            Self::Conflict(qualifier) => Some(qualifier),
        }
    }

    /// Whether what the INSERT brought can be assigned to it.
    pub(in crate::plan) fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}
