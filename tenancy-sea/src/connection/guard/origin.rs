//! Which columns of `SELECT *` over several tables come from a table's tenant column.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::super::shared::Shared;
use super::catalogue::{Catalogue, Numbers};
use super::driver::{Origin, Output, outputs};
use crate::entity::Registry;
use crate::plan::{GuardedColumn, Position};

/// What is known of the guarded columns of a plan that are told by their origin.
#[derive(Debug)]
pub(super) struct Origins {
    registry: Arc<Registry>,
    catalogue: Arc<Catalogue>,
    /// Of each guarded column, where the driver says numbers.
    numbers: Vec<Option<Numbers>>,
}

impl Origins {
    /// Whether a column is told by its origin.
    pub(super) fn are_needed(guard: &[GuardedColumn]) -> bool {
        guard
            .iter()
            .any(|guarded| matches!(guarded.position, Position::Origin { .. }))
    }

    /// Asks the catalogue what the driver doesn't say. It is asked before the statement runs: a stream keeps its
    /// connection busy.
    pub(super) async fn ask<D: ConnectionTrait>(
        guard: &[GuardedColumn],
        shared: &Shared,
        registry: &Arc<Registry>,
        database: &D,
    ) -> Result<Self, DbErr> {
        let catalogue = Arc::clone(&shared.catalogue);
        let mut numbers = Vec::with_capacity(guard.len());
        for guarded in guard {
            numbers.push(match &guarded.position {
                Position::Origin { table, column } => {
                    catalogue
                        .numbers(table, column, &shared.database, database)
                        .await?
                }
                Position::Index { .. } | Position::Name(_) => None,
            });
        }
        Ok(Self {
            registry: Arc::clone(registry),
            catalogue,
            numbers,
        })
    }

    /// The columns of a row that come from a table's column.
    pub(super) fn indexes(
        &self,
        row: &QueryResult,
        guarded: usize,
        table: &str,
        column: &str,
    ) -> Vec<usize> {
        let own = self.numbers.get(guarded).and_then(Option::as_ref);
        let wanted = Wanted {
            table,
            column,
            numbers: own.map_or(&[], |numbers| numbers),
        };
        let indexes = wanted.indexes(&outputs(row), &|origin| self.is_elsewhere(origin));
        if indexes.is_empty() {
            // The table may have been made anew since it was asked for: refuse now, ask again next time.
            self.catalogue.forget(table, column);
        }
        indexes
    }

    /// Whether a column surely is no guarded one: it comes from a declared table and isn't its tenant column.
    fn is_elsewhere(&self, origin: &Origin) -> bool {
        match origin {
            Origin::Unknown => false,
            Origin::Named { table, column } => {
                let declared = self.registry.named(table);
                let is_tenant_column = |id: &crate::entity::TableId| {
                    let mut tenant_columns = self.registry.table(*id).tenant_columns();
                    tenant_columns.any(|(_, own)| own.eq_ignore_ascii_case(column))
                };
                !declared.is_empty() && !declared.iter().any(is_tenant_column)
            }
            Origin::Numbered(relation, attribute) => {
                let number = (*relation, *attribute);
                let guarded = |numbers: &Option<Numbers>| {
                    numbers
                        .as_ref()
                        .is_some_and(|numbers| numbers.contains(&number))
                };
                !self.numbers.iter().any(guarded)
            }
        }
    }
}

/// The tenant column that is looked for.
pub(super) struct Wanted<'a> {
    pub(super) table: &'a str,
    pub(super) column: &'a str,
    pub(super) numbers: &'a [(u32, i16)],
}

impl Wanted<'_> {
    /// The columns that come from there.
    ///
    /// A driver may have lost the origin: MariaDB says a derived table's alias, and of a column that USING merges there
    /// is one side alone. Then every column of that name is meant which isn't known to be another: `*` keeps names.
    pub(super) fn indexes(
        &self,
        outputs: &[Output],
        is_elsewhere: &dyn Fn(&Origin) -> bool,
    ) -> Vec<usize> {
        let indexes_of = |is: &dyn Fn(&Output) -> bool| -> Vec<usize> {
            let found = outputs.iter().enumerate().filter(|(_, output)| is(output));
            found.map(|(index, _)| index).collect()
        };
        let known = indexes_of(&|output| self.is(&output.origin));
        if !known.is_empty() {
            return known;
        }
        indexes_of(&|output| {
            output.name.eq_ignore_ascii_case(self.column) && !is_elsewhere(&output.origin)
        })
    }

    fn is(&self, origin: &Origin) -> bool {
        match origin {
            Origin::Unknown => false,
            Origin::Named { table, column } => {
                table.eq_ignore_ascii_case(self.table) && column.eq_ignore_ascii_case(self.column)
            }
            Origin::Numbered(relation, attribute) => {
                self.numbers.contains(&(*relation, *attribute))
            }
        }
    }
}
