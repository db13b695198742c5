use sea_orm::{QueryResult, Value};

use super::column::Reader;
use super::origin::Origins;
use super::{Columns, Watched};
use crate::error::TenancyError;
use crate::plan::{GuardedColumn, Position};

/// Where a column stands in the rows of one result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Index(usize),
    /// In a map: `mock` and `proxy`.
    Name(String),
}

/// The columns to look at in every row of a result like this one.
///
/// A guarded column that isn't found refuses the result: it must not count as NULL.
pub(super) fn watched(
    row: &QueryResult,
    guard: &[GuardedColumn],
    origins: Option<&Origins>,
) -> Result<Columns, TenancyError> {
    let mut first = None;
    let mut others = Vec::new();
    for (guarded, column) in guard.iter().enumerate() {
        let mut found = false;
        let mut watch = |place| {
            found = true;
            let watched = Watched {
                place,
                reader: Reader::default(),
                tenant: column.owner.tenant,
                guarded,
            };
            match &mut first {
                None => first = Some(watched),
                Some(_) => others.push(watched),
            }
        };
        match &column.position {
            Position::Index { name, .. }
            | Position::Name(name)
            | Position::Origin { column: name, .. }
                if is_map(row) =>
            {
                watch(Place::Name(name.clone()));
            }
            Position::Index { index, .. } => watch(Place::Index(*index)),
            Position::Name(name) => indexes_of_name(row, name)
                .into_iter()
                .map(Place::Index)
                .for_each(watch),
            Position::Origin { table, column } => {
                if let Some(origins) = origins {
                    let indexes = origins.indexes(row, guarded, table, column);
                    indexes.into_iter().map(Place::Index).for_each(watch);
                }
            }
        }
        if !found {
            let entity = &column.owner.entity;
            return Err(TenancyError::form(format!(
                "a result in which the tenant column of `{entity}` can't be found"
            )));
        }
    }
    let first = first.ok_or_else(|| TenancyError::form("a result of which nothing is known"))?;
    Ok(Columns { first, others })
}

/// Columns with this name; in another case where there is none, since SQLite and MySQL answer with the name that the
/// table was made with.
fn indexes_of_name(row: &QueryResult, name: &str) -> Vec<usize> {
    let names = row.column_names();
    let having = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
        names
            .iter()
            .enumerate()
            .filter(|(_, other)| same(other))
            .map(|(index, _)| index)
            .collect()
    };
    let exact = having(&|other| other == name);
    if exact.is_empty() {
        having(&|other| other.eq_ignore_ascii_case(name))
    } else {
        exact
    }
}

#[cfg(any(feature = "mock", feature = "proxy"))]
fn is_map(row: &QueryResult) -> bool {
    #[cfg(feature = "mock")]
    if row.try_as_mock_row().is_some() {
        return true;
    }
    #[cfg(feature = "proxy")]
    if row.try_as_proxy_row().is_some() {
        return true;
    }
    false
}

#[cfg(not(any(feature = "mock", feature = "proxy")))]
fn is_map(_row: &QueryResult) -> bool {
    false
}

/// The value of a column in a row that is a map; `None` where it has no such column.
#[cfg_attr(not(any(feature = "mock", feature = "proxy")), allow(unused_variables))]
pub(super) fn from_map(row: &QueryResult, name: &str) -> Option<Value> {
    #[cfg(feature = "mock")]
    if let Some(row) = row.try_as_mock_row() {
        return row
            .clone()
            .into_column_value_tuples()
            .find(|(column, _)| column == name)
            .map(|(_, value)| value);
    }
    #[cfg(feature = "proxy")]
    if let Some(row) = row.try_as_proxy_row() {
        return row
            .clone()
            .into_column_value_tuples()
            .find(|(column, _)| column == name)
            .map(|(_, value)| value);
    }
    None
}
