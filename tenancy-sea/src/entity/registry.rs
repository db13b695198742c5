use std::collections::HashMap;

use tenancy_core::{TenancyId, TenantKey};

use super::family::Family;
use super::key::{BoundKey, KeyFamily};
use super::table::Table;
use super::tenancies::TenancyNumber;
use crate::error::TenancyError;

/// Where a table stands in the [`Registry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TableId(pub(crate) usize);

/// The declared tables of an application: validated as a whole, never changed afterwards.
#[derive(Debug)]
pub(crate) struct Registry {
    pub(super) tables: Vec<Table>,
    by_name: HashMap<String, Vec<TableId>>,
    /// The columns' names in lower case, with the family that all columns of that name have.
    columns: HashMap<String, Option<Family>>,
    /// That for which the set was resolved first.
    tenancies: Vec<TenancyTable>,
}

/// A tenancy whose tenants' table is among the declared ones.
#[derive(Clone, Debug)]
pub(crate) struct TenancyTable {
    pub(crate) id: TenancyId,
    pub(crate) table: TableId,
    /// The tenant entity, for messages.
    pub(crate) entity: String,
    /// The family of its key column.
    pub(crate) family: KeyFamily,
}

impl TenancyTable {
    /// A tenant's key as it is bound.
    pub(crate) fn bind(&self, key: &TenantKey) -> Result<BoundKey, TenancyError> {
        self.family.bound(key, &self.entity)
    }
}

impl Registry {
    pub(crate) fn new(tables: Vec<Table>, tenancies: Vec<TenancyTable>) -> Self {
        let mut by_name: HashMap<String, Vec<TableId>> = HashMap::new();
        for (index, table) in tables.iter().enumerate() {
            by_name
                .entry(table.name.to_lowercase())
                .or_default()
                .push(TableId(index));
        }
        let mut columns = HashMap::new();
        for column in tables.iter().flat_map(|table| &table.columns) {
            let known = columns
                .entry(column.name.to_lowercase())
                .or_insert(column.compares);
            if *known != column.compares {
                *known = None;
            }
        }
        Self {
            tables,
            by_name,
            columns,
            tenancies,
        }
    }

    /// The table at a place that this registry gave out.
    #[allow(
        clippy::indexing_slicing,
        reason = "a TableId is given out by this registry alone and tables never leave it"
    )]
    pub(crate) fn table(&self, id: TableId) -> &Table {
        &self.tables[id.0]
    }

    /// The tables with this name in any case, whatever their schema.
    pub(crate) fn named(&self, name: &str) -> &[TableId] {
        self.by_name
            .get(&name.to_lowercase())
            .map_or(&[], Vec::as_slice)
    }

    /// Whether any table has a column of this name.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        self.columns.contains_key(&name.to_lowercase())
    }

    /// The family of the columns of this name; `None` where there is none, or they have several.
    pub(crate) fn family_of(&self, name: &str) -> Option<Family> {
        self.columns.get(&name.to_lowercase()).copied().flatten()
    }

    /// Whether all columns of this name hold integers or decimals, and there is one.
    pub(crate) fn is_exact(&self, name: &str) -> bool {
        let columns = self.tables.iter().flat_map(|table| &table.columns);
        let mut named = columns.filter(|column| column.name.eq_ignore_ascii_case(name));
        self.has_column(name) && named.all(|column| column.exact)
    }

    /// Whether all columns of this name are integers of one width, or there is only one.
    pub(crate) fn has_one_type(&self, name: &str) -> bool {
        let columns = self.tables.iter().flat_map(|table| &table.columns);
        let named = columns.filter(|column| column.name.eq_ignore_ascii_case(name));
        let families: Vec<KeyFamily> = named.map(|column| column.family).collect();
        match families.as_slice() {
            [] => false,
            [_] => true,
            [first, rest @ ..] => {
                matches!(first, KeyFamily::Integer(_)) && rest.iter().all(|family| family == first)
            }
        }
    }

    /// Whether some table has a key of this name that points to rows of tenants.
    pub(crate) fn is_key(&self, name: &str) -> bool {
        let references = self.tables.iter().flat_map(|table| &table.references);
        let mut columns = references.flat_map(|reference| &reference.columns);
        columns.any(|pair| pair.from.eq_ignore_ascii_case(name))
    }

    /// The tenancies to whose tenants rows can belong; that for which the set was resolved first.
    pub(crate) fn tenancies(&self) -> &[TenancyTable] {
        &self.tenancies
    }

    /// The table whose rows are a tenancy's tenants.
    pub(super) fn tenants_of(&self, TenancyNumber(tenancy): TenancyNumber) -> Option<TableId> {
        let tenancy = self.tenancies.get(usize::from(tenancy))?;
        Some(tenancy.table)
    }
}
