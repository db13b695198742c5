use sqlparser::ast::{Expr, Ident, Insert, SelectItem, SetExpr, TableFactor, TableWithJoins};

use super::reference::{Key, operand};
use super::set_reference::Target;
use crate::entity::{Reference, Table, TableId};
use crate::error::TenancyError;
use crate::plan::label::Parameter;
use crate::plan::planning::Planning;
use crate::plan::scope::{Scope, name_of};
use crate::plan::tree;
use crate::plan::write::fill_in::{default_rows, no_columns, projected};
use crate::plan::write::tenant_value::is_default;

/// A reference with the places of its columns in the statement's list.
struct Placed<'t> {
    reference: &'t Reference,
    places: Vec<Option<usize>>,
}

impl Planning<'_> {
    /// Checks the keys of each inserted row that point to tenant-owned tables.
    pub(in crate::plan) fn insert_references(
        &mut self,
        insert: &mut Insert,
        id: TableId,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let registry = self.registry;
        let table = registry.table(id);
        if table.references.is_empty() {
            return Ok(());
        }
        if !insert.assignments.is_empty() {
            return self.set_references(&mut insert.assignments, id, Target::NewRow, scope);
        }
        let placed = table
            .references
            .iter()
            .map(|reference| {
                let places = reference
                    .columns
                    .iter()
                    .map(|pair| self.place_of(insert, &pair.from));
                Ok(Placed {
                    reference,
                    places: places.collect::<Result<_, TenancyError>>()?,
                })
            })
            .collect::<Result<Vec<_>, TenancyError>>()?;
        let width = insert.columns.len();
        if width == 0 {
            if default_rows(insert).is_none() {
                return Err(no_columns(&table.entity));
            }
            let unset = |owner| (owner, vec![None]);
            return self.must_be_set(table, &table.owners().map(unset).collect::<Vec<_>>());
        }
        match &mut insert.source {
            Some(source) => {
                let places: Vec<usize> = placed
                    .iter()
                    .flat_map(|placed| placed.places.iter().flatten().copied())
                    .collect();
                self.repeatable_places(&source.body, &places)?;
                self.read_as_table(source, &places)?;
                self.source_references(&mut source.body, table, &placed, width, scope)
            }
            None => Err(TenancyError::form("INSERT without values")),
        }
    }

    fn source_references(
        &mut self,
        body: &mut SetExpr,
        table: &Table,
        placed: &[Placed<'_>],
        width: usize,
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        match body {
            SetExpr::Values(values) => {
                if values.rows.iter().any(|row| row.content.len() != width) {
                    return Err(TenancyError::form(
                        "a row that has another length than the list of columns",
                    ));
                }
                let is_bulk = self.is_bulk(&values.rows);
                match values.rows.as_mut_slice() {
                    [first, rest] if is_bulk => {
                        let (first, rest) = (&mut first.content, &mut rest.content);
                        let of_first = self.keys(first, None, table, placed, scope)?;
                        let of_rest = self.keys(rest, None, table, placed, scope)?;
                        self.check_keys(rest, &of_rest, Rows::Rest, table, placed, scope)?;
                        let rows = Rows::First { rest: &of_rest };
                        self.check_keys(first, &of_first, rows, table, placed, scope)
                    }
                    rows => rows.iter_mut().try_for_each(|row| {
                        self.row_references(&mut row.content, None, table, placed, scope)
                    }),
                }
            }
            SetExpr::Select(select) => {
                let items = &mut select.projection;
                let needs_places = placed
                    .iter()
                    .any(|placed| placed.places.iter().any(Option::is_some));
                if needs_places {
                    projected(items, 0, width)?;
                }
                let qualifier = only_relation(&select.from);
                self.row_references(
                    &mut Projection { items, width },
                    qualifier.as_ref(),
                    table,
                    placed,
                    scope,
                )
            }
            SetExpr::Query(query) => {
                let scope = self.names_of(Some(query), scope);
                self.source_references(&mut query.body, table, placed, width, &scope)
            }
            SetExpr::SetOperation { left, right, .. } => {
                self.source_references(left, table, placed, width, scope)?;
                self.source_references(right, table, placed, width, scope)
            }
            _ => Err(TenancyError::form("this source of INSERT")),
        }
    }

    fn row_references(
        &mut self,
        row: &mut dyn Row,
        qualifier: Option<&Ident>,
        table: &Table,
        placed: &[Placed<'_>],
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let keys = self.keys(row, qualifier, table, placed, scope)?;
        self.check_keys(row, &keys, Rows::Each, table, placed, scope)
    }

    /// The values of a row's keys, read before any is wrapped: two references may share a column.
    fn keys(
        &mut self,
        row: &mut dyn Row,
        qualifier: Option<&Ident>,
        table: &Table,
        placed: &[Placed<'_>],
        scope: &Scope<'_>,
    ) -> Result<Vec<KeyValues>, TenancyError> {
        let mut keys = Vec::new();
        for reference in placed {
            let pairs = reference.places.iter().zip(&reference.reference.columns);
            let values = pairs.map(|(place, pair)| match place {
                Some(place) => {
                    let value = row.value(*place)?;
                    self.uncapturable(value, Target::Row(qualifier), scope)?;
                    self.repeatable(value)?;
                    self.make_certain(value, table, &pair.from);
                    Ok((!is_default(value)).then(|| value.clone()))
                }
                None => Ok(None),
            });
            let values = values.collect::<Result<KeyValues, TenancyError>>()?;
            self.reads_no_column_of(&values, &table.name.to_lowercase())?;
            keys.push(values);
        }
        self.must_be_set(table, &owners(placed, &keys))?;
        Ok(keys)
    }

    /// Wraps the values of a row's keys in checks.
    fn check_keys(
        &mut self,
        row: &mut dyn Row,
        keys: &[KeyValues],
        rows: Rows<'_>,
        table: &Table,
        placed: &[Placed<'_>],
        scope: &Scope<'_>,
    ) -> Result<(), TenancyError> {
        let owners = owners(placed, keys);
        for (at, (placed, values)) in placed.iter().zip(keys).enumerate() {
            let Some(values) = all_set(values) else {
                continue;
            };
            let Some(Some(first)) = placed.places.first() else {
                continue;
            };
            let reference = placed.reference;
            let (nulls_pass, beside) = if reference.ownership {
                another_is_set(&owners, reference)
            } else {
                (true, None)
            };
            let key = Key {
                table,
                reference,
                values: &values,
                nulls_pass,
                beside,
            };
            if self.points_nowhere(&key)? {
                continue;
            }
            let once = self.can_check_once(&key);
            let rest = match rows {
                Rows::Rest if once => continue,
                Rows::First { rest } if once => rest.get(at).and_then(all_set),
                Rows::Each | Rows::First { .. } | Rows::Rest => None,
            };
            // A column that two references share is wrapped by both.
            let result = std::mem::replace(row.value(*first)?, tree::null());
            *row.value(*first)? = match rest {
                Some(rest) => self.checked_references(&key, &rest, result, scope)?,
                None => self.checked_reference(key, result, scope)?,
            };
        }
        Ok(())
    }
}

/// The values of one key; `None` for a column that isn't given.
type KeyValues = Vec<Option<Expr>>;

/// Which rows of the statement one is.
#[derive(Clone, Copy)]
enum Rows<'k> {
    Each,
    /// The first of a bulk insert, beside the keys of all others.
    First {
        rest: &'k [KeyValues],
    },
    /// All but the first.
    Rest,
}

/// The values of a key that is given, and not NULL.
fn all_set(values: &KeyValues) -> Option<Vec<Expr>> {
    let values = values.iter().cloned().collect::<Option<Vec<_>>>()?;
    let is_null = values.iter().any(super::reference::is_null_literal);
    (!is_null).then_some(values)
}

/// The keys that decide whose the row is.
fn owners<'p>(placed: &[Placed<'p>], keys: &[KeyValues]) -> Vec<(&'p Reference, KeyValues)> {
    placed
        .iter()
        .zip(keys)
        .filter(|(placed, _)| placed.reference.ownership)
        .map(|(placed, values)| (placed.reference, values.clone()))
        .collect()
}

/// Whether a parent may be NULL, and what must hold of the others if it is: that one of several is set can be seen from
/// literals and parameters before, but not from anything else.
fn another_is_set(
    owners: &[(&Reference, Vec<Option<Expr>>)],
    reference: &Reference,
) -> (bool, Option<Expr>) {
    let known = |value: &Expr| matches!(value, Expr::Value(_)) || Parameter::of(value).is_some();
    if owners.len() > 1 && owners.iter().flat_map(|(_, key)| key).flatten().all(known) {
        return (true, None);
    }
    let others = owners
        .iter()
        .filter(|(other, _)| other.relation != reference.relation);
    let set = others.filter_map(|(_, key)| {
        let key = key.iter().cloned().collect::<Option<Vec<Expr>>>()?;
        tree::and(
            key.into_iter()
                .map(|value| tree::is_not_null(operand(value))),
        )
    });
    let beside = tree::or(set.collect::<Vec<_>>());
    (beside.is_some(), beside)
}

/// A row whose values can be looked at and replaced by their place.
trait Row {
    fn value(&mut self, place: usize) -> Result<&mut Expr, TenancyError>;
}

impl Row for Vec<Expr> {
    fn value(&mut self, place: usize) -> Result<&mut Expr, TenancyError> {
        self.get_mut(place).ok_or_else(short_row)
    }
}

/// The SELECT list of an INSERT … SELECT.
struct Projection<'i> {
    items: &'i mut [SelectItem],
    width: usize,
}

impl Row for Projection<'_> {
    fn value(&mut self, place: usize) -> Result<&mut Expr, TenancyError> {
        projected(self.items, place, self.width)
    }
}

fn short_row() -> TenancyError {
    TenancyError::form("a row that is shorter than the list of columns")
}

/// The name of the only relation in FROM, where there is one.
fn only_relation(from: &[TableWithJoins]) -> Option<Ident> {
    match from {
        [TableWithJoins { relation, joins }] if joins.is_empty() => match relation {
            TableFactor::UNNEST { alias, .. } => alias.as_ref().map(|alias| alias.name.clone()),
            relation => name_of(relation),
        },
        _ => None,
    }
}
