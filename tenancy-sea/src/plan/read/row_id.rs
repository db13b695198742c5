//! SQLite's other names of a key: what is looked at on a key would not be looked at under them.

use sqlparser::ast::{Assignment, AssignmentTarget, ObjectName};

use crate::entity::TableId;
use crate::error::TenancyError;
use crate::plan::dialect::Dialect;
use crate::plan::planning::Planning;
use crate::plan::scope::idents;

/// SQLite takes each for an `INTEGER PRIMARY KEY`, unless the table has such a column.
const NAMES: &[&str] = &["rowid", "_rowid_", "oid"];

impl Planning<'_> {
    /// The assigned columns go by the names that their entity declares.
    pub(in crate::plan) fn assigns_no_row_id(
        &self,
        assignments: &[Assignment],
        id: TableId,
    ) -> Result<(), TenancyError> {
        assignments
            .iter()
            .try_for_each(|assignment| match &assignment.target {
                AssignmentTarget::ColumnName(name) => {
                    self.names_no_row_id(std::slice::from_ref(name), id)
                }
                AssignmentTarget::Tuple(names) => self.names_no_row_id(names, id),
            })
    }

    /// The written columns go by the names that their entity declares.
    pub(in crate::plan) fn names_no_row_id(
        &self,
        names: &[ObjectName],
        id: TableId,
    ) -> Result<(), TenancyError> {
        if self.dialect != Dialect::Sqlite || !self.scopes() || !self.is_owned(id) {
            return Ok(());
        }
        for name in names {
            let parts = idents(name)?;
            let Some(name) = parts.last() else { continue };
            if !self.declares(id, name) && NAMES.iter().any(|known| self.dialect.names(name, known))
            {
                return Err(TenancyError::form(format!(
                    "a write to `{}`, which is another name of the key; name the key's own column",
                    self.dialect.unquoted(name)
                )));
            }
        }
        Ok(())
    }
}
