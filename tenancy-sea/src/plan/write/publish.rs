//! A row of an optional many-to-many entity that is linked to nobody is everybody's: no tenant makes one so. Its link goes
//! with the row, by a DELETE from the entity itself.

use sqlparser::ast::Assignment;

use crate::entity::{Scope as Ownership, Table, TableId};
use crate::error::TenancyError;
use crate::plan::planning::Planning;

impl Planning<'_> {
    /// A link may be a row's last one.
    pub(super) fn keeps_links(&self, pivot: TableId) -> Result<(), TenancyError> {
        let pivot = self.registry.table(pivot);
        match pivot.references.iter().find(|reference| reference.links) {
            Some(link) => Err(self.publishes("DELETE from", pivot, link.table)),
            None => Ok(()),
        }
    }

    /// A link stays a link of its row, and the row keeps the key that its links name.
    pub(super) fn keeps_linked(
        &self,
        assignments: &[Assignment],
        id: TableId,
    ) -> Result<(), TenancyError> {
        let table = self.registry.table(id);
        let links = table.references.iter().filter(|reference| reference.links);
        let of_links = links.flat_map(|link| link.columns.iter().map(|pair| (link.table, pair)));
        let of_row = match &table.scope {
            Ownership::Many {
                pivot,
                optional: true,
                shared_writes: false,
            } => pivot.row.as_slice(),
            _ => &[],
        };
        // Both have this table's column first.
        for (linked, pair) in of_links.chain(of_row.iter().map(|pair| (id, pair))) {
            for assignment in assignments {
                if self.assigns(&assignment.target, &pair.from)? {
                    let what = format!("UPDATE of `{}` in", pair.from);
                    return Err(self.publishes(&what, table, linked));
                }
            }
        }
        Ok(())
    }

    fn publishes(&self, what: &str, table: &Table, linked: TableId) -> TenancyError {
        TenancyError::form(format!(
            "{what} `{}`, which could take the last link from a row of `{name}` and make it everybody's; delete from \
             `{name}`, which takes the link away too, or say `#[optional_tenant(shared_writes)]`",
            table.name,
            name = self.registry.table(linked).name
        ))
    }
}
